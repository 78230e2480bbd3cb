// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useLabel, useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  ChipsField,
  ChoiceCards,
  DateField,
  ErrorSummary,
  type Form,
  FormActions,
  FormDialog,
  NumberField,
  SearchSelect,
  SelectField,
  TextArea,
  TextField,
  useForm,
} from '@/ui';
import { day } from '@/ui/format';
import { MoneyField } from './MoneyField';
import { patchProfessional, searchStructures } from './queries';
import { NEW_PROFESSIONAL, type ProfessionalValues, professionalValues } from './values';
import { duration, euros } from './words';

type Professional = Schema<'Professional'>;
type Stored = Parameters<typeof professionalValues>[0] & { version: number };

export interface ProfessionalFormProps {
  /** Absent: a new one. */
  professional?: Professional;
  onSaved: (professional: Professional) => unknown;
  onClose: () => void;
}

/** Who somebody is, what they may do and read, from when to when. Their week has its own place. */
export function ProfessionalForm({ professional, onSaved, onClose }: ProfessionalFormProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const [structure, setStructure] = useState(professional?.structure ?? null);
  const start: Stored = professional ?? { ...NEW_PROFESSIONAL, structure: null, user: null, version: 0 };
  const form = useForm(professionalValues(start));
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave<Stored, ProfessionalValues>({
    read: start,
    toValues: professionalValues,
    patch: (body, version) => patchProfessional(professional?.id ?? id, version, body),
  });
  const create = () => send(api.POST('/api/v1/professionals', { body: { id, ...form.values } }));
  const labels = useProfessionalLabels();
  const words = useProfessionalWords(structure);
  const chooseStructure = (chosen: { id: string; name: string } | null) => {
    setStructure(chosen);
    form.set('structureId', chosen?.id ?? null);
  };
  return (
    <FormDialog
      title={professional ? t('catalogue.editProfessional') : t('catalogue.newProfessional')}
      unsaved={form.dirty}
      onClose={onClose}
      size="xl"
    >
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run((professional ? () => saving.save(form.values) : create) as () => Promise<Professional | null>);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <TextField label={labels.lastName} autoFocus {...form.bind('lastName')} />
          <TextField label={labels.firstName} optional {...form.bind('firstName')} />
          <TextField label={labels.function} optional {...form.bind('function')} />
          <SearchSelect
            label={labels.structureId}
            optional
            {...form.bind('structureId')}
            value={structure}
            onChange={chooseStructure}
            search={searchStructures}
            toKey={(each) => each.id}
            toLabel={(each) => each.name}
          />
          <TextField label={labels.phone} type="tel" optional {...form.bind('phone')} />
          <TextField label={labels.email} type="email" optional {...form.bind('email')} />
          <div className="wide">
            <ChipsField
              label={labels.qualifications}
              options={useVocabulary('qualification')}
              {...form.bind('qualifications')}
            />
          </div>
        </div>
        <TrustFields form={form} labels={labels} />
        <TermsFields form={form} labels={labels} />
        <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen) as Promise<Professional | null>)}
      />
    </FormDialog>
  );
}

type Labels = Record<keyof ProfessionalValues, string>;
interface PartProps {
  form: Form<ProfessionalValues>;
  labels: Labels;
}

function TrustFields({ form, labels }: PartProps) {
  const { today } = useMeta();
  const accounts = useQuery({
    queryKey: ['users', 'directory'],
    queryFn: () => send(api.GET('/api/v1/users/directory')),
  });
  return (
    <div className="form-grid">
      <div className="wide">
        <ChoiceCards
          label={labels.clearance}
          options={useVocabulary('clearance')}
          {...form.bind('clearance')}
          onChange={(clearance) => clearance && form.set('clearance', clearance as ProfessionalValues['clearance'])}
        />
      </div>
      <DateField label={labels.honorabilityCheckedOn} optional max={today} {...form.bind('honorabilityCheckedOn')} />
      <SelectField
        label={labels.userId}
        optional
        options={(accounts.data?.items ?? []).map((user) => ({ value: user.id, label: user.displayName }))}
        {...form.bind('userId')}
      />
    </div>
  );
}

function TermsFields({ form, labels }: PartProps) {
  const { engagement } = form.values;
  return (
    <div className="form-grid">
      <SelectField
        label={labels.engagement}
        options={useVocabulary('engagement')}
        {...form.bind('engagement')}
        onChange={(code) => code && form.set('engagement', code as ProfessionalValues['engagement'])}
      />
      {engagement !== 'volunteer' && <MoneyField label={labels.costCents} {...form.bind('costCents')} />}
      <DateField label={labels.activeFrom} optional {...form.bind('activeFrom')} />
      <DateField label={labels.activeTo} optional {...form.bind('activeTo')} />
      <NumberField label={labels.maxGroup} optional {...form.bind('maxGroup')} />
      <NumberField label={labels.maxMinutesDay} optional {...form.bind('maxMinutesDay')} />
      <NumberField label={labels.maxMinutesWeek} optional {...form.bind('maxMinutesWeek')} />
      <NumberField label={labels.targetMinutesWeek} optional {...form.bind('targetMinutesWeek')} />
      <div className="wide">
        <TextArea label={labels.note} optional rows={2} maxLength={2000} {...form.bind('note')} />
      </div>
    </div>
  );
}

function useProfessionalLabels(): Labels {
  const { t } = useT();
  return {
    lastName: t('catalogue.lastName'),
    firstName: t('catalogue.firstName'),
    structureId: t('catalogue.employer'),
    function: t('catalogue.function'),
    qualifications: t('catalogue.qualifications'),
    phone: t('catalogue.phone'),
    email: t('catalogue.email'),
    engagement: t('catalogue.engagement'),
    costCents: t('catalogue.costPerHour'),
    honorabilityCheckedOn: t('catalogue.checkedOn'),
    clearance: t('catalogue.clearance'),
    maxGroup: t('catalogue.maxGroup'),
    maxMinutesDay: t('catalogue.maxMinutesDay'),
    maxMinutesWeek: t('catalogue.maxMinutesWeek'),
    targetMinutesWeek: t('catalogue.targetMinutesWeek'),
    userId: t('catalogue.account'),
    activeFrom: t('catalogue.activeFrom'),
    activeTo: t('catalogue.activeTo'),
    note: t('catalogue.note'),
  };
}

const DAYS = new Set(['honorabilityCheckedOn', 'activeFrom', 'activeTo']);
const MINUTES = new Set(['maxMinutesDay', 'maxMinutesWeek', 'targetMinutesWeek']);

function useProfessionalWords(structure: { id: string; name: string } | null) {
  const { t } = useT();
  const qualification = useLabel('qualification');
  const clearance = useLabel('clearance');
  const engagement = useLabel('engagement');
  return (key: keyof ProfessionalValues, values: ProfessionalValues): string => {
    const value = values[key];
    if (key === 'qualifications') return values.qualifications.map(qualification).join(', ');
    if (value === null || value === '') return '';
    if (key === 'clearance') return clearance(values.clearance);
    if (key === 'engagement') return engagement(values.engagement);
    if (key === 'costCents') return euros(Number(value));
    if (key === 'structureId') return value === structure?.id ? structure.name : t('catalogue.otherEmployer');
    if (key === 'userId') return t('catalogue.anAccount');
    if (DAYS.has(key)) return day(String(value));
    return MINUTES.has(key) ? duration(Number(value)) : String(value);
  };
}
