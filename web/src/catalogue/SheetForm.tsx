// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  ChipsField,
  ErrorSummary,
  type Form,
  FormActions,
  FormDialog,
  NumberField,
  TextArea,
  TextField,
  useForm,
} from '@/ui';
import classes from './catalogue.module.css';
import { patchSheet } from './queries';
import { NEW_SHEET, type SheetValues, sheetValues } from './values';
import { duration } from './words';

type Sheet = Schema<'ActivitySheet'>;

export interface SheetFormProps {
  activity: Schema<'Activity'>;
  /** Absent: a new one. */
  sheet?: Sheet;
  onSaved: (sheet: Sheet) => unknown;
  onClose: () => void;
}

/** How a session of the activity goes, for whoever leads it next. */
export function SheetForm({ activity, sheet, onSaved, onClose }: SheetFormProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const start = sheet ?? { ...NEW_SHEET, ...startOf(activity) };
  const form = useForm(sheetValues(start));
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave<{ version: number } & SheetValues, SheetValues>({
    read: sheet ?? { ...NEW_SHEET, version: 0 },
    toValues: sheetValues,
    patch: (body, version) => patchSheet(sheet?.id ?? id, version, body),
  });
  const create = () =>
    send(
      api.POST('/api/v1/activities/{id}/sheets', {
        params: { path: { id: activity.id } },
        body: { id, ...form.values },
      }),
    );
  const labels: Record<keyof SheetValues, string> = {
    title: t('catalogue.sheetTitle'),
    objective: t('catalogue.objective'),
    material: t('catalogue.material'),
    steps: t('catalogue.steps'),
    assessment: t('catalogue.assessment'),
    ageMin: t('catalogue.ageMin'),
    ageMax: t('catalogue.ageMax'),
    motives: t('catalogue.motives'),
    skills: t('catalogue.skills'),
  };
  const skill = useLabel('activity_skill');
  const motive = useLabel('motive');
  const words = (key: keyof SheetValues, values: SheetValues): string => {
    if (key === 'steps')
      return values.steps.map((step) => `${step.minutes ? `${duration(step.minutes)} : ` : ''}${step.text}`).join('\n');
    if (key === 'skills') return values.skills.map(skill).join(', ');
    if (key === 'motives') return values.motives.map(motive).join(', ');
    return String(values[key] ?? '');
  };
  return (
    <FormDialog
      title={sheet ? t('catalogue.editSheet') : t('catalogue.newSheet')}
      unsaved={form.dirty}
      onClose={onClose}
      size="xl"
    >
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run((sheet ? () => saving.save(form.values) : create) as () => Promise<Sheet | null>);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <div className="wide">
            <TextField label={labels.title} autoFocus {...form.bind('title')} />
          </div>
          <div className="wide">
            <TextArea label={labels.objective} optional rows={2} maxLength={2000} {...form.bind('objective')} />
          </div>
          <div className="wide">
            <TextArea label={labels.material} optional rows={2} maxLength={2000} {...form.bind('material')} />
          </div>
          <div className="wide">
            <StepsField form={form} label={labels.steps} />
          </div>
          <div className="wide">
            <TextArea label={labels.assessment} optional rows={2} maxLength={2000} {...form.bind('assessment')} />
          </div>
          <NumberField label={labels.ageMin} optional {...form.bind('ageMin')} />
          <NumberField label={labels.ageMax} optional {...form.bind('ageMax')} />
          <div className="wide">
            <ChipsField
              label={labels.skills}
              optional
              options={useVocabulary('activity_skill')}
              {...form.bind('skills')}
            />
          </div>
          <div className="wide">
            <ChipsField label={labels.motives} optional options={useVocabulary('motive')} {...form.bind('motives')} />
          </div>
        </div>
        <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen) as Promise<Sheet | null>)}
      />
    </FormDialog>
  );
}

/** A new sheet begins with what its activity says. */
const startOf = ({ ageMin, ageMax, skills, motives }: Schema<'Activity'>): Partial<SheetValues> => ({
  ageMin,
  ageMax,
  skills,
  motives,
  steps: [{ minutes: 0, text: '' }],
});

function StepsField({ form, label }: { form: Form<SheetValues>; label: string }) {
  const { t } = useT();
  const { steps } = form.values;
  const total = steps.reduce((sum, step) => sum + step.minutes, 0);
  const change = (index: number, changes: Partial<Schema<'SheetStep'>>) =>
    form.set(
      'steps',
      steps.map((step, at) => (at === index ? { ...step, ...changes } : step)),
    );
  return (
    <fieldset id="f-steps" className={classes.rows}>
      <legend>
        {label} {total > 0 && <span className="muted small">({duration(total)})</span>}
      </legend>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place, its content is typed
        <div key={index} className={classes.step}>
          <NumberField
            id={`f-steps.${index}.minutes`}
            label={t('catalogue.stepMinutes')}
            width="4.5rem"
            error={form.errorOf(`steps.${index}.minutes`)}
            value={step.minutes || null}
            onChange={(minutes) => change(index, { minutes: minutes ?? 0 })}
          />
          <TextArea
            id={`f-steps.${index}.text`}
            label={t('catalogue.stepText', { n: index + 1 })}
            rows={1}
            maxLength={1000}
            error={form.errorOf(`steps.${index}.text`)}
            value={step.text}
            onChange={(text) => change(index, { text })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            mt="1.625rem"
            aria-label={t('catalogue.removeLine', { n: index + 1 })}
            onClick={() =>
              form.set(
                'steps',
                steps.filter((_, at) => at !== index),
              )
            }
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.set('steps', [...steps, { minutes: 0, text: '' }])}
        >
          {t('catalogue.addStep')}
        </Button>
      </div>
    </fieldset>
  );
}
