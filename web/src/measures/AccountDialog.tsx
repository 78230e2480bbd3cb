// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { ChoiceCards, DateField, ErrorSummary, FormActions, FormDialog, notifyUndo, TextField, useForm } from '@/ui';
import { useRereadMeasures } from './queries';

type Account = Schema<'HourAccount'>;

interface AccountDialogProps {
  account: Account;
  part: 'refusal' | 'attestation';
  onClose: () => void;
}

const put = (account: Account, version: number, body: Schema<'HourAccountInput'>) =>
  send(
    api.PUT('/api/v1/referrals/{id}/hours', {
      params: { path: { id: account.referralId }, header: ifMatch(version) },
      body,
    }),
  );

const stored = ({ refusedOn, refusedBy, refusalNote, attestedOn, attestedTo }: Account) => ({
  refusedOn,
  refusedBy,
  refusalNote,
  attestedOn,
  attestedTo,
});

/** A refusal of the pupil or the family, or the attestation given; an emptied date takes it back. */
export function AccountDialog({ account, part, onClose }: AccountDialogProps) {
  const { t } = useT();
  const { today } = useMeta();
  const reread = useRereadMeasures();
  const before = stored(account);
  const form = useForm({
    ...before,
    refusedOn: before.refusedOn ?? (part === 'refusal' ? today : null),
    refusedBy: (before.refusedBy || null) as string | null,
    attestedOn: before.attestedOn ?? (part === 'attestation' ? today : null),
  });
  const saving = useMutation({
    mutationFn: () =>
      put(account, account.version, {
        ...form.values,
        refusedBy: (form.values.refusedOn ? (form.values.refusedBy ?? '') : '') as '',
      }),
    onSuccess: async (saved) => {
      onClose();
      await reread(account.personId);
      notifyUndo(t('measures.accountSaved'), async () => {
        await put(account, saved.version, before);
        await reread(account.personId);
      });
    },
    onError: form.fromProblem,
  });
  const title = t(part === 'refusal' ? 'measures.addRefusal' : 'measures.addAttestation');
  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <ErrorSummary errors={form.errors} />
        {part === 'refusal' ? (
          <>
            <DateField label={t('measures.refusedOn')} optional {...form.bind('refusedOn')} />
            <ChoiceCards
              label={t('measures.refusedBy')}
              options={[
                { code: 'pupil', label: t('measures.byPupil') },
                { code: 'family', label: t('measures.byFamily') },
              ]}
              {...form.bind('refusedBy')}
            />
            <TextField label={t('receptions.precision')} optional maxLength={300} {...form.bind('refusalNote')} />
          </>
        ) : (
          <>
            <DateField label={t('measures.attestedOn')} optional {...form.bind('attestedOn')} />
            <TextField label={t('measures.attestedTo')} optional maxLength={200} {...form.bind('attestedTo')} />
          </>
        )}
        <FormActions submitLabel={title} busy={saving.isPending} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
