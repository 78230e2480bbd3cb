// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMeta } from '@/api/queries';
import { Conflict } from '@/attendance/Conflict';
import { keyOf, type Pending } from '@/attendance/outbox';
import { statusTone } from '@/attendance/statuses';
import { useOutbox } from '@/attendance/useOutbox';
import { useT } from '@/i18n';
import { StatusBadge } from '@/ui';
import { day, instant, instantDay, time } from '@/ui/format';
import { droppedRuns } from '../halfGrid';
import { dropReason } from '../words';
import { AttendanceEditor } from './AttendanceEditor';
import classes from './HalfDays.module.css';
import { halfWordsOf } from './halfWords';

type Stay = Schema<'Stay'>;
type StayHalf = Schema<'StayHalf'>;

/** The half-days of the stay with who came; each can be corrected in its line, without a connection too. */
export function HalfDays({ stay }: { stay: Stay }) {
  const { t } = useT();
  const { state } = useOutbox();
  const [editing, setEditing] = useState<string | null>(null);
  const pendingOf = (halfDay: string) => state.pending.get(keyOf({ stayId: stay.id, halfDay })) ?? null;
  const shown = stay.halfDays.filter((each) => each.planned || each.attendance);
  const dropped = droppedRuns(stay.halfDays, (each) => !each.planned && !each.attendance);
  return (
    <>
      <table className={classes.table} aria-label={t('receptions.halfDays')}>
        <thead>
          <tr>
            <th scope="col">{t('receptions.halfDay')}</th>
            <th scope="col">{t('receptions.attendance')}</th>
            <th scope="col">{t('receptions.precision')}</th>
            <th scope="col" className="no-print">
              <span className="visually-hidden">{t('receptions.correct')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => {
            const pending = pendingOf(each.halfDay);
            const conflict = pending?.state === 'conflict' ? pending : null;
            return (
              <Fragment key={each.halfDay}>
                {editing === each.halfDay ? (
                  <tr>
                    <td colSpan={4}>
                      <AttendanceEditor
                        stayId={stay.id}
                        half={each}
                        pending={pending}
                        onDone={() => setEditing(null)}
                      />
                    </td>
                  </tr>
                ) : (
                  <HalfDayRow half={each} pending={pending} onEdit={() => setEditing(each.halfDay)} />
                )}
                {conflict && (
                  <tr className="no-print">
                    <td colSpan={4}>
                      <Conflict pending={conflict} name={stay.personName} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {dropped.length > 0 && (
        <details className={classes.dropped}>
          <summary>
            {t('receptions.droppedHalves', { count: dropped.reduce((sum, run) => sum + run.count, 0) })}
          </summary>
          <ul>
            {dropped.map(({ from, to }) => (
              <li key={from.halfDay}>
                {halfWordsOf(from.halfDay)}
                {to !== from && ` → ${halfWordsOf(to.halfDay)}`} : {dropReason(from.reason, from.label)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The hour alone when it was taken on the day itself, as it should be. */
function takenAt(halfDay: string, at: string): string {
  return instantDay(at) === day(halfDay.slice(0, 10)) ? time(at) : instant(at);
}

interface HalfDayRowProps {
  half: StayHalf;
  /** The answer given here that has not reached the server yet. */
  pending: Pending | null;
  onEdit: () => void;
}

function HalfDayRow({ half, pending, onEdit }: HalfDayRowProps) {
  const { t } = useT();
  const meta = useMeta();
  const label = useLabel('attendance_status');
  const given = pending?.answer ?? half.attendance;
  const ahead = half.halfDay > meta.halfDay;
  const name = halfWordsOf(half.halfDay);
  const details = given
    ? [
        given.minutesLate > 0 && t('receptions.minutesLateCount', { count: given.minutesLate }),
        given.leftAt && t('receptions.leftAtTime', { time: time(given.leftAt) }),
        given.note,
        !half.planned && dropReason(half.reason, half.label),
      ].filter(Boolean)
    : [];
  return (
    <tr>
      <th scope="row" className={classes.short}>
        {name}
      </th>
      <td className={classes.short}>
        {given ? (
          <StatusBadge tone={statusTone(given.status)}>{label(given.status)}</StatusBadge>
        ) : (
          <span className="muted">{ahead ? t('receptions.toCome') : t('receptions.notTaken')}</span>
        )}
      </td>
      <td>
        {details.join(' · ')}
        {pending ? (
          <span className="muted small" role="status">
            {' '}
            {t('receptions.unsentHalf')}
          </span>
        ) : (
          half.attendance?.recordedBy && (
            <span className="muted small only-desktop">
              {' '}
              {t('receptions.recordedBy', {
                by: half.attendance.recordedBy.displayName,
                at: takenAt(half.halfDay, half.attendance.recordedAt),
              })}
            </span>
          )
        )}
      </td>
      <td className={`no-print ${classes.act}`}>
        {!ahead && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={t(given ? 'receptions.correctHalf' : 'receptions.takeHalf', { half: name })}
            onClick={onEdit}
          >
            {t(given ? 'receptions.correct' : 'receptions.take')}
          </Button>
        )}
      </td>
    </tr>
  );
}
