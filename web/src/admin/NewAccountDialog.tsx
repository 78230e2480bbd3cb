// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ChipsField, ErrorSummary, FormActions, FormDialog, TextField, useForm } from '@/ui';
import { HandOver } from './HandOver';
import { PasswordField } from './PasswordField';
import { temporaryPassword } from './temporaryPassword';
import { ROLES, useRoleWords } from './words';

interface NewAccountDialogProps {
  onCreated: () => void;
  onClose: () => void;
}

/** A new account; its first password is shown once more at the end, then never again. */
export function NewAccountDialog({ onCreated, onClose }: NewAccountDialogProps) {
  const { t } = useT();
  const roleWords = useRoleWords();
  const [id] = useState(newId);
  const [created, setCreated] = useState<Schema<'UserAccount'> | null>(null);
  const form = useForm<Omit<Schema<'UserCreate'>, 'id'>>({
    displayName: '',
    login: '',
    roles: ['coordinator'],
    password: temporaryPassword(),
  });
  const { busy, run } = useSavedForm(form, (account: Schema<'UserAccount'>) => {
    setCreated(account);
    onCreated();
  });
  return (
    <FormDialog
      title={created ? t('admin.accountCreated') : t('admin.createAccount')}
      unsaved={form.dirty}
      onClose={onClose}
    >
      {created ? (
        <HandOver login={created.login} password={form.values.password} onClose={onClose} />
      ) : (
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void run(() => send(api.POST('/api/v1/users', { body: { id, ...form.values } })));
          }}
        >
          <ErrorSummary errors={form.errors} />
          <TextField
            label={t('admin.displayName')}
            hint={t('admin.displayNameHint')}
            autoFocus
            {...form.bind('displayName')}
          />
          <TextField label={t('admin.login')} hint={t('admin.loginHint')} {...form.bind('login')} />
          <ChipsField
            label={t('admin.roles')}
            hint={t('admin.rolesHint')}
            options={ROLES.map((role) => ({ value: role, label: roleWords(role) }))}
            {...form.bind('roles')}
            onChange={(roles) => form.set('roles', roles as Schema<'Role'>[])}
          />
          <PasswordField {...form.bind('password')} />
          <FormActions submitLabel={t('admin.createAccount')} onCancel={onClose} busy={busy} />
        </form>
      )}
    </FormDialog>
  );
}
