// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, asProblem, ifMatch, type Schema, send } from '@/api/client';
import { useLabel, useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ErrorSummary,
  NumberField,
  notify,
  notifyError,
  SelectField,
  StatusBadge,
  TextField,
  TimeField,
  type Tone,
  useForm,
} from '@/ui';
import { day, dayShort, half as halfWords, instant, instantDay, splitHalfDay, time } from '@/ui/format';
import { droppedRuns } from '../halfGrid';
import { dropReason } from '../words';
import classes from './HalfDays.module.css';
import { useStayRefresh } from './Moves';

type Stay = Schema<'Stay'>;
type StayHalf = Schema<'StayHalf'>;
type Status = Schema<'AttendanceStatus'>;

const TONES: Record<Status, Tone> = {
  present: 'good',
  late: 'warn',
  left_early: 'warn',
  absent_justified: 'info',
  absent_unjustified: 'bad',
  absent_unknown: 'bad',
};

/** The half-days of the stay with who came; each can be corrected in its line. */
export function HalfDays({ stay }: { stay: Stay }) {
  const { t } = useT();
  const [editing, setEditing] = useState<string | null>(null);
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
          {shown.map((each) =>
            editing === each.halfDay ? (
              <tr key={each.halfDay}>
                <td colSpan={4}>
                  <AttendanceEditor stay={stay} half={each} onDone={() => setEditing(null)} />
                </td>
              </tr>
            ) : (
              <HalfDayRow key={each.halfDay} half={each} onEdit={() => setEditing(each.halfDay)} />
            ),
          )}
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

function halfWordsOf(iso: string): string {
  const split = splitHalfDay(iso);
  return split ? `${dayShort(split.day)} ${halfWords(split.half)}` : iso;
}

/** The hour alone when it was taken on the day itself, as it should be. */
function takenAt(halfDay: string, at: string): string {
  return instantDay(at) === day(halfDay.slice(0, 10)) ? time(at) : instant(at);
}

function HalfDayRow({ half, onEdit }: { half: StayHalf; onEdit: () => void }) {
  const { t } = useT();
  const meta = useMeta();
  const label = useLabel('attendance_status');
  const { attendance } = half;
  const ahead = half.halfDay > meta.halfDay;
  const name = halfWordsOf(half.halfDay);
  const details = attendance
    ? [
        attendance.minutesLate > 0 && t('receptions.minutesLateCount', { count: attendance.minutesLate }),
        attendance.leftAt && t('receptions.leftAtTime', { time: time(attendance.leftAt) }),
        attendance.note,
        !half.planned && dropReason(half.reason, half.label),
      ].filter(Boolean)
    : [];
  return (
    <tr>
      <th scope="row" className={classes.short}>
        {name}
      </th>
      <td className={classes.short}>
        {attendance ? (
          <StatusBadge tone={TONES[attendance.status]}>{label(attendance.status)}</StatusBadge>
        ) : (
          <span className="muted">{ahead ? t('receptions.toCome') : t('receptions.notTaken')}</span>
        )}
      </td>
      <td>
        {details.join(' · ')}
        {attendance?.recordedBy && (
          <span className="muted small only-desktop">
            {' '}
            {t('receptions.recordedBy', {
              by: attendance.recordedBy.displayName,
              at: takenAt(half.halfDay, attendance.recordedAt),
            })}
          </span>
        )}
      </td>
      <td className={`no-print ${classes.act}`}>
        {!ahead && (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={t(attendance ? 'receptions.correctHalf' : 'receptions.takeHalf', { half: name })}
            onClick={onEdit}
          >
            {t(attendance ? 'receptions.correct' : 'receptions.take')}
          </Button>
        )}
      </td>
    </tr>
  );
}

interface AttendanceValues {
  status: string | null;
  minutesLate: number | null;
  leftAt: string | null;
  note: string;
}

function AttendanceEditor({ stay, half, onDone }: { stay: Stay; half: StayHalf; onDone: () => void }) {
  const { t } = useT();
  const refresh = useStayRefresh();
  const statuses = useVocabulary('attendance_status');
  const { attendance } = half;
  const form = useForm<AttendanceValues>({
    status: attendance?.status ?? 'present',
    minutesLate: attendance?.minutesLate || null,
    leftAt: attendance?.leftAt || null,
    note: attendance?.note ?? '',
  });
  const { values, bind } = form;
  const saving = useMutation({
    mutationFn: () => {
      const split = splitHalfDay(half.halfDay);
      return send(
        api.PUT('/api/v1/attendance/{stayId}/{date}/{half}', {
          params: {
            path: { stayId: stay.id, date: split?.day ?? '', half: split?.half ?? 'am' },
            header: ifMatch(attendance?.version ?? 0),
          },
          body: {
            status: values.status as Status,
            minutesLate: values.status === 'late' ? (values.minutesLate ?? 0) : 0,
            leftAt: values.status === 'left_early' ? (values.leftAt ?? '') : '',
            note: values.note,
          },
        }),
      );
    },
    onSuccess: async () => {
      onDone();
      await refresh(stay);
      notify(t('receptions.attendanceSaved', { half: halfWordsOf(half.halfDay) }));
    },
    onError: async (error) => {
      if (asProblem(error).status === 412) {
        // Somebody took it meanwhile: show theirs, it is one choice to make again.
        notifyError(error);
        onDone();
        await refresh(stay);
      } else form.fromProblem(error);
    },
  });
  return (
    <form
      noValidate
      className={classes.editor}
      aria-label={halfWordsOf(half.halfDay)}
      onSubmit={(event) => {
        event.preventDefault();
        form.setErrors([]);
        saving.mutate();
      }}
    >
      <ErrorSummary errors={form.errors} />
      <div className={`row row-end ${classes.fields}`}>
        <strong className={classes.which}>{halfWordsOf(half.halfDay)}</strong>
        <SelectField label={t('receptions.attendance')} options={statuses} {...bind('status')} />
        {values.status === 'late' && <NumberField label={t('receptions.minutesLate')} {...bind('minutesLate')} />}
        {values.status === 'left_early' && <TimeField label={t('receptions.leftAt')} optional {...bind('leftAt')} />}
        <TextField label={t('receptions.precision')} optional maxLength={300} {...bind('note')} />
        <Button type="submit" loading={saving.isPending}>
          {t('receptions.saveHalf')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
