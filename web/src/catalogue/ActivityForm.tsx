// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  CheckField,
  ChipsField,
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
import { patchActivity } from './queries';
import { RolesField } from './RolesField';
import { type ActivityValues, activityValues, NEW_ACTIVITY } from './values';
import { duration } from './words';

type Activity = Schema<'Activity'>;
/** Those offered; others an activity already has stay among them. */
const DURATIONS = [30, 45, 60, 75, 90, 120, 150, 180, 240, 360];

export interface ActivityFormProps {
  /** Absent: a new one. */
  activity?: Activity;
  onSaved: (activity: Activity) => unknown;
  onClose: () => void;
}

export function ActivityForm({ activity, onSaved, onClose }: ActivityFormProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const form = useForm(activityValues(activity ?? NEW_ACTIVITY));
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave<{ version: number } & ActivityValues, ActivityValues>({
    read: activity ?? { ...NEW_ACTIVITY, version: 0 },
    toValues: activityValues,
    patch: (body, version) => patchActivity(activity?.id ?? id, version, body),
  });
  const create = () => send(api.POST('/api/v1/activities', { body: { id, ...form.values } }));
  const labels = useActivityLabels();
  const words = useActivityWords();
  return (
    <FormDialog
      title={activity ? t('catalogue.editActivity') : t('catalogue.newActivity')}
      unsaved={form.dirty}
      onClose={onClose}
      size="xl"
    >
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run((activity ? () => saving.save(form.values) : create) as () => Promise<Activity | null>);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <WhatFields form={form} labels={labels} />
        <WhoFields form={form} labels={labels} />
        <WhereFields form={form} labels={labels} />
        <WhyFields form={form} labels={labels} />
        <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen) as Promise<Activity | null>)}
      />
    </FormDialog>
  );
}

type Labels = Record<keyof ActivityValues, string>;
interface PartProps {
  form: Form<ActivityValues>;
  labels: Labels;
}

function WhatFields({ form, labels }: PartProps) {
  const { durations, usualMinutes } = form.values;
  const offered = [...new Set([...DURATIONS, ...durations])].sort((a, b) => a - b);
  const setDurations = (chosen: string[]) => {
    const next = chosen.map(Number);
    form.setAll({
      durations: next,
      usualMinutes: next.includes(usualMinutes) || next.length === 0 ? usualMinutes : (next[0] as number),
    });
  };
  return (
    <div className="form-grid">
      <div className="wide">
        <TextField label={labels.name} autoFocus {...form.bind('name')} />
      </div>
      <SelectField
        label={labels.axis}
        options={useVocabulary('activity_axis')}
        {...form.bind('axis')}
        onChange={(axis) => form.set('axis', axis ?? '')}
      />
      <SelectField
        label={labels.usualMinutes}
        options={durations.map((minutes) => ({ value: String(minutes), label: duration(minutes) }))}
        {...form.bind('usualMinutes')}
        value={String(usualMinutes)}
        onChange={(minutes) => minutes && form.set('usualMinutes', Number(minutes))}
      />
      <div className="wide">
        <ChipsField
          label={labels.durations}
          options={offered.map((minutes) => ({ value: String(minutes), label: duration(minutes) }))}
          {...form.bind('durations')}
          value={durations.map(String)}
          onChange={setDurations}
        />
      </div>
      <div className="wide">
        <TextArea label={labels.description} optional rows={2} maxLength={500} {...form.bind('description')} />
      </div>
    </div>
  );
}

function WhoFields({ form, labels }: PartProps) {
  const numbers = (key: 'groupMin' | 'groupMax' | 'adults') => ({
    ...form.bind(key),
    onChange: (value: number | null) => form.set(key, value ?? 0),
  });
  return (
    <div className="form-grid">
      <NumberField label={labels.groupMin} {...numbers('groupMin')} />
      <NumberField label={labels.groupMax} {...numbers('groupMax')} />
      <NumberField label={labels.ageMin} optional {...form.bind('ageMin')} />
      <NumberField label={labels.ageMax} optional {...form.bind('ageMax')} />
      <NumberField label={labels.ageSpan} optional {...form.bind('ageSpan')} />
      <NumberField label={labels.adults} {...numbers('adults')} />
      <div className="wide">
        <RolesField
          label={labels.roles}
          value={form.values.roles}
          onChange={(roles) => form.set('roles', roles)}
          errorOf={form.errorOf}
        />
      </div>
    </div>
  );
}

