// SPDX-License-Identifier: EUPL-1.2
import { Alert, Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api, asProblem, send } from '@/api/client';
import { translateOr, useT } from '@/i18n';

const SHORTEST = 12;

/** Current and new password; the server judges, the length alone is said before. */
export function PasswordForm({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const { t } = useT();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (next.length < SHORTEST) return setErrors({ newPassword: t('shell.passwordTooShort', { count: SHORTEST }) });
    if (next !== again) return setErrors({ again: t('shell.passwordsDiffer') });
    setBusy(true);
    try {
      await send(api.PUT('/api/v1/session/password', { body: { currentPassword: current, newPassword: next } }));
      onDone();
    } catch (error) {
      const problem = asProblem(error);
      const fields = problem.errors.map((e) => [e.field, translateOr(`problem.${e.code}`, e.code, e.params)]);
      setErrors(fields.length ? Object.fromEntries(fields) : { form: translateOr(`problem.${problem.code}`, t('shell.unreachable')) });
    } finally {
      setBusy(false);
    }
  }

  const field = (name: string, label: string, value: string, set: (v: string) => void, autoComplete: string, hint?: string) => (
    <PasswordInput
      label={label}
      description={hint}
      name={name}
      autoComplete={autoComplete}
      value={value}
      error={errors[name]}
      visibilityToggleButtonProps={{ 'aria-label': t('shell.showPassword') }}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {errors.form && (
        <Alert color="red" role="alert">
          {errors.form}
        </Alert>
      )}
      {field('currentPassword', t('shell.currentPassword'), current, setCurrent, 'current-password')}
      {field('newPassword', t('shell.newPassword'), next, setNext, 'new-password', t('shell.newPasswordHint', { count: SHORTEST }))}
      {field('again', t('shell.newPasswordAgain'), again, setAgain, 'new-password')}
      <div className="row">
        <Button type="submit" loading={busy} disabled={!current || !next}>
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
