// SPDX-License-Identifier: EUPL-1.2
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  CheckField,
  ChipsField,
  DateField,
  ErrorSummary,
  type Form,
  FormActions,
  FormDialog,
  SearchSelect,
  SelectField,
  TextArea,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import { day } from '@/ui/format';
import { AddressFields, addressWords } from './AddressFields';
import { Candidates } from './Candidates';
import { Conflict } from './Conflict';
import classes from './people.module.css';
import { searchSchools } from './searchSchools';
import { useCandidates } from './useCandidates';
import { useSavedForm } from './useSavedForm';
import { useVersionedSave } from './useVersionedSave';
import { type PersonValues, personChanges, personValues } from './values';

export interface PersonFormProps {
  person: Schema<'Person'>;
  onSaved: (person: Schema<'Person'>) => unknown;
  onClose: () => void;
}

/** Corrects who the young person is. */
export function PersonForm({ person, onSaved, onClose }: PersonFormProps) {
  const { t } = useT();
  const form = useForm(personValues(person));
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave({
    read: person,
    toValues: personValues,
    patch: (changes: Partial<PersonValues>, version) =>
      send(
        api.PATCH('/api/v1/people/{id}', {
          params: { path: { id: person.id }, header: ifMatch(version) },
          body: personChanges(changes),
        }),
      ),
  });
  const labels = usePersonLabels();
  const words = usePersonWords();

  return (
    <FormDialog title={t('people.editPerson')} unsaved={form.dirty} onClose={onClose} size="xl">
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => saving.save(form.values));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <IdentityFields form={form} labels={labels} />
        <OtherFiles id={person.id} form={form} />
        <SchoolFields form={form} labels={labels} />
        <div className="form-grid">
          <AddressFields
            value={form.values.address}
            hidden={form.values.addressHidden}
            onChange={(address) => form.set('address', address)}
            onHidden={(hidden) => form.set('addressHidden', hidden)}
            errorOf={form.errorOf}
          />
        </div>
        <TextArea label={labels.note} hint={t('people.noteHint')} optional rows={2} {...form.bind('note')} />
        <FormActions submitLabel={t('people.savePerson')} onCancel={onClose} busy={busy} />
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

type PersonLabels = Record<keyof PersonValues, string>;

function IdentityFields({ form, labels }: { form: Form<PersonValues>; labels: PersonLabels }) {
  const today = useToday();
  return (
    <div className="form-grid">
      <TextField label={labels.lastName} {...form.bind('lastName')} />
      <TextField label={labels.firstName} optional {...form.bind('firstName')} />
      <TextField label={labels.usualName} optional {...form.bind('usualName')} />
      <SelectField
        label={labels.sex}
        options={useVocabulary('sex')}
        {...form.bind('sex')}
        onChange={(sex) => form.set('sex', (sex ?? 'unknown') as PersonValues['sex'])}
      />
      <DateField label={labels.birthDate} optional max={today} {...form.bind('birthDate')} />
      <CheckField label={labels.birthDateUncertain} {...form.bind('birthDateUncertain')} />
      <TextField label={labels.phone} type="tel" optional {...form.bind('phone')} />
      <TextField label={labels.email} type="email" optional {...form.bind('email')} />
    </div>
  );
}

function SchoolFields({ form, labels }: { form: Form<PersonValues>; labels: PersonLabels }) {
  const { t } = useT();
  const { structure, ...field } = { structure: form.values.structure, ...form.bind('structure') };
  return (
    <div className="form-grid">
      <SearchSelect
        {...field}
        label={labels.structure}
        optional
        id="f-structureId"
        error={form.errorOf('structureId')}
        value={structure}
        search={searchSchools}
        toKey={(school) => school.id}
        toLabel={(school) => school.name}
      />
      <TextField label={labels.className} hint={t('people.classHint')} optional {...form.bind('className')} />
      <div className="wide">
        <ChipsField label={labels.supports} optional options={useVocabulary('support')} {...form.bind('supports')} />
      </div>
      <div className="wide">
        <CheckField label={labels.healthAlert} hint={t('people.healthHint')} {...form.bind('healthAlert')} />
      </div>
      <SelectField
        label={labels.mealChoice}
        optional
        options={useVocabulary('meal_choice')}
        {...form.bind('mealChoice')}
        onChange={(meal) => form.set('mealChoice', meal ?? '')}
      />
    </div>
  );
}

/** The corrected identity may be that of another file: said while correcting, decided later. */
function OtherFiles({ id, form }: { id: string; form: Form<PersonValues> }) {
  const { t } = useT();
  const { lastName, firstName, birthDate, phone } = form.values;
  const others = useCandidates({ lastName, firstName, birthDate, phone }).items.filter(
    (candidate) => candidate.id !== id && candidate.level !== 'possible',
  );
  if (others.length === 0) return null;
  return (
    <div role="status" className="stack stack-sm">
      <p className={`strong ${classes.flat}`}>{t('people.otherFiles', { count: others.length })}</p>
      <Candidates candidates={others} />
    </div>
  );
}

function usePersonLabels(): PersonLabels {
  const { t } = useT();
  return {
    lastName: t('people.lastName'),
    firstName: t('people.firstName'),
    usualName: t('people.usualName'),
    birthDate: t('people.birthDate'),
    birthDateUncertain: t('people.birthDateUncertain'),
    sex: t('people.sex'),
    address: t('people.address'),
    addressHidden: t('people.addressHidden'),
    phone: t('people.phone'),
    email: t('people.email'),
    structure: t('people.school'),
    className: t('people.className'),
    supports: t('people.supports'),
    healthAlert: t('people.healthAlert'),
    mealChoice: t('people.mealChoice'),
    note: t('people.note'),
  };
}

function usePersonWords() {
  const { t } = useT();
  const sex = useLabel('sex');
  const meal = useLabel('meal_choice');
  const support = useLabel('support');
  return (key: keyof PersonValues, values: PersonValues): string => {
    const value = values[key];
    if (typeof value === 'boolean') return value ? t('people.yes') : t('people.no');
    if (key === 'birthDate') return values.birthDate ? day(values.birthDate) : '';
    if (key === 'address') return addressWords(values.address);
    if (key === 'structure') return values.structure?.name ?? '';
    if (key === 'supports') return values.supports.map(support).join(', ');
    if (key === 'sex') return sex(values.sex);
    if (key === 'mealChoice') return values.mealChoice && meal(values.mealChoice);
    return typeof value === 'string' ? value : '';
  };
}
