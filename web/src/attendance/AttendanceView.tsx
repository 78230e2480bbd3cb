// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconBeach, IconMoodSmile, IconPrinter, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiProblem, type Schema } from '@/api/client';
import { May } from '@/api/May';
import { metaQuery, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { dropReason } from '@/receptions/words';
import { AppLink, EmptyState, LoadError, Loading, PageHeader } from '@/ui';
import { halfDay as halfDayWords } from '@/ui/format';
import classes from './attendance.module.css';
import { HalfDayBar } from './HalfDayBar';
import { keyOf, type OutboxState } from './outbox';
import { RollRow } from './RollRow';
import { SaveStatus } from './SaveStatus';
import { sheetQuery, useOutbox } from './useOutbox';

export interface AttendanceViewProps {
  /** "2026-11-19/am" */
  halfDay: string;
  onGo: (halfDay: string) => void;
}

/** The whole group of one half-day on one screen, for one thumb. */
export function AttendanceView({ halfDay, onGo }: AttendanceViewProps) {
  const { t } = useT();
  // Both are read here, in one rendering: a stored answer comes into the sheet as it leaves the outbox.
  const { state } = useOutbox();
  const { data: sheet, error, refetch, isPaused } = useSheet(halfDay);
  return (
    <>
      <PageHeader
        title={t('attendance.title')}
        help="presences"
        subtitle={halfDayWords(halfDay)}
        actions={
          sheet &&
          sheet.rows.length > 0 && (
            <>
              <May right="course_see">
                <Button
                  component={AppLink}
                  href={`/auto-evaluations?semaine=${halfDay.slice(0, 10)}`}
                  variant="default"
                  leftSection={<IconMoodSmile size={18} aria-hidden />}
                >
                  {t('attendance.evaluations')}
                </Button>
              </May>
              <Button
                component={AppLink}
                href={`/presences/imprimer?du=${halfDay}`}
                variant="default"
                leftSection={<IconPrinter size={18} aria-hidden />}
              >
                {t('attendance.print')}
              </Button>
            </>
          )
        }
      />
      <HalfDayBar halfDay={halfDay} sheet={sheet} onGo={onGo} />
      {!sheet && (error || isPaused) && (
        <LoadError error={error ?? ApiProblem.offline()} retry={() => void refetch()} />
      )}
      {!sheet && !error && !isPaused && <Loading rows={8} />}
      {sheet?.rows.length === 0 && <Nobody sheet={sheet} />}
      {sheet && sheet.rows.length > 0 && <Roll sheet={sheet} pending={state.pending} />}
    </>
  );
}

function useSheet(halfDay: string) {
  const now = useMeta().halfDay;
  const { refetch: rereadMeta } = useQuery({ ...metaQuery, enabled: false });
  // Noon may have passed since the program last asked what half-day it is.
  useEffect(() => {
    if (halfDay > now) void rereadMeta();
  }, [halfDay, now, rereadMeta]);
  return useQuery(sheetQuery(halfDay));
}

function Nobody({ sheet }: { sheet: Schema<'AttendanceSheet'> }) {
  const { t } = useT();
  if (!sheet.serviceOpen)
    return (
      <EmptyState icon={IconBeach} title={t('attendance.closed')}>
        {t('attendance.closedReason', { reason: dropReason(sheet.serviceReason, sheet.serviceLabel) })}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconUsers}
      title={t('attendance.nobody')}
      action={<AppLink href="/saisines">{t('attendance.seeReferrals')}</AppLink>}
    >
      {t('attendance.nobodyText')}
    </EmptyState>
  );
}

function Roll({ sheet, pending }: { sheet: Schema<'AttendanceSheet'>; pending: OutboxState['pending'] }) {
  const { t } = useT();
  const future = sheet.halfDay > useMeta().halfDay;
  return (
    <>
      {future && <p className={classes.future}>{t('attendance.future')}</p>}
      {!sheet.serviceOpen && (
        <p className={classes.future}>
          {t('attendance.closedButExpected', {
            reason: dropReason(sheet.serviceReason, sheet.serviceLabel),
          })}
        </p>
      )}
      <ul className={classes.roll} aria-label={t('attendance.group')}>
        {sheet.rows.map((row) => (
          <RollRow
            key={row.stayId}
            row={row}
            halfDay={sheet.halfDay}
            pending={pending.get(keyOf({ stayId: row.stayId, halfDay: sheet.halfDay })) ?? null}
            future={future}
          />
        ))}
      </ul>
      {!future && <SaveStatus sheet={sheet} />}
    </>
  );
}