function WhereFields({ form, labels }: PartProps) {
  return (
    <div className="form-grid">
      <SelectField
        label={labels.roomKind}
        optional
        options={useVocabulary('room_kind')}
        {...form.bind('roomKind')}
        onChange={(kind) => form.set('roomKind', kind ?? '')}
      />
      <CheckField label={labels.outing} {...form.bind('outing')} />
      <div className="wide">
        <ChipsField
          label={labels.equipment}
          optional
          options={useVocabulary('equipment')}
          {...form.bind('equipment')}
        />
      </div>
      <div className="wide">
        <ChipsField
          label={labels.authorisations}
          optional
          options={useVocabulary('activity_authorisation')}
          {...form.bind('authorisations')}
        />
      </div>
      <div className="wide">
        <ChipsField
          label={labels.cautions}
          optional
          options={useVocabulary('activity_caution')}
          {...form.bind('cautions')}
        />
      </div>
    </div>
  );
}

function WhyFields({ form, labels }: PartProps) {
  return (
    <div className="form-grid">
      <div className="wide">
        <ChipsField label={labels.skills} optional options={useVocabulary('activity_skill')} {...form.bind('skills')} />
      </div>
      <div className="wide">
        <ChipsField label={labels.motives} optional options={useVocabulary('motive')} {...form.bind('motives')} />
      </div>
      <CheckField label={labels.oncePerStay} {...form.bind('oncePerStay')} />
      <NumberField label={labels.maxPerDay} optional {...form.bind('maxPerDay')} />
    </div>
  );
}

function useActivityLabels(): Labels {
  const { t } = useT();
  return {
    name: t('catalogue.name'),
    axis: t('catalogue.axis'),
    description: t('catalogue.description'),
    durations: t('catalogue.durations'),
    usualMinutes: t('catalogue.usualDuration'),
    groupMin: t('catalogue.groupMin'),
    groupMax: t('catalogue.groupMax'),
    ageMin: t('catalogue.ageMin'),
    ageMax: t('catalogue.ageMax'),
    ageSpan: t('catalogue.ageSpan'),
    adults: t('catalogue.adults'),
    roles: t('catalogue.roles'),
    skills: t('catalogue.skills'),
    roomKind: t('catalogue.roomKind'),
    equipment: t('catalogue.equipmentNeeded'),
    outing: t('catalogue.outing'),
    authorisations: t('catalogue.authorisations'),
    cautions: t('catalogue.cautions'),
    motives: t('catalogue.motives'),
    oncePerStay: t('catalogue.oncePerStay'),
    maxPerDay: t('catalogue.maxPerDay'),
  };
}

function useActivityWords() {
  const { t } = useT();
  const lists = {
    axis: useLabel('activity_axis'),
    skills: useLabel('activity_skill'),
    roomKind: useLabel('room_kind'),
    equipment: useLabel('equipment'),
    authorisations: useLabel('activity_authorisation'),
    cautions: useLabel('activity_caution'),
    motives: useLabel('motive'),
    roles: useLabel('qualification'),
  };
  return (key: keyof ActivityValues, values: ActivityValues): string => {
    const value = values[key];
    if (key === 'roles')
      return values.roles.map(({ qualification, count }) => `${count} × ${lists.roles(qualification)}`).join(', ');
    if (key === 'durations') return values.durations.map(duration).join(', ');
    if (key === 'usualMinutes') return duration(values.usualMinutes);
    if (Array.isArray(value)) return value.map((code) => lists[key as 'skills'](String(code))).join(', ');
    if (typeof value === 'boolean') return value ? t('catalogue.yes') : t('catalogue.no');
    if (value === null || value === '') return '';
    return key === 'axis' || key === 'roomKind' ? lists[key](String(value)) : String(value);
  };
}
