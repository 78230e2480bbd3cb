// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import type { Schema } from '@/api/client';
import { useSession, useVocabulary } from '@/api/queries';
import type { Pending } from '@/attendance/outbox';
import { useOutbox } from '@/attendance/useOutbox';
import { useT } from '@/i18n';
import {
  ErrorSummary,
  type FieldMessage,
  fieldMessage,
  NumberField,
  SelectField,
  TextField,
  TimeField,
  useForm,
} from '@/ui';
import classes from './HalfDays.module.css';
import { halfWordsOf } from './halfWords';

interface AttendanceValues {
  status: string | null;
  minutesLate: number | null;
  leftAt: string | null;
  note: string;
}

interface AttendanceEditorProps {
  stayId: string;
  half: Schema<'StayHalf'>;
  /** An answer on its way, to be corrected before it arrives. */
  pending: Pending | null;
  onDone: () => void;
}

/** What the server would refuse is said here: the answer goes through the outbox, which may reach it much later. */
function missingOf({ status, minutesLate, leftAt }: AttendanceValues): FieldMessage[] {
  const refuse = (field: string, code: string) => [{ field, message: fieldMessage({ field, code }) }];
  if (!status) return refuse('status', 'required');
  if (status === 'late' && !(minutesLate && minutesLate > 0)) return refuse('minutesLate', 'required');
  if (status === 'left_early' && leftAt && !/^\d{2}:\d{2}$/.test(leftAt)) return refuse('leftAt', 'not_a_time');
  return [];
}

export function AttendanceEditor({ stayId, half, pending, onDone }: AttendanceEditorProps) {
  const { t } = useT();
  const { user } = useSession();
  const { outbox } = useOutbox();
  const statuses = useVocabulary('attendance_status');
  const given = pending?.answer ?? half.attendance;
  const form = useForm<AttendanceValues>({
    status: given?.status ?? 'present',
    minutesLate: given?.minutesLate || null,
    leftAt: given?.leftAt || null,
    note: given?.note ?? '',
  });
  const { values, bind } = form;
  const submit = () => {
    const missing = missingOf(values);
    form.setErrors(missing);
    if (missing.length > 0) return;
    const status = values.status as Schema<'AttendanceStatus'>;
    void outbox.add({
      userId: user.id,
      stayId,
      halfDay: half.halfDay,
      version: half.attendance?.version ?? 0,
      answer: {
        status,
        minutesLate: status === 'late' ? (values.minutesLate ?? 0) : 0,
        leftAt: status === 'left_early' ? (values.leftAt ?? '') : '',
        note: values.note.trim(),
      },
    });
    onDone();
  };
  return (
    <form
      noValidate
      className={classes.editor}
      aria-label={halfWordsOf(half.halfDay)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary errors={form.errors} />
      <div className={`row row-end ${classes.fields}`}>
        <strong className={classes.which}>{halfWordsOf(half.halfDay)}</strong>
        <SelectField label={t('receptions.attendance')} options={statuses} {...bind('status')} />
        {values.status === 'late' && <NumberField label={t('receptions.minutesLate')} {...bind('minutesLate')} />}
        {values.status === 'left_early' && <TimeField label={t('receptions.leftAt')} optional {...bind('leftAt')} />}
        <TextField label={t('receptions.precision')} optional maxLength={300} {...bind('note')} />
        <Button type="submit">{t('receptions.saveHalf')}</Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
