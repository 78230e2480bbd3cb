// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ChipsField, DateField, ErrorSummary, FormActions, FormDialog, TextField, useForm } from '@/ui';
import { SCHEMES, useSchemeWords } from './words';

interface TeamDialogProps {
  organisation: Schema<'Organisation'>;
  /** The one to change; a new one without it. */
  team?: Schema<'Team'> | undefined;
  onSaved: () => void;
  onClose: () => void;
}

export function TeamDialog({ organisation, team, onSaved, onClose }: TeamDialogProps) {
  const { t } = useT();
  const schemeWords = useSchemeWords();
  const [id] = useState(newId);
  const form = useForm({
    name: team?.name ?? '',
    schemes: team?.schemes ?? [],
    closedOn: team?.closedOn ?? null,
  });
  const { busy, run } = useSavedForm(form, onSaved);
  const save = () => {
    const { name, schemes } = form.values;
    if (!team) {
      const params = { path: { id: organisation.id } };
      return send(api.POST('/api/v1/organisations/{id}/teams', { params, body: { id, name, schemes } }));
    }
    const params = { path: { id: team.id }, header: ifMatch(team.version) };
    return send(api.PATCH('/api/v1/teams/{id}', { params, body: form.values }));
  };
  return (
    <FormDialog title={team ? t('admin.editTeam') : t('admin.createTeam')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField label={t('admin.teamName')} hint={t('admin.teamHint')} autoFocus {...form.bind('name')} />
        <ChipsField
          label={t('admin.schemes')}
          optional
          options={SCHEMES.map((code) => ({ value: code, label: schemeWords(code) }))}
          {...form.bind('schemes')}
          onChange={(schemes) => form.set('schemes', schemes as Schema<'SchemeCode'>[])}
        />
        {team && (
          <DateField label={t('admin.closing')} hint={t('admin.closingHint')} optional {...form.bind('closedOn')} />
        )}
        <FormActions submitLabel={team ? t('admin.save') : t('admin.createTeam')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
