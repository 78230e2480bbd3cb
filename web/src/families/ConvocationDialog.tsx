// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, asProblem, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  addDays,
  CheckField,
  ChipsField,
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  notify,
  SelectField,
  TextArea,
  TextField,
  TimeField,
  useForm,
  useToday,
} from '@/ui';
import { day } from '@/ui/format';
import { Warnings } from './Convocations';
import classes from './families.module.css';
import { type Convocation, type Family, useWho } from './words';

interface ConvocationDialogProps {
  family: Family;
  stayId: string | null;
  /** Absent: a new one. */
  convocation?: Convocation;
  /** The one that did not take place. */
  replaces?: Convocation;
  onClose: () => void;
  onDone: () => Promise<void>;
}

export type ConvocationValues = Pick<
  Convocation,
  | 'purpose'
  | 'on'
  | 'time'
  | 'place'
  | 'guardians'
  | 'young'
  | 'toBring'
  | 'interpreter'
  | 'interpreterLanguage'
  | 'note'
>;

const KEYS: (keyof ConvocationValues)[] = [
  'purpose',
  'on',
  'time',
  'place',
  'guardians',
  'young',
  'toBring',
  'interpreter',
  'interpreterLanguage',
  'note',
];
const toValues = (convocation: ConvocationValues) =>
  Object.fromEntries(KEYS.map((key) => [key, convocation[key]])) as ConvocationValues;

/** Whom one would convoke: those who hold authority and may be written to, and the young person. */
function proposal(family: Family, today: string, replaces?: Convocation): ConvocationValues {
  const invited = family.guardians.filter(
    ({ guardian, rule }) => rule.write && !rule.restricted && guardian.authority !== 'no',
  );
  const foreign = invited.find(({ guardian }) => guardian.interpreter)?.guardian;
  const before = replaces ? toValues(replaces) : null;
  return {
    purpose: 'presentation',
    time: '09:00',
    place: '',
    guardians: invited.map(({ guardian }) => guardian.id),
    young: true,
    toBring: ['insurance', 'correspondence_book'],
    interpreter: foreign ? 'needed' : 'none',
    interpreterLanguage: foreign?.language ?? '',
    note: '',
    ...before,
    on: addDays(today, 1),
  };
}

