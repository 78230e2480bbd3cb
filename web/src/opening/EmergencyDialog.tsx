// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { DateField, ErrorSummary, FormActions, FormDialog, TextArea, TextField, useForm, useNavigateTo } from '@/ui';

interface EmergencyDialogProps {
  onClose: () => void;
}

/** A file of another team, because it cannot wait. The names must be known: nothing is suggested. */
export function EmergencyDialog({ onClose }: EmergencyDialogProps) {
  const { t } = useT();
  const goTo = useNavigateTo();
  const refresh = useRefresh();
  const [id] = useState(newId);
  const form = useForm({ lastName: '', firstName: '', birthDate: null as string | null, reason: '' });
  const { busy, run } = useSavedForm(form, async (opened: Schema<'Emergency'>) => {
    await refresh(['emergencies'], ['files']);
    goTo(`/dossiers/${opened.personId}`);
  });
  return (
    <FormDialog title={t('opening.open')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const { lastName, firstName, birthDate, reason } = form.values;
          void run(() =>
            send(
              api.POST('/api/v1/emergencies', {
                body: { id, lastName, firstName, birthDate: birthDate ?? '', reason },
              }),
            ),
          );
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p>{t('opening.openText')}</p>
        <TextField label={t('opening.lastName')} autoFocus {...form.bind('lastName')} />
        <TextField label={t('opening.firstName')} {...form.bind('firstName')} />
        <DateField label={t('opening.birthDate')} {...form.bind('birthDate')} />
        <TextArea label={t('opening.reason')} hint={t('opening.reasonHint')} {...form.bind('reason')} />
        <FormActions submitLabel={t('opening.open')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
