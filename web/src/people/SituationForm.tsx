// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { DateField, ErrorSummary, FormActions, FormDialog, SelectField, TextField, useForm, useToday } from '@/ui';
import { useSavedForm } from './useSavedForm';

interface SituationFormProps {
  personId: string;
  onSaved: (situation: Schema<'Situation'>) => unknown;
  onClose: () => void;
}

/** Whether the home lies in a quartier prioritaire, from a day on: checked, with its source. */
export function SituationForm({ personId, onSaved, onClose }: SituationFormProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const sources = useVocabulary('qpv_source');
  const form = useForm({
    qpv: null as string | null,
    from: today as string | null,
    source: 'official_map' as string | null,
    district: '',
    checkedOn: today as string | null,
  });
  const { busy, run } = useSavedForm(form, onSaved);
  const create = () => {
    const { qpv, from, source, district, checkedOn } = form.values;
    // Left empty, they are refused by the server beside their fields.
    const body = {
      id,
      qpv: (qpv ?? '') as 'yes',
      from: from ?? '',
      source: source ?? '',
      district,
      checkedOn: checkedOn ?? '',
    };
    return send(api.POST('/api/v1/people/{id}/situations', { params: { path: { id: personId } }, body }));
  };
  return (
    <FormDialog title={t('people.addSituation')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(create);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <SelectField
            label={t('people.qpv')}
            options={(['yes', 'no', 'unknown'] as const).map((code) => ({ code, label: t(`people.qpv_${code}`) }))}
            {...form.bind('qpv')}
          />
          <DateField label={t('people.qpvFrom')} {...form.bind('from')} />
          <SelectField label={t('people.qpvSource')} options={sources} {...form.bind('source')} />
          <DateField label={t('people.qpvChecked')} {...form.bind('checkedOn')} />
          <TextField label={t('people.qpvDistrict')} optional maxLength={20} {...form.bind('district')} />
        </div>
        <FormActions submitLabel={t('people.qpvSave')} busy={busy} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
