// SPDX-License-Identifier: EUPL-1.2
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type ApiProblem, api, asProblem, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { problemText } from '@/ui';

interface SignInFormProps {
  /** Whose session ended; nobody is presumed on the sign-in page. */
  login?: string;
  onSignedIn: (session: Schema<'Session'>) => void;
}

/** Identifier and password, as the sign-in page and the lock screen show them. Works with password managers. */
export function SignInForm({ login: known = '', onSignedIn }: SignInFormProps) {
  const { t } = useT();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const loginField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const wait = useCountdown(problem);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // A password manager may fill the fields without telling React.
    const typed = new FormData(event.currentTarget);
    const login = String(typed.get('username')).trim();
    const password = String(typed.get('password'));
    if (!login) return loginField.current?.focus();
    if (!password) return passwordField.current?.focus();
    setBusy(true);
    try {
      onSignedIn(await send(api.POST('/api/v1/session', { body: { login, password } })));
    } catch (error) {
      setProblem(asProblem(error));
      setPassword('');
      passwordField.current?.focus();
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      {problem && (
        <Alert color="red" role="alert" title={t('shell.signInFailed')}>
          {problemText(problem)}
          {wait > 0 && <> {t('shell.waitFor', { minutes: Math.ceil(wait / 60) })}</>}
          {problem.reference && <p>{t('shell.reference', { reference: problem.reference })}</p>}
        </Alert>
      )}
      <TextInput
        ref={loginField}
        label={t('shell.login')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        autoFocus={!known}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        ref={passwordField}
        label={t('shell.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        data-autofocus={!!known || undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('shell.showPassword') }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={busy} disabled={wait > 0}>
        {t('shell.signIn')}
      </Button>
    </form>
  );
}

/** Seconds the server asked to wait, counted down; each refusal starts anew. */
function useCountdown(problem: ApiProblem | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!problem?.retryAfter) return;
    setLeft(problem.retryAfter);
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearInterval(timer);
  }, [problem]);
  return left;
}
