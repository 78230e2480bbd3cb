// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { dialled } from '@/people/words';
import {
  AppLink,
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  notify,
  SelectField,
  TextField,
  TimeField,
  useForm,
  useToday,
} from '@/ui';
import { phone } from '@/ui/format';
import classes from './families.module.css';
import { type Convocation, type Family, reasonWords, useWho } from './words';

interface AttemptDialogProps {
  family: Family;
  convocation: Convocation;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const YOUNG = 'young';

/** Somebody was called, written to, or not found. */
export function AttemptDialog({ family, convocation, onClose, onDone }: AttemptDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const who = useWho(family.guardians);
  const parties = [...convocation.guardians, ...(convocation.young ? [YOUNG] : [])];
  const form = useForm<{
    guardianId: string | null;
    on: string | null;
    time: string | null;
    channel: string | null;
    result: string | null;
    note: string;
  }>({ guardianId: parties[0] ?? null, on: today, time: '', channel: 'phone', result: null, note: '' });
  const { values } = form;
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('families.attemptNoted'));
    await onDone();
  });
  const chosen = family.guardians.find(({ guardian }) => guardian.id === values.guardianId);
  const send_ = () =>
    send(
      api.POST('/api/v1/convocations/{id}/attempts', {
        params: { path: { id: convocation.id } },
        body: {
          id,
          guardianId: values.guardianId === YOUNG ? null : values.guardianId,
          on: values.on ?? '',
          time: values.time ?? '',
          channel: values.channel ?? '',
          result: (values.result ?? '') as Schema<'AttemptCreate'>['result'],
          note: values.note,
        },
      }),
    );
  return (
    <Dialog title={t('families.noteAttempt')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors(values.result ? [] : [{ field: 'result', message: t('problem.required') }]);
          if (values.result) void run(send_);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <SelectField
          label={t('families.toWhom')}
          options={parties.map((value) => ({ value, label: who(value) }))}
          {...form.bind('guardianId')}
        />
        {chosen && (
          <div className="row">
            {chosen.rule.call
              ? [chosen.guardian.phone, chosen.guardian.phone2].filter(Boolean).map((number) => (
                  <AppLink key={number} href={dialled(number)} className="num">
                    {phone(number)}
                  </AppLink>
                ))
              : chosen.rule.reasons.map((reason) => (
                  <span key={reason} className={classes.forbidden}>
                    {reasonWords(reason)}
                  </span>
                ))}
          </div>
        )}
        <div className="form-grid">
          <SelectField
            label={t('families.channel')}
            options={useVocabulary('attempt_channel')}
            {...form.bind('channel')}
          />
          <SelectField
            label={t('families.result')}
            options={useVocabulary('attempt_result')}
            {...form.bind('result')}
          />
          <DateField label={t('families.day')} max={today} {...form.bind('on')} />
          <TimeField label={t('families.time')} optional {...form.bind('time')} />
        </div>
        <TextField label={t('families.note')} optional {...form.bind('note')} />
        <FormActions submitLabel={t('families.noteAttempt')} onCancel={onClose} busy={busy} />
      </form>
    </Dialog>
  );
}
