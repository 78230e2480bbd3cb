// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  SelectField,
  TextArea,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import { day } from '@/ui/format';
import { Conflict } from './Conflict';
import classes from './people.module.css';
import { useGuardianName } from './useGuardianName';
import { useSavedForm } from './useSavedForm';
import { useVersionedSave } from './useVersionedSave';
import { NEW_RESTRICTION, type RestrictionValues, restrictionValues } from './values';

export interface RestrictionFormProps {
  personId: string;
  guardians: Schema<'Guardian'>[];
  /** Absent: a new one. */
  restriction?: Schema<'Restriction'>;
  onSaved: (restriction: Schema<'Restriction'>) => unknown;
  onClose: () => void;
}

/** What a judge forbids: the judgment's reference, never its reasons. */
export function RestrictionForm({ personId, guardians, restriction, onSaved, onClose }: RestrictionFormProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const nameOf = useGuardianName(guardians);
  const form = useForm(restriction ? restrictionValues(restriction) : NEW_RESTRICTION);
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave({
    read: restriction ?? { ...NEW_RESTRICTION, id, personId, active: false, version: 0 },
    toValues: restrictionValues,
    patch: (changes: Partial<RestrictionValues>, version) =>
      send(
        api.PATCH('/api/v1/restrictions/{id}', {
          params: { path: { id: restriction?.id ?? id }, header: ifMatch(version) },
          body: changes,
        }),
      ),
  });
  const create = () =>
    send(
      api.POST('/api/v1/people/{id}/restrictions', {
        params: { path: { id: personId } },
        body: { id, ...form.values },
      }),
    );
  const kind = useLabel('restriction_kind');
  const labels = useRestrictionLabels();
  const words = (key: keyof RestrictionValues, values: RestrictionValues): string => {
    if (key === 'kind') return kind(values.kind);
    if (key === 'guardianId') return values.guardianId ? nameOf(values.guardianId) : t('people.everyGuardian');
    if (key === 'reference' || key === 'note') return values[key];
    return values[key] ? day(values[key]) : '';
  };
  const title = restriction ? t('people.editRestriction') : t('people.addRestriction');

  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(restriction ? () => saving.save(form.values) : create);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p className={`muted ${classes.flat}`}>{t('people.restrictionIntro')}</p>
        <div className="form-grid">
          <SelectField
            label={labels.kind}
            options={useVocabulary('restriction_kind')}
            {...form.bind('kind')}
            onChange={(value) => form.set('kind', value ?? '')}
          />
          <SelectField
            label={labels.guardianId}
            optional
            placeholder={t('people.everyGuardian')}
            options={guardians.map((guardian) => ({ value: guardian.id, label: nameOf(guardian.id) }))}
            {...form.bind('guardianId')}
          />
          <TextField label={labels.reference} hint={t('people.referenceHint')} optional {...form.bind('reference')} />
          <DateField label={labels.seenOn} optional max={today} {...form.bind('seenOn')} />
          <DateField label={labels.validFrom} optional {...form.bind('validFrom')} />
          <DateField label={labels.validTo} optional {...form.bind('validTo')} />
          <div className="wide">
            <TextArea
              label={labels.note}
              hint={t('people.restrictionNoteHint')}
              optional
              rows={2}
              {...form.bind('note')}
            />
          </div>
        </div>
        <FormActions
          submitLabel={restriction ? t('people.saveRestriction') : t('people.addRestriction')}
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

function useRestrictionLabels(): Record<keyof RestrictionValues, string> {
  const { t } = useT();
  return {
    kind: t('people.restrictionKind'),
    guardianId: t('people.concerned'),
    reference: t('people.reference'),
    seenOn: t('people.seenOn'),
    validFrom: t('people.validFrom'),
    validTo: t('people.validTo'),
    note: t('people.note'),
  };
}
