// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useRefresh, useSheet } from '@/api/queries';
import { useT } from '@/i18n';
import {
  EmptyState,
  KeyValues,
  LoadError,
  Loading,
  notify,
  notifyError,
  PageHeader,
  PrintButton,
  PrintSheet,
  SheetFrame,
  StatusBadge,
} from '@/ui';
import { day, dayLong, dayShort, splitHalfDay } from '@/ui/format';
import { attestationQuery } from './queries';
import classes from './sheets.module.css';

type Content = Schema<'AttestationContent'>;

/** Attestation de fin d'accueil: numbered once given; nothing of the measure is on it. */
export default function AttestationPage() {
  const { t } = useT();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(attestationQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={10} />;
  const last = data.issued.at(-1);
  const toIssue = data.refusal === '' && (!last || data.changed);
  return (
    <>
      <PageHeader
        title={t('sheets.attestationOf', { name: data.personName })}
        back={{ href: `/accueils/${id}/imprimer`, label: t('sheets.backToSheets') }}
        badge={
          last && (
            <StatusBadge tone={data.changed ? 'warn' : 'good'}>
              {t('sheets.number', { number: last.number })}
            </StatusBadge>
          )
        }
        actions={
          <>
            {toIssue && <IssueButton id={id} again={Boolean(last)} />}
            {last && <PrintButton />}
          </>
        }
        help="imprimer#l-attestation-de-fin-d-accueil"
      />
      <div className="stack">
        {last && data.changed && <p className={classes.notice}>{t('sheets.attestationChanged')}</p>}
        {last ? (
          <PrintSheet title={t('sheets.attestation')}>
            <AttestationSheet content={last.content} attestation={last} />
          </PrintSheet>
        ) : data.refusal ? (
          <EmptyState icon={IconCertificate} title={t(`sheets.refusal_${data.refusal}`)}>
            {t(`sheets.refusalHint_${data.refusal}`)}
          </EmptyState>
        ) : (
          <div className={classes.preview} data-preview={t('sheets.notIssued')}>
            <AttestationSheet content={data.draft} />
          </div>
        )}
        {data.issued.length > 1 && (
          <ul className="plain-list muted small">
            {data.issued.slice(0, -1).map(({ id: former, number, issuedOn }) => (
              <li key={former}>{t('sheets.former', { number, day: day(issuedOn) })}</li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function IssueButton({ id, again }: { id: string; again: boolean }) {
  const { t } = useT();
  const refresh = useRefresh();
  const attestation = useRef(newId());
  const [busy, setBusy] = useState(false);
  const issue = async () => {
    setBusy(true);
    try {
      const made = await send(
        api.POST('/api/v1/stays/{id}/attestations', { params: { path: { id } }, body: { id: attestation.current } }),
      );
      attestation.current = newId();
      notify(t('sheets.issued', { number: made.number }));
      await refresh(['sheets', 'attestation', id]);
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void issue()}>
      {again ? t('sheets.issueAgain') : t('sheets.issue')}
    </Button>
  );
}

export function AttestationSheet({
  content,
  attestation,
}: {
  content: Content;
  attestation?: Pick<Schema<'Attestation'>, 'number' | 'issuedOn' | 'replaces'>;
}) {
  const { t } = useT();
  const { texts, shows } = useSheet('attestation');
  const hours = (minutes: number) =>
    t('sheets.hours', { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, '0') });
  return (
    <SheetFrame texts={texts}>
      {attestation && (
        <p>
          {t('sheets.numberOn', { number: attestation.number, day: dayLong(attestation.issuedOn) })}
          {attestation.replaces && ` ${t('sheets.replaces', { number: attestation.replaces })}`}
        </p>
      )}
      <KeyValues
        items={[
          { label: t('sheets.lastName'), value: content.lastName.toUpperCase() },
          { label: t('sheets.firstName'), value: content.firstName },
          { label: t('sheets.birthDate'), value: content.birthDate && day(content.birthDate) },
          ...(shows('pupil')
            ? [
                {
                  label: t('sheets.school'),
                  value: [content.structureName, content.className].filter(Boolean).join(', '),
                },
              ]
            : []),
        ]}
      />
      {shows('half_days') && <AttendedDays content={content} hours={hours} />}
      {shows('total') && (
        <p className="strong">{t('sheets.total', { count: content.halfDays.length, hours: hours(content.minutes) })}</p>
      )}
    </SheetFrame>
  );
}

function AttendedDays({ content, hours }: { content: Content; hours: (minutes: number) => string }) {
  const { t } = useT();
  const days = [...new Set(content.halfDays.map(({ halfDay }) => splitHalfDay(halfDay)?.day ?? ''))];
  const of = (each: string, half: 'am' | 'pm') => {
    const found = content.halfDays.find(({ halfDay }) => halfDay === `${each}/${half}`);
    return found ? hours(found.minutes) : '—';
  };
  // Beyond three weeks two columns of days, so that the longest stay keeps to its page.
  const tables =
    days.length > 15 ? [days.slice(0, Math.ceil(days.length / 2)), days.slice(Math.ceil(days.length / 2))] : [days];
  return (
    <div className={classes.columns}>
      {tables.map((those) => (
        <table key={those[0]} className={classes.compact}>
          <thead>
            <tr>
              <th scope="col">{t('sheets.day')}</th>
              <th scope="col">{t('sheets.morning')}</th>
              <th scope="col">{t('sheets.afternoon')}</th>
            </tr>
          </thead>
          <tbody>
            {those.map((each) => (
              <tr key={each}>
                <th scope="row">{dayShort(each)}</th>
                <td>{of(each, 'am')}</td>
                <td>{of(each, 'pm')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
