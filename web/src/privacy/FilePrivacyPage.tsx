// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconFileCheck, IconShieldLock } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, send } from '@/api/client';
import { useLabel, useRefresh } from '@/api/queries';
import { FilePageFrame } from '@/files/FilePageFrame';
import { useT } from '@/i18n';
import {
  AppLink,
  ConfirmDialog,
  EmptyState,
  LoadError,
  Loading,
  notify,
  notifyError,
  Section,
  StatusBadge,
} from '@/ui';
import { day } from '@/ui/format';
import { HandoverDialog } from './HandoverDialog';
import classes from './privacy.module.css';
import { fileNoticesQuery } from './queries';
import { Requests } from './Requests';
import { printHref } from './search';
import {
  channelWords,
  type FileNotice,
  type FileNotices,
  type Handover,
  levelWords,
  schemeWords,
  standingTone,
  standingWords,
  textWords,
} from './words';

export default function FilePrivacyPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const notices = useQuery(fileNoticesQuery(id));
  if (notices.data) return <FilePrivacyView key={id} page={notices.data} />;
  if (notices.isError) return <LoadError error={notices.error} retry={() => void notices.refetch()} />;
  return <Loading rows={10} />;
}

/** What the young person and their parents were told of the data kept, and what they still have to be told. */
export function FilePrivacyView({ page }: { page: FileNotices }) {
  const { t } = useT();
  const { id } = page.person;
  const refresh = useRefresh();
  const [giving, setGiving] = useState(false);
  return (
    <FilePageFrame
      person={page.person}
      current="vie-privee"
      actions={
        !page.controllerMissing && (
          <Button leftSection={<IconFileCheck size={18} aria-hidden />} onClick={() => setGiving(true)}>
            {t('privacy.handOver')}
          </Button>
        )
      }
    >
      <div className="stack">
        {page.controllerMissing && <p className={classes.alert}>{t('privacy.controllerMissing')}</p>}
        {page.schemes.length === 0 && (
          <EmptyState icon={IconShieldLock} title={t('privacy.noScheme')}>
            {t('privacy.noSchemeText')}
          </EmptyState>
        )}
        {page.schemes.map((one) => (
          <SchemeSection key={one.scheme} personId={id} one={one} printable={!page.controllerMissing} />
        ))}
        <Handovers page={page} />
        <Requests personId={id} guardians={page.guardians} />
        <p style={{ margin: 0 }}>
          <AppLink href={`/dossiers/${id}/consultations`}>{t('privacy.whoLooked')}</AppLink>
        </p>
      </div>
      {giving && (
        <HandoverDialog
          page={page}
          onClose={() => setGiving(false)}
          onDone={async () => {
            setGiving(false);
            notify(t('privacy.noted'));
            await refresh(['file-notices', id], ['file', id], ['notices-due']);
          }}
        />
      )}
    </FilePageFrame>
  );
}

function SchemeSection({ personId, one, printable }: { personId: string; one: FileNotice; printable: boolean }) {
  const { t } = useT();
  const relation = useLabel('guardian_relation');
  const scheme = schemeWords(one.scheme);
  return (
    <Section
      title={t('privacy.noticeOf', { scheme })}
      actions={
        printable && (
          <nav className="row" aria-label={t('privacy.printFor', { scheme })}>
            <AppLink href={printHref(personId, { dispositif: one.scheme, niveau: 'young' })}>
              {t('privacy.printYoung')}
            </AppLink>
            <AppLink href={printHref(personId, { dispositif: one.scheme, niveau: 'parents' })}>
              {t('privacy.printParents')}
            </AppLink>
          </nav>
        )
      }
    >
      <p className={classes.flat}>
        {one.receivedOn && `${t('privacy.receivedOn', { day: day(one.receivedOn) })} `}
        {one.owed && one.dueOn && (
          <StatusBadge tone={one.overdue ? 'bad' : 'warn'}>
            {t('privacy.beforeDay', { day: day(one.dueOn) })}
            {one.overdue && `, ${t('privacy.late')}`}
          </StatusBadge>
        )}
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('privacy.who')}</th>
            <th scope="col">{t('privacy.state')}</th>
          </tr>
        </thead>
        <tbody>
          {one.recipients.map((recipient) => (
            <tr key={recipient.guardianId ?? 'young'}>
              <th scope="row">
                {recipient.guardianId ? recipient.name : t('privacy.young')}
                {recipient.guardianId && (
                  <span className="muted small">
                    {' '}
                    {relation(recipient.relation).toLowerCase()}
                    {recipient.authority === 'unknown' && `, ${t('privacy.authorityUnknown')}`}
                  </span>
                )}
              </th>
              <td>
                <StatusBadge tone={standingTone(recipient.standing)}>
                  {recipient.givenOn
                    ? t('privacy.standingOn', {
                        standing: standingWords(recipient.standing),
                        day: day(recipient.givenOn),
                      })
                    : standingWords(recipient.standing)}
                </StatusBadge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={`muted small ${classes.flat}`}>{textWords(one.notice)}</p>
    </Section>
  );
}

function Handovers({ page }: { page: FileNotices }) {
  const { t } = useT();
  const client = useQueryClient();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<Handover | null>(null);
  const withdraw = async ({ id }: Handover) => {
    setChosen(null);
    try {
      const answer = await send(api.DELETE('/api/v1/notice-handovers/{id}', { params: { path: { id } } }));
      client.setQueryData(fileNoticesQuery(page.person.id).queryKey, answer);
      notify(t('privacy.withdrawnNow'));
      await refresh(['file', page.person.id], ['notices-due']);
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Section title={t('privacy.given')}>
      {page.handovers.length === 0 && <p className={`muted ${classes.flat}`}>{t('privacy.givenNone')}</p>}
      <ul className="plain-list line-list">
        {page.handovers.map((one) => (
          <li key={one.id} className={classes.given}>
            <div data-withdrawn={one.withdrawn || undefined}>
              <p className={`${classes.flat} strong`}>
                {one.guardianId
                  ? t('privacy.givenTo', { who: one.guardianName, day: day(one.givenOn) })
                  : t('privacy.givenToYoung', { day: day(one.givenOn) })}
              </p>
              <p className={`${classes.flat} small`}>
                {t('privacy.givenHow', {
                  channel: channelWords(one.channel),
                  level: levelWords(one.level).toLowerCase(),
                  text: schemeWords(one.scheme),
                })}
                {one.explained && ` · ${t('privacy.explained')}`}
                {one.by && ` · ${t('privacy.by', { name: one.by.displayName })}`}
              </p>
              {one.note && <p className={`${classes.flat} small written`}>{one.note}</p>}
              {one.overrideReason && <p className={`${classes.flat} small`}>{one.overrideReason}</p>}
              {one.withdrawn && <StatusBadge tone="quiet">{t('privacy.withdrawn')}</StatusBadge>}
            </div>
            <div className="row">
              <AppLink href={printHref(page.person.id, { remise: one.id })}>{t('privacy.reread')}</AppLink>
              {!one.withdrawn && (
                <Button variant="subtle" onClick={() => setChosen(one)}>
                  {t('privacy.withdraw')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {chosen && (
        <ConfirmDialog
          opened
          title={t('privacy.withdraw')}
          confirmLabel={t('privacy.withdraw')}
          onConfirm={() => void withdraw(chosen)}
          onClose={() => setChosen(null)}
        >
          {t('privacy.withdrawAsk')}
        </ConfirmDialog>
      )}
    </Section>
  );
}
