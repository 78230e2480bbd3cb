// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconChecklist, IconUsers } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { statusTone, statusWords } from '@/attendance/statuses';
import { useT } from '@/i18n';
import { dropReason } from '@/receptions/words';
import { AppLink, EmptyState, Section, StatusBadge } from '@/ui';
import classes from './today.module.css';

type Today = Schema<'Today'>;
type Half = 'am' | 'pm';

/** Who is expected today, and whether they came. */
export function Expected({ today }: { today: Today }) {
  const { t } = useT();
  const rollCall = (
    <Button
      component={AppLink}
      href={`/presences?demiJournee=${today.halfDay}`}
      size="compact-md"
      leftSection={<IconChecklist size={16} aria-hidden />}
    >
      {t('today.rollCall')}
    </Button>
  );
  return (
    <Section title={t('today.expected')} actions={today.expected.length > 0 && rollCall}>
      {!today.open && (
        <p className={classes.closed}>
          {t('today.closed', { reason: dropReason(today.closedReason, today.closedLabel) })}
        </p>
      )}
      {today.expected.length === 0 && today.open && (
        <EmptyState
          icon={IconUsers}
          title={t('today.nobody')}
          action={<AppLink href="/saisines/nouvelle">{t('today.newReferral')}</AppLink>}
        >
          {t('today.nobodyText')}
        </EmptyState>
      )}
      <ul className="plain-list line-list">
        {today.expected.map((row) => (
          <li key={row.stayId} className={classes.line}>
            <Pupil row={row} />
            <div className={classes.marks}>
              {row.firstDay && <StatusBadge tone="info">{t('today.firstDay')}</StatusBadge>}
              {row.lastDay && <StatusBadge tone="info">{t('today.lastDay')}</StatusBadge>}
              <HalfMark half="am" row={row} now={today.halfDay} />
              <HalfMark half="pm" row={row} now={today.halfDay} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Pupil({ row }: { row: Schema<'TodayRow'> }) {
  return (
    <div className={classes.pupil}>
      <AppLink href={`/accueils/${row.stayId}`} className={classes.name}>
        {row.personName}
      </AppLink>
      <span className="muted small">{[row.structureName, row.className].filter(Boolean).join(', ')}</span>
    </div>
  );
}

/** "Matin : présent"; nothing when not expected then. */
function HalfMark({ half, row, now }: { half: Half; row: Schema<'TodayRow'>; now: string }) {
  const { t } = useT();
  const planned = row[half];
  if (!planned) return null;
  const label = half === 'am' ? t('today.morning') : t('today.afternoon');
  const ahead = half === 'pm' && now.endsWith('/am');
  const words = planned.status
    ? statusWords(planned.status).toLowerCase()
    : ahead
      ? t('today.toCome')
      : t('today.notTaken');
  return (
    <StatusBadge tone={planned.status ? statusTone(planned.status) : ahead ? 'quiet' : 'warn'}>
      {t('today.halfStatus', { half: label, status: words })}
    </StatusBadge>
  );
}
