// SPDX-License-Identifier: EUPL-1.2
import { Alert, Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api, asProblem, send } from '@/api/client';
import { useT } from '@/i18n';
import { fieldMessage, problemText } from '@/ui';

const SHORTEST = 12;

interface PasswordFormProps {
  login: string;
  onDone: () => void;
  onCancel?: () => void;
}

/** Current and new password. The server judges; length and typing errors are said before it is asked. */
export function PasswordForm({ login, onDone, onCancel }: PasswordFormProps) {
  const { t } = useT();
  const [passwords, setPasswords] = useState({ currentPassword: '', newPassword: '', again: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const { currentPassword, newPassword, again } = passwords;

  /** Says what is wrong and puts the cursor there. */
  function refuse(form: HTMLFormElement, found: Record<string, string>) {
    setErrors(found);
    const [first] = Object.keys(found);
    if (first) form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (newPassword.length < SHORTEST)
      return refuse(form, { newPassword: t('shell.passwordTooShort', { count: SHORTEST }) });
    if (newPassword !== again) return refuse(form, { again: t('shell.passwordsDiffer') });
    setBusy(true);
    try {
      await send(api.PUT('/api/v1/session/password', { body: { currentPassword, newPassword } }));
      onDone();
    } catch (error) {
      const fields = asProblem(error).errors.map((refused) => [refused.field, fieldMessage(refused)]);
      refuse(form, fields.length ? Object.fromEntries(fields) : { form: problemText(error) });
    } finally {
      setBusy(false);
    }
  }

  const field = (name: keyof typeof passwords, label: string, autoComplete: string, hint?: string) => (
    <PasswordInput
      label={label}
      description={hint}
      name={name}
      autoComplete={autoComplete}
      value={passwords[name]}
      error={errors[name]}
      visibilityToggleButtonProps={{ 'aria-label': t('shell.showPassword') }}
      onChange={(event) => setPasswords({ ...passwords, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {errors.form && (
        <Alert color="red" role="alert">
          {errors.form}
        </Alert>
      )}
      {/* Tells password managers whose password this is. */}
      <input
        className="visually-hidden"
        name="username"
        autoComplete="username"
        value={login}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      {field('currentPassword', t('shell.currentPassword'), 'current-password')}
      {field('newPassword', t('shell.newPassword'), 'new-password', t('shell.newPasswordHint', { count: SHORTEST }))}
      {field('again', t('shell.newPasswordAgain'), 'new-password')}
      <div className="row">
        <Button type="submit" loading={busy} disabled={!currentPassword || !newPassword}>
          {t('shell.changePassword')}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('shell.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
