// SPDX-License-Identifier: EUPL-1.2
// Referrals that wait for somebody, and those who come soon.
import { IconCalendarEvent, IconInbox, IconMailCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { measurePeriod, referralStateWords, referralTone } from '@/receptions/words';
import { AppLink, EmptyState, Section, StatusBadge } from '@/ui';
import { dayShort, halfDayShort, time } from '@/ui/format';
import classes from './today.module.css';

type ReferralRow = Schema<'ReferralRow'>;

/** Schools that wait for an answer. */
export function Owed({ rows }: { rows: readonly ReferralRow[] }) {
  const { t } = useT();
  return (
    <Section title={t('today.owed')}>
      {rows.length === 0 && <EmptyState icon={IconMailCheck} title={t('today.nothingOwed')} />}
      <ReferralList rows={rows} act={t('today.answer')} all="/saisines?owed=true" />
    </Section>
  );
}

/** Referrals nobody decided yet. */
export function Pending({ rows }: { rows: readonly ReferralRow[] }) {
  const { t } = useT();
  return (
    <Section title={t('today.pending')}>
      {rows.length === 0 && (
        <EmptyState
          icon={IconInbox}
          title={t('today.nothingPending')}
          action={<AppLink href="/saisines/nouvelle">{t('today.newReferral')}</AppLink>}
        />
      )}
      <ReferralList rows={rows} act={t('today.decide')} all="/saisines" />
    </Section>
  );
}

/** What the server gives at the most: there may be more. */
const MOST = 30;

function ReferralList({ rows, act, all }: { rows: readonly ReferralRow[]; act: string; all: string }) {
  const { t } = useT();
  return (
    <>
      <ReferralRows rows={rows} act={act} />
      {rows.length >= MOST && (
        <p className={`small ${classes.foot}`}>
          <AppLink href={all}>{t('today.allReferrals')}</AppLink>
        </p>
      )}
    </>
  );
}

function ReferralRows({ rows, act }: { rows: readonly ReferralRow[]; act: string }) {
  const { t } = useT();
  return (
    <ul className="plain-list line-list">
      {rows.map((row) => (
        <Waiting
          key={row.id}
          href={`/saisines/${row.id}`}
          name={row.personName}
          school={[row.structureName, row.className]}
          act={act}
        >
          <StatusBadge tone={referralTone(row.state)}>{referralStateWords(row.state)}</StatusBadge>
          <span className="muted small">
            {t('today.received', {
              day: dayShort(row.receivedOn),
              time: row.receivedTime ? time(row.receivedTime) : 'none',
            })}
            {' · '}
            {measurePeriod(row.measure)}
          </span>
        </Waiting>
      ))}
    </ul>
  );
}

interface WaitingProps {
  href: string;
  name: string;
  school: string[];
  act: string;
  children: ReactNode;
}

function Waiting({ href, name, school, act, children }: WaitingProps) {
  return (
    <li className={classes.line}>
      <div className={classes.pupil}>
        <AppLink href={href} className={classes.name}>
          {name}
        </AppLink>
        <span className="muted small">{school.filter(Boolean).join(', ')}</span>
        <div className={classes.facts}>{children}</div>
      </div>
      <AppLink href={href} className={classes.act} tabIndex={-1} aria-hidden="true">
        {act}
      </AppLink>
    </li>
  );
}

/** Who arrives within two weeks. */
export function Upcoming({ rows }: { rows: readonly Schema<'StayRow'>[] }) {
  const { t } = useT();
  return (
    <Section title={t('today.upcoming')}>
      {rows.length === 0 && <EmptyState icon={IconCalendarEvent} title={t('today.nobodyComes')} />}
      <ul className="plain-list line-list">
        {rows.map((row) => (
          <li key={row.id} className={classes.line}>
            <div className={classes.pupil}>
              <AppLink href={`/accueils/${row.id}`} className={classes.name}>
                {row.personName}
              </AppLink>
              <span className="muted small">{[row.structureName, row.className].filter(Boolean).join(', ')}</span>
            </div>
            <div className={classes.when}>
              {row.firstHalfDay && <span>{halfDayShort(row.firstHalfDay)}</span>}
              <span className="muted small">{t('today.halfDays', { count: row.planned })}</span>
            </div>
          </li>
        ))}
      </ul>
      <p className={`small ${classes.foot}`}>
        <AppLink href="/accueils">{t('today.week')}</AppLink>
      </p>
    </Section>
  );
}
