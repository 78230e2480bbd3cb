// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { translateOr, useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  SelectField,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import { useSchoolMail } from './SendWays';
import type { ReturnStay } from './words';

interface ContactDialogProps {
  stay: ReturnStay;
  deadline: Schema<'StayDeadlineCode'>;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The school was called or written to about the return or a point after it. */
export function ContactDialog({ stay, deadline, onClose, onDone }: ContactDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const { to } = useSchoolMail(stay.structureId);
  const form = useForm<{
    on: string | null;
    channel: string | null;
    who: string;
    result: string | null;
    note: string;
  }>({ on: today, channel: 'phone', who: '', result: null, note: '' });
  const { values } = form;
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('continuity.contactNoted'));
    await onDone();
  });
  const save = () =>
    send(
      api.POST('/api/v1/stays/{id}/school-contacts', {
        params: { path: { id: stay.id } },
        body: {
          id,
          deadline,
          on: values.on ?? undefined,
          channel: values.channel ?? '',
          who: values.who || to,
          result: values.result ?? '',
          note: values.note,
        },
      }),
    );
  return (
    <FormDialog
      title={t('continuity.contactFor', { step: translateOr(`continuity.step_${deadline}`, deadline) })}
      unsaved={form.dirty}
      onClose={onClose}
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors(values.result ? [] : [{ field: 'result', message: t('problem.required') }]);
          if (values.result) void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <SelectField label={t('continuity.channel')} options={useVocabulary('channel')} {...form.bind('channel')} />
          <SelectField
            label={t('continuity.result')}
            options={useVocabulary('school_contact_result')}
            {...form.bind('result')}
          />
          <TextField
            label={t('continuity.who')}
            optional
            hint={to ? t('continuity.byDefault', { to }) : undefined}
            {...form.bind('who')}
          />
          <DateField label={t('continuity.day')} max={today} {...form.bind('on')} />
        </div>
        <TextField label={t('continuity.note')} optional maxLength={300} {...form.bind('note')} />
        <FormActions submitLabel={t('continuity.noteContact')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
