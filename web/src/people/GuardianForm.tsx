// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  CheckField,
  ChoiceCards,
  DateField,
  ErrorSummary,
  type Form,
  FormActions,
  FormDialog,
  SelectField,
  TextArea,
  TextField,
  useForm,
} from '@/ui';
import { day } from '@/ui/format';
import { AddressFields, addressWords } from './AddressFields';
import { Conflict } from './Conflict';
import classes from './people.module.css';
import { useSavedForm } from './useSavedForm';
import { useVersionedSave } from './useVersionedSave';
import { type GuardianValues, guardianValues, NEW_GUARDIAN } from './values';

export interface GuardianFormProps {
  personId: string;
  /** Absent: a new one. */
  guardian?: Schema<'Guardian'>;
  onSaved: (guardian: Schema<'Guardian'>) => unknown;
  onClose: () => void;
}

/** Someone around the young person: who they are to them, what they may do, how to reach them. */
export function GuardianForm({ personId, guardian, onSaved, onClose }: GuardianFormProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const form = useForm(guardian ? guardianValues(guardian) : NEW_GUARDIAN);
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave({
    read: guardian ?? { ...NEW_GUARDIAN, id, personId, version: 0 },
    toValues: guardianValues,
    patch: (changes: Partial<GuardianValues>, version) =>
      send(
        api.PATCH('/api/v1/guardians/{id}', {
          params: { path: { id: guardian?.id ?? id }, header: ifMatch(version) },
          body: changes,
        }),
      ),
  });
  const create = () =>
    send(
      api.POST('/api/v1/people/{id}/guardians', {
        params: { path: { id: personId } },
        body: { id, ...form.values },
      }),
    );
  const labels = useGuardianLabels();
  const words = useGuardianWords();

  return (
    <FormDialog
      title={guardian ? t('people.editGuardian') : t('people.addGuardian')}
      unsaved={form.dirty}
      onClose={onClose}
      size="xl"
    >
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(guardian ? () => saving.save(form.values) : create);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <WhoFields form={form} labels={labels} />
        <RightsFields form={form} labels={labels} />
        <ReachFields form={form} labels={labels} />
        <div className="form-grid">
          <DateField label={labels.validFrom} optional {...form.bind('validFrom')} />
          <DateField label={labels.validTo} optional {...form.bind('validTo')} />
          <div className="wide">
            <TextArea label={labels.note} optional rows={2} {...form.bind('note')} />
          </div>
        </div>
        <FormActions
          submitLabel={guardian ? t('people.saveGuardian') : t('people.addGuardian')}
          onCancel={onClose}
          busy={busy}
        />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </FormDialog>
  );
}

type GuardianLabels = Record<keyof GuardianValues, string>;
interface PartProps {
  form: Form<GuardianValues>;
  labels: GuardianLabels;
}

function WhoFields({ form, labels }: PartProps) {
  return (
    <div className="form-grid">
      <TextField label={labels.lastName} autoFocus {...form.bind('lastName')} />
      <TextField label={labels.firstName} optional {...form.bind('firstName')} />
      <SelectField
        label={labels.relation}
        options={useVocabulary('guardian_relation')}
        {...form.bind('relation')}
        onChange={(relation) => form.set('relation', relation ?? '')}
      />
    </div>
  );
}

function RightsFields({ form, labels }: PartProps) {
  const { t } = useT();
  return (
    <div className="stack">
      <ChoiceCards
        label={labels.authority}
        hint={t('people.authorityHint')}
        options={useVocabulary('authority')}
        {...form.bind('authority')}
        onChange={(value) => form.set('authority', (value ?? 'unknown') as GuardianValues['authority'])}
      />
      <div className={classes.checks}>
        <CheckField label={labels.mayContact} hint={t('people.mayContactHint')} {...form.bind('mayContact')} />
        <CheckField label={labels.mayCollect} {...form.bind('mayCollect')} />
        <CheckField label={labels.receivesDocuments} {...form.bind('receivesDocuments')} />
        <CheckField label={labels.emergency} {...form.bind('emergency')} />
      </div>
    </div>
  );
}

function ReachFields({ form, labels }: PartProps) {
  return (
    <div className="form-grid">
      <TextField label={labels.phone} type="tel" optional {...form.bind('phone')} />
      <TextField label={labels.phone2} type="tel" optional {...form.bind('phone2')} />
      <TextField label={labels.email} type="email" optional {...form.bind('email')} />
      <SelectField
        label={labels.channel}
        optional
        options={useVocabulary('preferred_channel')}
        {...form.bind('channel')}
        onChange={(channel) => form.set('channel', channel ?? '')}
      />
      <SelectField
        label={labels.language}
        optional
        options={useVocabulary('language')}
        {...form.bind('language')}
        onChange={(language) => form.set('language', language ?? '')}
      />
      <CheckField label={labels.interpreter} {...form.bind('interpreter')} />
      <AddressFields
        value={form.values.address}
        hidden={form.values.addressHidden}
        onChange={(address) => form.set('address', address)}
        onHidden={(hidden) => form.set('addressHidden', hidden)}
        errorOf={form.errorOf}
      />
    </div>
  );
}

function useGuardianLabels(): GuardianLabels {
  const { t } = useT();
  return {
    lastName: t('people.lastName'),
    firstName: t('people.firstName'),
    relation: t('people.relation'),
    authority: t('people.authority'),
    mayContact: t('people.mayContact'),
    mayCollect: t('people.mayCollect'),
    receivesDocuments: t('people.receivesDocuments'),
    emergency: t('people.emergency'),
    language: t('people.language'),
    interpreter: t('people.interpreter'),
    phone: t('people.phone'),
    phone2: t('people.phone2'),
    email: t('people.email'),
    channel: t('people.channel'),
    address: t('people.address'),
    addressHidden: t('people.addressHidden'),
    validFrom: t('people.validFrom'),
    validTo: t('people.validTo'),
    note: t('people.note'),
  };
}

function useGuardianWords() {
  const { t } = useT();
  const lists = {
    relation: useLabel('guardian_relation'),
    authority: useLabel('authority'),
    channel: useLabel('preferred_channel'),
    language: useLabel('language'),
  };
  return (key: keyof GuardianValues, values: GuardianValues): string => {
    const value = values[key];
    if (typeof value === 'boolean') return value ? t('people.yes') : t('people.no');
    if (key === 'address') return addressWords(values.address);
    if (typeof value !== 'string' || !value) return '';
    if (key === 'validFrom' || key === 'validTo') return day(value);
    return key in lists ? lists[key as keyof typeof lists](value) : value;
  };
}
