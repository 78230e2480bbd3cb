// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  CheckField,
  DateField,
  ErrorSummary,
  type Form,
  FormActions,
  FormDialog,
  NumberField,
  SelectField,
  TextArea,
  TextField,
  useForm,
} from '@/ui';
import { day } from '@/ui/format';
import { isSchool, type StructureKind } from './filters';
import { NEW_STRUCTURE, type StructureValues, structureValues } from './values';

type Structure = Schema<'Structure'>;

export interface StructureFormProps {
  /** Absent: a new one. */
  structure?: Structure;
  onSaved: (structure: Structure) => unknown;
  onClose: () => void;
}

/** A school, an association, a service: who it is, how to reach it, until when an agreement binds. */
export function StructureForm({ structure, onSaved, onClose }: StructureFormProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const form = useForm(structureValues(structure ?? NEW_STRUCTURE));
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave<{ version: number } & StructureValues, StructureValues>({
    read: structure ?? { ...NEW_STRUCTURE, version: 0 },
    toValues: structureValues,
    patch: (body, version) =>
      send(
        api.PATCH('/api/v1/structures/{id}', {
          params: { path: { id: structure?.id ?? id }, header: ifMatch(version) },
          body,
        }),
      ),
  });
  const create = () => send(api.POST('/api/v1/structures', { body: { id, ...form.values } }));
  const labels = useStructureLabels();
  const words = useStructureWords();
  const title = structure ? t('partners.editStructure') : t('partners.createStructure');

  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose} size="xl">
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run((structure ? () => saving.save(form.values) : create) as () => Promise<Structure | null>);
        }}
      >
        <ErrorSummary errors={form.errors} />
        {structure?.source === 'annuaire' && <p className="muted small">{t('partners.fromDirectoryHint')}</p>}
        <IdentityFields form={form} labels={labels} />
        <ReachFields form={form} labels={labels} />
        {isSchool(form.values.kind) && <SchoolFields form={form} labels={labels} />}
        <AgreementFields form={form} labels={labels} />
        <FormActions
          submitLabel={structure ? t('partners.save') : t('partners.createStructure')}
          onCancel={onClose}
          busy={busy}
        />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen) as Promise<Structure | null>)}
      />
    </FormDialog>
  );
}

type Labels = Record<keyof StructureValues, string>;
interface PartProps {
  form: Form<StructureValues>;
  labels: Labels;
}

function IdentityFields({ form, labels }: PartProps) {
  return (
    <div className="form-grid">
      <div className="wide">
        <TextField label={labels.name} autoFocus {...form.bind('name')} />
      </div>
      <SelectField
        label={labels.kind}
        options={useVocabulary('structure_kind')}
        {...form.bind('kind')}
        onChange={(kind) => form.set('kind', (kind ?? 'other') as StructureKind)}
      />
      <CheckField label={labels.open} {...form.bind('open')} />
    </div>
  );
}

function ReachFields({ form, labels }: PartProps) {
  return (
    <div className="form-grid">
      <TextField label={labels.phone} type="tel" optional {...form.bind('phone')} />
      <TextField label={labels.email} type="email" optional {...form.bind('email')} />
      <div className="wide">
        <TextArea label={labels.address} rows={2} optional {...form.bind('address')} />
      </div>
      <TextField label={labels.postcode} optional {...form.bind('postcode')} />
      <TextField label={labels.city} optional {...form.bind('city')} />
      <div className="wide">
        <TextField label={labels.web} type="url" optional {...form.bind('web')} />
      </div>
    </div>
  );
}

function SchoolFields({ form, labels }: PartProps) {
  const { t } = useT();
  return (
    <div className="form-grid">
      <TextField label={labels.uai} hint={t('partners.uaiHint')} optional {...form.bind('uai')} />
      <SelectField
        label={labels.sector}
        optional
        options={useVocabulary('sector')}
        {...form.bind('sector')}
        onChange={(sector) => form.set('sector', sector ?? '')}
      />
      <TextField label={labels.academy} hint={t('partners.academyHint')} optional {...form.bind('academy')} />
      <TextField label={labels.priorityEducation} optional {...form.bind('priorityEducation')} />
      <NumberField label={labels.pupils} optional {...form.bind('pupils')} />
    </div>
  );
}

function AgreementFields({ form, labels }: PartProps) {
  const { t } = useT();
  return (
    <div className="form-grid">
      <DateField label={labels.agreementFrom} optional {...form.bind('agreementFrom')} />
      <DateField
        label={labels.agreementTo}
        hint={t('partners.agreementToHint')}
        optional
        {...form.bind('agreementTo')}
      />
      <div className="wide">
        <TextArea label={labels.note} hint={t('partners.noteHint')} rows={2} optional {...form.bind('note')} />
      </div>
    </div>
  );
}

function useStructureLabels(): Labels {
  const { t } = useT();
  return {
    name: t('partners.name'),
    kind: t('partners.kind'),
    uai: t('partners.uai'),
    sector: t('partners.sector'),
    address: t('partners.address'),
    postcode: t('partners.postcode'),
    city: t('partners.city'),
    phone: t('partners.phone'),
    email: t('partners.email'),
    web: t('partners.web'),
    academy: t('partners.academy'),
    priorityEducation: t('partners.priorityEducation'),
    pupils: t('partners.pupils'),
    open: t('partners.open'),
    agreementFrom: t('partners.agreementFrom'),
    agreementTo: t('partners.agreementTo'),
    note: t('partners.note'),
  };
}

function useStructureWords() {
  const { t } = useT();
  const kind = useLabel('structure_kind');
  const sector = useLabel('sector');
  return (key: keyof StructureValues, values: StructureValues): string => {
    const value = values[key];
    if (typeof value === 'boolean') return value ? t('partners.yes') : t('partners.no');
    if (typeof value === 'number') return String(value);
    if (!value) return '';
    if (key === 'agreementFrom' || key === 'agreementTo') return day(value);
    if (key === 'kind') return kind(value);
    return key === 'sector' ? sector(value) : value;
  };
}
