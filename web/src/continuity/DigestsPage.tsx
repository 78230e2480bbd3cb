// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, send } from '@/api/client';
import { useLabel, useMeta, useSession } from '@/api/queries';
import { translateOr, useT } from '@/i18n';
import {
  AppLink,
  addDays,
  DateField,
  EmptyState,
  LoadError,
  Loading,
  notify,
  notifyError,
  PageHeader,
  Section,
  StatusBadge,
} from '@/ui';
import { dayLong, dayShort, instant } from '@/ui/format';
import classes from './continuity.module.css';
import { DigestDialog } from './DigestDialog';
import { digestsQuery } from './queries';
import type { DigestSearch } from './search';
import { DIGEST_TONES, type DigestSchool, presenceWords } from './words';

/** What each school is told of a day: present or absent, and what was already told. */
export default function DigestsPage() {
  const { t } = useT();
  const { today } = useMeta();
  const search = useSearch({ strict: false }) as DigestSearch;
  const navigate = useNavigate();
  const on = search.jour ?? today;
  const { data, isError, error, refetch } = useQuery(digestsQuery(on));
  const go = (jour: string) => void navigate({ to: '.', search: { jour: jour === today ? undefined : jour } as never });
  return (
    <>
      <PageHeader
        title={t('continuity.digests')}
        subtitle={dayLong(on)}
        help="retour#les-releves-du-jour"
        actions={
          <div className={classes.pick}>
            <Button
              variant="default"
              aria-label={t('continuity.dayBefore')}
              onClick={() => go(addDays(on, -1))}
              px="xs"
            >
              <IconChevronLeft size={18} aria-hidden />
            </Button>
            <DateField label={t('continuity.day')} value={on} max={today} onChange={(day) => day && go(day)} />
            <Button
              variant="default"
              aria-label={t('continuity.dayAfter')}
              disabled={on >= today}
              onClick={() => go(addDays(on, 1))}
              px="xs"
            >
              <IconChevronRight size={18} aria-hidden />
            </Button>
          </div>
        }
      />
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={8} />}
      {data && (
        <div className="stack">
          {data.late.length > 0 && (
            <p className={`row ${classes.flat}`}>
              <span className={classes.late}>{t('continuity.lateDays')}</span>
              {data.late.map(({ day, schools }) => (
                <AppLink key={day} href={`/colleges-presences?jour=${day}`}>
                  {t('continuity.lateDay', { day: dayShort(day), count: schools })}
                </AppLink>
              ))}
            </p>
          )}
          {data.schools.length === 0 && <EmptyState icon={IconSend} title={t('continuity.nobodyExpected')} />}
          {data.schools.map((school) => (
            <School key={school.structureId} school={school} on={on} onDone={() => refetch()} />
          ))}
        </div>
      )}
    </>
  );
}

function School({ school, on, onDone }: { school: DigestSchool; on: string; onDone: () => Promise<unknown> }) {
  const { t } = useT();
  const { user } = useSession();
  const [sending, setSending] = useState(false);
  const changed = (stayId: string, half: 'am' | 'pm') =>
    school.corrections.some((each) => each.stayId === stayId && each.half === half);
  const known = school.state !== 'waiting';
  const again = school.sendings.length > 0;
  return (
    <Section
      title={school.structureName}
      actions={
        <>
          <span className={classes.state}>
            <StatusBadge tone={DIGEST_TONES[school.state]}>
              {translateOr(`continuity.digest_${school.state}`, school.state)}
            </StatusBadge>
          </span>
          <Button
            size="compact-md"
            variant={school.state === 'sent' || school.state === 'incomplete' ? 'default' : 'filled'}
            disabled={!known}
            leftSection={<IconSend size={16} aria-hidden />}
            aria-label={t(again ? 'continuity.sendAgainTo' : 'continuity.sendTo', { school: school.structureName })}
            onClick={() => setSending(true)}
          >
            {t(again ? 'continuity.sendAgain' : 'continuity.sendDigest')}
          </Button>
        </>
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('continuity.pupil')}</th>
            <th scope="col">{t('continuity.class')}</th>
            <th scope="col">{t('continuity.am')}</th>
            <th scope="col">{t('continuity.pm')}</th>
          </tr>
        </thead>
        <tbody>
          {school.pupils.map((pupil) => (
            <tr key={pupil.stayId}>
              <th scope="row">
                <AppLink href={`/accueils/${pupil.stayId}`}>{pupil.personName}</AppLink>
              </th>
              <td>{pupil.className}</td>
              {(['am', 'pm'] as const).map((half) => (
                <td key={half} className={changed(pupil.stayId, half) ? classes.changed : undefined}>
                  {pupil[half] ? presenceWords(pupil[half]) : '—'}
                  {changed(pupil.stayId, half) && ` (${t('continuity.corrected')})`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Sendings school={school} onDone={onDone} />
      {sending && (
        <DigestDialog
          school={school}
          on={on}
          signature={user.displayName}
          onClose={() => setSending(false)}
          onDone={async () => {
            setSending(false);
            await onDone();
          }}
        />
      )}
    </Section>
  );
}

function Sendings({ school, onDone }: { school: DigestSchool; onDone: () => Promise<unknown> }) {
  const { t } = useT();
  const channel = useLabel('channel');
  if (school.sendings.length === 0) return null;
  const withdraw = async (id: string) => {
    try {
      await send(api.DELETE('/api/v1/presence-digests/{id}', { params: { path: { id } } }));
      notify(t('continuity.digestWithdrawn'));
      await onDone();
    } catch (error) {
      notifyError(error);
    }
  };
  const last = school.sendings.at(-1);
  return (
    <ul className={classes.contacts}>
      {school.sendings.map((sending) => (
        <li key={sending.id}>
          <span className="num">{t('continuity.sentAt', { at: instant(sending.at) })}</span>
          <span>{[channel(sending.channel), sending.to].filter(Boolean).join(' · ')}</span>
          <span className="muted small">{sending.by?.displayName}</span>
          {sending.id === last?.id && (
            <Button
              className="no-print"
              variant="subtle"
              size="compact-md"
              aria-label={t('continuity.withdrawDigest', { school: school.structureName })}
              onClick={() => void withdraw(sending.id)}
            >
              {t('continuity.takeBack')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
