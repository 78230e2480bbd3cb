// SPDX-License-Identifier: EUPL-1.2
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, asProblem, ifMatch, type Schema, send } from '@/api/client';
import { useLabel, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { overridesOf, type Reasons, unanswered, Warnings, warningsOf } from '@/receptions/referral/Warnings';
import { measurePeriod } from '@/receptions/words';
import {
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  HalfDayField,
  notify,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import { fileMeasuresQuery, useRereadMeasures } from './queries';

interface Values {
  revokedOn: string | null;
  revokedBy: string;
  start: string | null;
  end: string | null;
  byReferralId: string | null;
  overrides: Reasons;
}

/** The sursis is revoked: the measure gets its dates and can be received. */
export function RevokeDialog({ referral, onClose }: { referral: Schema<'Referral'>; onClose: () => void }) {
  const { t } = useT();
  const { today } = useMeta();
  const kind = useLabel('measure_kind');
  const reread = useRereadMeasures();
  const { data } = useQuery(fileMeasuresQuery(referral.personId));
  const [warnings, setWarnings] = useState<Schema<'Finding'>[]>([]);
  const form = useForm<Values>({
    revokedOn: today,
    revokedBy: '',
    start: null,
    end: null,
    byReferralId: null,
    overrides: {},
  });
  const { values } = form;
  const others = (data?.items ?? []).filter(({ referralId }) => referralId !== referral.id);
  const saving = useMutation({
    mutationFn: () =>
      send(
        api.PUT('/api/v1/referrals/{id}/revocation', {
          params: { path: { id: referral.id }, header: ifMatch(referral.version) },
          body: {
            revokedOn: values.revokedOn ?? '',
            revokedBy: values.revokedBy.trim(),
            start: values.start ?? '',
            end: values.end ?? '',
            byReferralId: values.byReferralId,
            overrides: overridesOf(warnings, values.overrides),
          },
        }),
      ),
    onSuccess: async () => {
      onClose();
      await reread(referral.personId);
      notify(t('measures.revoked'));
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
  const submit = () => {
    const missing = (['revokedOn', 'start', 'end'] as const)
      .filter((field) => !values[field])
      .map((field) => ({ field, message: t('problem.required') }));
    form.setErrors(missing);
    if (missing.length === 0) saving.mutate();
  };
  return (
    <FormDialog title={t('measures.revoke')} size="lg" unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <DateField label={t('receptions.revokedOn')} {...form.bind('revokedOn')} />
        <TextField label={t('measures.revokedBy')} optional maxLength={200} {...form.bind('revokedBy')} />
        {others.length > 0 && (
          <SelectField
            label={t('measures.revokedByMeasure')}
            optional
            options={others.map(({ referralId, measure }) => ({
              code: referralId,
              label: `${kind(measure.kind)}, ${measurePeriod(measure)}`,
            }))}
            {...form.bind('byReferralId')}
          />
        )}
        <HalfDayField label={t('measures.executedFrom')} {...form.bind('start')} />
        <HalfDayField
          label={t('measures.executedTo')}
          defaultHalf="pm"
          min={values.start ?? undefined}
          {...form.bind('end')}
        />
        <Warnings
          warnings={warnings}
          reasons={values.overrides}
          onChange={(reasons) => form.set('overrides', reasons)}
          errorOf={form.errorOf}
        />
        <FormActions submitLabel={t('measures.revoke')} busy={saving.isPending} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
