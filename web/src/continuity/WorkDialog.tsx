// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { DateField, ErrorSummary, FormActions, FormDialog, SelectField, TextField, useForm, useToday } from '@/ui';

interface WorkDialogProps {
  stayId: string;
  /** Absent: another subject. */
  work?: Schema<'SchoolWork'>;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** A subject nobody asked for, or what is to be said of one: pages, exercises, the day it came. */
export function WorkDialog({ stayId, work, onClose, onDone }: WorkDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const label = useLabel('school_subject');
  const subjects = useVocabulary('school_subject');
  const form = useForm<{ subject: string | null; detail: string; state: string | null; on: string | null }>({
    subject: work?.subject ?? null,
    detail: work?.detail ?? '',
    state: work?.state ?? 'received',
    on: work ? (work.returnedOn ?? work.doneOn ?? work.receivedOn ?? work.requestedOn) : today,
  });
  const { values } = form;
  const { busy, run } = useSavedForm(form, onDone);
  const state = values.state as Schema<'WorkState'>;
  const on = values.on ?? undefined;
  const save = () =>
    work
      ? send(
          api.PATCH('/api/v1/school-work/{id}', {
            params: { path: { id: work.id }, header: ifMatch(work.version) },
            body: { detail: values.detail, state, on },
          }),
        )
      : send(
          api.POST('/api/v1/stays/{id}/school-work', {
            params: { path: { id: stayId } },
            body: { id, subject: values.subject ?? '', detail: values.detail, state, on },
          }),
        );
  return (
    <FormDialog title={work ? label(work.subject) : t('continuity.addSubject')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        {!work && <SelectField label={t('continuity.subject')} options={subjects} {...form.bind('subject')} />}
        <TextField label={t('continuity.detail')} optional maxLength={300} {...form.bind('detail')} />
        <div className="form-grid">
          <SelectField label={t('continuity.state')} options={useVocabulary('work_state')} {...form.bind('state')} />
          <DateField label={t('continuity.since')} max={today} {...form.bind('on')} />
        </div>
        <FormActions submitLabel={t('continuity.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