export function ConvocationDialog(props: ConvocationDialogProps) {
  const { family, stayId, convocation, replaces, onClose, onDone } = props;
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const [start] = useState(() => (convocation ? toValues(convocation) : proposal(family, today, replaces)));
  const form = useForm<ConvocationValues>(start);
  const [warnings, setWarnings] = useState<Schema<'Notice'>[]>([]);
  const [busy, setBusy] = useState(false);
  const who = useWho(family.guardians);
  const labels = useLabels();
  const languages = useVocabulary('language').filter(({ code }) => code !== 'fr');
  const words = useValueWords(who);
  const saving = useVersionedSave({
    read: convocation ?? { ...start, id, version: 0 },
    toValues,
    patch: (changes: Partial<ConvocationValues>, version) =>
      send(
        api.PATCH('/api/v1/convocations/{id}', {
          params: { path: { id: convocation?.id ?? id }, header: ifMatch(version) },
          body: { ...changes, acknowledged: warnings.map(({ code }) => code) },
        }),
      ),
  });
  const create = () =>
    send(
      api.POST('/api/v1/people/{id}/convocations', {
        params: { path: { id: family.person.id } },
        body: {
          id,
          stayId: replaces?.stayId ?? stayId,
          replaces: replaces?.id ?? null,
          ...form.values,
          acknowledged: warnings.map(({ code }) => code),
        },
      }),
    );
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    form.setErrors([]);
    try {
      if ((await act()) === null) return;
      notify(t(convocation ? 'families.convocationChanged' : 'families.convocationMade'));
      await onDone();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'convocation_warnings')
        setWarnings([...warnings, ...(problem.current as { warnings: Schema<'Notice'>[] }).warnings]);
      else form.fromProblem(error);
    } finally {
      setBusy(false);
    }
  };
  // A warning belongs to what was sent: once changed, it is asked again.
  const bind = <Key extends keyof ConvocationValues>(key: Key) => {
    const bound = form.bind(key);
    return {
      ...bound,
      onChange: (value: ConvocationValues[Key]) => {
        setWarnings([]);
        bound.onChange(value);
      },
    };
  };
  const title = t(convocation ? 'families.editConvocation' : 'families.convoke');
  const submit = warnings.length > 0 ? t('families.convokeAnyway') : convocation ? t('families.save') : title;
  return (
    <Dialog title={title} opened onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(convocation ? () => saving.save(form.values) : create);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <SelectField
            label={labels.purpose}
            options={useVocabulary('convocation_purpose')}
            {...bind('purpose')}
            onChange={(value) => bind('purpose').onChange(value ?? '')}
          />
          <DateField label={labels.on} {...bind('on')} onChange={(value) => bind('on').onChange(value ?? '')} />
          <TimeField label={labels.time} {...bind('time')} onChange={(value) => bind('time').onChange(value ?? '')} />
          <TextField label={labels.place} optional {...bind('place')} />
        </div>
        <ChipsField
          label={labels.guardians}
          options={family.guardians.map(({ guardian }) => ({ value: guardian.id, label: who(guardian.id) }))}
          {...bind('guardians')}
        />
        <CheckField label={labels.young} {...bind('young')} />
        <ChipsField label={labels.toBring} optional options={useVocabulary('to_bring')} {...bind('toBring')} />
        <div className="form-grid">
          <SelectField
            label={labels.interpreter}
            options={(['none', 'needed', 'booked'] as const).map((value) => ({
              value,
              label: t(`families.interpreter_${value}`),
            }))}
            {...bind('interpreter')}
            onChange={(value) => bind('interpreter').onChange((value ?? 'none') as ConvocationValues['interpreter'])}
          />
          {form.values.interpreter !== 'none' && (
            <SelectField
              label={labels.interpreterLanguage}
              optional
              options={languages}
              {...bind('interpreterLanguage')}
              onChange={(value) => bind('interpreterLanguage').onChange(value ?? '')}
            />
          )}
        </div>
        <TextArea label={labels.note} optional rows={2} maxLength={600} {...bind('note')} />
        {warnings.length > 0 && (
          <div role="alert" className={classes.alert}>
            <Warnings warnings={warnings} who={who} />
          </div>
        )}
        <FormActions submitLabel={submit} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </Dialog>
  );
}

function useLabels(): Record<keyof ConvocationValues, string> {
  const { t } = useT();
  return {
    purpose: t('families.purpose'),
    on: t('families.day'),
    time: t('families.time'),
    place: t('families.place'),
    guardians: t('families.convoked'),
    young: t('families.withYoung'),
    toBring: t('families.toBring'),
    interpreter: t('families.interpreter'),
    interpreterLanguage: t('families.interpreterLanguage'),
    note: t('families.note'),
  };
}

function useValueWords(who: (id: string | null) => string) {
  const { t } = useT();
  const purpose = useLabel('convocation_purpose');
  const bring = useLabel('to_bring');
  const language = useLabel('language');
  return (key: keyof ConvocationValues, values: ConvocationValues): string => {
    switch (key) {
      case 'purpose':
        return purpose(values.purpose);
      case 'on':
        return day(values.on);
      case 'guardians':
        return values.guardians.map(who).join(', ');
      case 'young':
        return t(values.young ? 'families.yes' : 'families.no');
      case 'toBring':
        return values.toBring.map(bring).join(', ');
      case 'interpreter':
        return t(`families.interpreter_${values.interpreter}`);
      case 'interpreterLanguage':
        return values.interpreterLanguage && language(values.interpreterLanguage);
      default:
        return values[key];
    }
  };
}
