// SPDX-License-Identifier: EUPL-1.2
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import { CheckField, ErrorSummary, FormActions, FormDialog, TextField, useForm } from '@/ui';

type Account = Schema<'UserAccount'>;
type AccountValues = Pick<Account, 'displayName' | 'active'>;

function accountValues({ displayName, active }: Account): AccountValues {
  return { displayName, active };
}

interface EditAccountDialogProps {
  account: Account;
  onSaved: () => void;
  onClose: () => void;
}

export function EditAccountDialog({ account, onSaved, onClose }: EditAccountDialogProps) {
  const { t } = useT();
  const form = useForm(accountValues(account));
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave<Account, AccountValues>({
    read: account,
    toValues: accountValues,
    patch: (body, version) =>
      send(api.PATCH('/api/v1/users/{id}', { params: { path: { id: account.id }, header: ifMatch(version) }, body })),
  });
  const labels = { displayName: t('admin.displayName'), active: t('admin.isActive') };
  const words = (key: keyof AccountValues, values: AccountValues) => {
    if (key === 'displayName') return values.displayName;
    return values.active ? t('admin.active') : t('admin.inactive');
  };
  return (
    <FormDialog title={t('admin.editAccount')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => saving.save(form.values));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField
          label={labels.displayName}
          hint={t('admin.displayNameHint')}
          autoFocus
          {...form.bind('displayName')}
        />
        <CheckField label={labels.active} hint={t('admin.isActiveHint')} {...form.bind('active')} />
        <FormActions submitLabel={t('admin.save')} onCancel={onClose} busy={busy} />
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
