// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ErrorSummary, FormActions, FormDialog, useForm } from '@/ui';
import { HandOver } from './HandOver';
import { PasswordField } from './PasswordField';
import { temporaryPassword } from './temporaryPassword';

interface ResetPasswordDialogProps {
  account: Schema<'UserAccount'>;
  onDone: () => void;
  onClose: () => void;
}

/** A new first password, which also unlocks the account and ends its sessions. */
export function ResetPasswordDialog({ account, onDone, onClose }: ResetPasswordDialogProps) {
  const { t } = useT();
  const [set, setSet] = useState(false);
  const form = useForm({ newPassword: temporaryPassword() });
  const { busy, run } = useSavedForm(form, () => {
    setSet(true);
    onDone();
  });
  const reset = async () => {
    await send(api.PUT('/api/v1/users/{id}/password', { params: { path: { id: account.id } }, body: form.values }));
    return account;
  };
  return (
    <FormDialog
      title={t('admin.resetPasswordOf', { name: account.displayName })}
      unsaved={form.dirty}
      onClose={onClose}
    >
      {set ? (
        <HandOver login={account.login} password={form.values.newPassword} onClose={onClose} />
      ) : (
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void run(reset);
          }}
        >
          <ErrorSummary errors={form.errors} />
          <p style={{ margin: 0 }}>{t('admin.resetPasswordText')}</p>
          <PasswordField {...form.bind('newPassword')} />
          <FormActions submitLabel={t('admin.resetPassword')} onCancel={onClose} busy={busy} />
        </form>
      )}
    </FormDialog>
  );
}
