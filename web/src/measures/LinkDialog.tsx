// SPDX-License-Identifier: EUPL-1.2
import { IconLink } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { measurePeriod } from '@/receptions/words';
import { EmptyState, ErrorSummary, FormActions, FormDialog, Loading, notify, SelectField, useForm } from '@/ui';
import { fileMeasuresQuery, useRereadMeasures } from './queries';

/** Says by hand that this measure follows an earlier one. */
export function LinkDialog({ referral, onClose }: { referral: Schema<'Referral'>; onClose: () => void }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const kinds = useVocabulary('measure_link');
  const reread = useRereadMeasures();
  const id = useRef(newId());
  const { data } = useQuery(fileMeasuresQuery(referral.personId));
  const form = useForm<{ kind: string | null; earlierId: string | null }>({ kind: null, earlierId: null });
  const linked = new Set(referral.links.map(({ referralId }) => referralId));
  const others = (data?.items ?? []).filter(({ referralId }) => referralId !== referral.id && !linked.has(referralId));
  const saving = useMutation({
    mutationFn: () =>
      send(
        api.POST('/api/v1/referrals/{id}/links', {
          params: { path: { id: referral.id } },
          body: {
            id: id.current,
            kind: form.values.kind as Schema<'LinkKind'>,
            earlierId: form.values.earlierId ?? '',
          },
        }),
      ),
    onSuccess: async () => {
      onClose();
      await reread(referral.personId);
      notify(t('measures.linked'));
    },
    onError: form.fromProblem,
  });
  const submit = () => {
    const missing = (['kind', 'earlierId'] as const)
      .filter((field) => !form.values[field])
      .map((field) => ({ field, message: t('problem.required') }));
    form.setErrors(missing);
    if (missing.length === 0) saving.mutate();
  };
  return (
    <FormDialog title={t('measures.link')} unsaved={form.dirty} onClose={onClose}>
      {!data ? (
        <Loading rows={3} />
      ) : others.length === 0 ? (
        <EmptyState icon={IconLink} title={t('measures.noOther')} />
      ) : (
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <ErrorSummary errors={form.errors} />
          <SelectField label={t('measures.thisMeasure')} options={kinds} {...form.bind('kind')} />
          <SelectField
            label={t('measures.earlier')}
            options={others.map(({ referralId, measure }) => ({
              code: referralId,
              label: `${kind(measure.kind)}, ${measurePeriod(measure)}`,
            }))}
            {...form.bind('earlierId')}
          />
          <FormActions submitLabel={t('measures.link')} busy={saving.isPending} onCancel={onClose} />
        </form>
      )}
    </FormDialog>
  );
}
