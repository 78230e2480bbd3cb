// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ChoiceCards, ErrorSummary, FormActions, FormDialog, TextArea, TextField, useForm } from '@/ui';

interface ControllerDialogProps {
  organisation: Schema<'NoticeOrganisation'>;
  onClose: () => void;
  onSaved: () => void;
}

/** Who answers for the data: named in each notice from now on. */
export function ControllerDialog({ organisation, onClose, onSaved }: ControllerDialogProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const known = organisation.controller;
  const form = useForm({
    name: known?.name ?? organisation.name,
    address: known?.address ?? '',
    phone: known?.phone ?? '',
    email: known?.email ?? '',
    dpoName: known?.dpoName ?? '',
    dpoAddress: known?.dpoAddress ?? '',
    dpoPhone: known?.dpoPhone ?? '',
    dpoEmail: known?.dpoEmail ?? '',
    authority: (known?.authority ?? 'cnil') as string | null,
  });
  const { busy, run } = useSavedForm(form, onSaved);
  const save = () =>
    send(
      api.POST('/api/v1/organisations/{id}/notice-controller', {
        params: { path: { id: organisation.id } },
        body: { id, ...form.values, authority: form.values.authority === 'cnpd' ? 'cnpd' : 'cnil' },
      }),
    );
  return (
    <FormDialog title={t('privacy.nameController')} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p className="muted">{t('privacy.controllerHint')}</p>
        <TextField
          label={t('privacy.controllerName')}
          hint={t('privacy.controllerNameHint')}
          maxLength={160}
          {...form.bind('name')}
        />
        <TextArea label={t('privacy.address')} rows={2} maxLength={400} {...form.bind('address')} />
        <div className="form-grid">
          <TextField label={t('privacy.phone')} optional maxLength={160} {...form.bind('phone')} />
          <TextField label={t('privacy.email')} optional maxLength={160} {...form.bind('email')} />
        </div>
        <TextField label={t('privacy.dpoName')} maxLength={160} {...form.bind('dpoName')} />
        <div className="form-grid">
          <TextField
            label={t('privacy.dpoEmail')}
            hint={t('privacy.dpoHint')}
            optional
            maxLength={160}
            {...form.bind('dpoEmail')}
          />
          <TextField label={t('privacy.dpoPhone')} optional maxLength={160} {...form.bind('dpoPhone')} />
        </div>
        <TextArea label={t('privacy.dpoAddress')} optional rows={2} maxLength={400} {...form.bind('dpoAddress')} />
        <ChoiceCards
          label={t('privacy.authority')}
          options={[
            { value: 'cnil', label: t('privacy.authority_cnil') },
            { value: 'cnpd', label: t('privacy.authority_cnpd') },
          ]}
          {...form.bind('authority')}
        />
        <FormActions submitLabel={t('privacy.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
