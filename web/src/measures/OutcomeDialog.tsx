// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, asProblem, ifMatch, newId, type Schema, send } from '@/api/client';
import { useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { overridesOf, type Reasons, unanswered, Warnings, warningsOf } from '@/receptions/referral/Warnings';
import {
  addDays,
  ChoiceCards,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  HalfDayField,
  isDay,
  notify,
  notifyUndo,
  SelectField,
  TextArea,
  useForm,
} from '@/ui';
import classes from './measures.module.css';
import { useRereadMeasures } from './queries';

type Referral = Schema<'Referral'>;
type Outcome = Schema<'OutcomeCode'>;
type Reception = Schema<'OutcomeInput'>['reception'];

interface Values {
  outcome: string | null;
  pronouncedOn: string | null;
  'measure.kind': string | null;
  'measure.start': string | null;
  'measure.end': string | null;
  reception: string | null;
  note: string;
  overrides: Reasons;
}

const KIND: Partial<Record<Outcome, string>> = {
  temporary: 'exclusion_temporaire',
  definitive: 'exclusion_definitive',
};

/** What the council pronounced: the first measure is kept, the sanction becomes a new one linked to it. */
export function OutcomeDialog({ referral, onClose }: { referral: Referral; onClose: () => void }) {
  const { t } = useT();
  const { today } = useMeta();
  const outcomes = useVocabulary('measure_outcome');
  const kinds = useVocabulary('measure_kind').filter(({ code }) => !code.startsWith('conservatoire'));
  const { councilOn } = referral.measure;
  const pronouncedOn = councilOn && councilOn <= today ? councilOn : today;
  const form = useForm<Values>({
    outcome: null,
    pronouncedOn,
    'measure.kind': null,
    'measure.start': null,
    'measure.end': null,
    reception: referral.stayId ? 'end' : 'keep',
    note: '',
    overrides: {},
  });
  const { values } = form;
  const { save, busy, warnings } = useSaving(referral, form, onClose);
  const leadsOn = values.outcome !== null && values.outcome !== 'nothing' && Boolean(values['measure.kind']);

  const choose = (outcome: string | null) => {
    const kind = (outcome && KIND[outcome as Outcome]) || null;
    const day = values.pronouncedOn;
    form.setAll({
      outcome,
      'measure.kind': kind,
      'measure.start': kind && day && isDay(day) ? `${addDays(day, 1)}/am` : null,
      'measure.end': null,
      reception: outcome === 'nothing' && values.reception === 'continue' ? 'end' : values.reception,
    });
  };
  return (
    <FormDialog title={t('measures.outcomeTitle')} size="lg" unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <ChoiceCards label={t('measures.outcome')} options={outcomes} {...form.bind('outcome')} onChange={choose} />
        <DateField label={t('measures.pronouncedOn')} {...form.bind('pronouncedOn')} />
        {values.outcome && values.outcome !== 'nothing' && (
          <fieldset className={classes.fieldset}>
            <legend>{t('measures.newMeasure')}</legend>
            {values.outcome === 'other' && (
              <SelectField
                label={t('receptions.measureKind')}
                optional
                options={kinds}
                {...form.bind('measure.kind')}
              />
            )}
            {values['measure.kind'] && (
              <>
                <HalfDayField label={t('receptions.measureStart')} {...form.bind('measure.start')} />
                <HalfDayField
                  label={t('receptions.measureEnd')}
                  hint={values.outcome === 'definitive' ? t('receptions.measureEndHint') : undefined}
                  defaultHalf="pm"
                  min={values['measure.start'] ?? undefined}
                  {...form.bind('measure.end')}
                />
                {referral.suffered && (
                  <p className="muted">
                    {t('measures.sufferedBefore', { days: t('measures.sufferedDays', { ...referral.suffered }) })}
                  </p>
                )}
              </>
            )}
          </fieldset>
        )}
        {referral.stayId && (
          <ChoiceCards
            label={t('measures.reception')}
            options={[
              { code: 'end', label: t('measures.receptionEnd') },
              ...(leadsOn ? [{ code: 'continue', label: t('measures.receptionContinue') }] : []),
              { code: 'keep', label: t('measures.receptionKeep') },
            ]}
            {...form.bind('reception')}
          />
        )}
        <TextArea label={t('receptions.note')} optional rows={2} maxLength={600} {...form.bind('note')} />
        <Warnings
          warnings={warnings}
          reasons={values.overrides}
          onChange={(reasons) => form.set('overrides', reasons)}
          errorOf={form.errorOf}
        />
        <FormActions submitLabel={t('measures.recordOutcome')} busy={busy} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}

function useSaving(referral: Referral, form: ReturnType<typeof useForm<Values>>, onClose: () => void) {
  const { t } = useT();
  const reread = useRereadMeasures();
  const nextId = useRef(newId());
  const [warnings, setWarnings] = useState<Schema<'Finding'>[]>([]);
  const { values } = form;
  const kind = values.outcome === 'nothing' ? null : values['measure.kind'];
  const saving = useMutation({
    mutationFn: () =>
      send(
        api.PUT('/api/v1/referrals/{id}/outcome', {
          params: { path: { id: referral.id }, header: ifMatch(referral.version) },
          body: {
            outcome: values.outcome as Outcome,
            pronouncedOn: values.pronouncedOn ?? '',
            note: values.note,
            reception: (values.reception ?? 'keep') as Reception,
            ...(kind && {
              nextId: nextId.current,
              measure: {
                kind,
                decidedOn: values.pronouncedOn,
                start: values['measure.start'],
                startTime: '',
                end: values['measure.end'],
                endTime: '',
                suspended: false,
                revokedOn: null,
                councilOn: null,
              },
            }),
            overrides: overridesOf(warnings, values.overrides),
          },
        }),
      ),
    onSuccess: async (saved) => {
      onClose();
      await reread(saved.personId);
      notifyUndo(t('measures.outcomeRecorded'), async () => {
        await send(
          api.DELETE('/api/v1/referrals/{id}/outcome', {
            params: { path: { id: saved.id }, header: ifMatch(saved.version) },
          }),
        );
        await reread(saved.personId);
      });
      if (saved.outcome?.nextId) notify(t('measures.nextMade'));
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.code === 'warnings_unanswered') {
        const asked = warningsOf((problem.current as Schema<'ReferralCheck'>).findings);
        setWarnings(asked);
        form.setErrors(unanswered(asked, values.overrides));
      } else form.fromProblem(error);
    },
  });
  const save = () => {
    const wanted: (keyof Values)[] = ['outcome', 'pronouncedOn'];
    if (kind) wanted.push('measure.start');
    if (kind && values.outcome === 'temporary') wanted.push('measure.end');
    const missing = wanted
      .filter((field) => !values[field])
      .map((field) => ({ field, message: t('problem.required') }));
    form.setErrors(missing);
    if (missing.length === 0) saving.mutate();
  };
  return { save, busy: saving.isPending, warnings };
}
