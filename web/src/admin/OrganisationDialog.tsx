// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ErrorSummary, FormActions, FormDialog, TextField, useForm } from '@/ui';

interface OrganisationDialogProps {
  /** The one to rename; a new one without it. */
  organisation?: Schema<'Organisation'> | undefined;
  onSaved: () => void;
  onClose: () => void;
}

export function OrganisationDialog({ organisation, onSaved, onClose }: OrganisationDialogProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const form = useForm({ name: organisation?.name ?? '' });
  const { busy, run } = useSavedForm(form, onSaved);
  const save = () => {
    const body = form.values;
    if (!organisation) return send(api.POST('/api/v1/organisations', { body: { id, ...body } }));
    const params = { path: { id: organisation.id }, header: ifMatch(organisation.version) };
    return send(api.PATCH('/api/v1/organisations/{id}', { params, body }));
  };
  return (
    <FormDialog
      title={organisation ? t('admin.renameOrganisation') : t('admin.createOrganisation')}
      unsaved={form.dirty}
      onClose={onClose}
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField
          label={t('admin.organisationName')}
          hint={t('admin.organisationHint')}
          autoFocus
          {...form.bind('name')}
        />
        <FormActions
          submitLabel={organisation ? t('admin.save') : t('admin.createOrganisation')}
          onCancel={onClose}
          busy={busy}
        />
      </form>
    </FormDialog>
  );
}
