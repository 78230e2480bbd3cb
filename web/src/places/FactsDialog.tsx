// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ChoiceCards,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import { usePlacesRefresh } from './queries';

/** Whether an adult is at home, and what the school says of a later start. */
export function FactsDialog({ row, onClose }: { row: Schema<'WaitingRow'>; onClose: () => void }) {
  const { t } = useT();
  const { today } = useMeta();
  const channels = useVocabulary('channel');
  const refresh = usePlacesRefresh();
  const { version, ...facts } = row.facts;
  const form = useForm<{
    adultAtHome: string | null;
    deferral: string | null;
    deferralBy: string;
    deferralOn: string | null;
    deferralChannel: string | null;
    deferralNote: string;
  }>({ ...facts, deferralOn: facts.deferralOn ?? today, deferralChannel: facts.deferralChannel || 'phone' });
  const answered = form.values.deferral !== 'unknown';
  const save = useMutation({
    mutationFn: () =>
      send(
        api.PUT('/api/v1/referrals/{id}/waiting', {
          params: { path: { id: row.referralId }, header: ifMatch(version) },
          body: {
            adultAtHome: form.values.adultAtHome as Schema<'WaitingFactsInput'>['adultAtHome'],
            deferral: form.values.deferral as Schema<'WaitingFactsInput'>['deferral'],
            deferralNote: form.values.deferralNote,
            ...(answered
              ? {
                  deferralBy: form.values.deferralBy,
                  deferralOn: form.values.deferralOn,
                  deferralChannel: form.values.deferralChannel as Schema<'WaitingFactsInput'>['deferralChannel'],
                }
              : {}),
          },
        }),
      ),
    onSuccess: async () => {
      form.reset(form.values);
      onClose();
      await refresh(row.personId);
      notify(t('places.factsNoted'));
    },
    onError: form.fromProblem,
  });
  const unknown = { value: 'unknown', label: t('places.notKnown') };
  return (
    <FormDialog title={t('places.factsOf', { name: row.personName })} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <ChoiceCards
          label={t('places.deferralAsked')}
          options={[
            { value: 'agreed', label: t('places.yes') },
            { value: 'refused', label: t('places.no') },
            { ...unknown, label: t('places.notAsked') },
          ]}
          {...form.bind('deferral')}
        />
        {answered && (
          <div className="form-grid">
            <TextField label={t('places.saidBy')} maxLength={100} {...form.bind('deferralBy')} />
            <DateField label={t('places.saidOn')} {...form.bind('deferralOn')} />
            <SelectField label={t('places.channel')} options={channels} {...form.bind('deferralChannel')} />
          </div>
        )}
        <ChoiceCards
          label={t('places.adultAtHome')}
          options={[{ value: 'yes', label: t('places.yes') }, { value: 'no', label: t('places.no') }, unknown]}
          {...form.bind('adultAtHome')}
        />
        <TextField label={t('places.note')} optional maxLength={300} {...form.bind('deferralNote')} />
        <FormActions submitLabel={t('places.save')} busy={save.isPending} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
