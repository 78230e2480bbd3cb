// SPDX-License-Identifier: EUPL-1.2
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type ApiProblem, api, asProblem, type Schema, send } from '@/api/client';
import { translateOr, useT } from '@/i18n';

/** Identifier and password, as the sign-in page and the dialog over a page show them. Works with password managers. */
export function SignInForm({
  login: known,
  onSignedIn,
  autoFocus = true,
}: {
  login?: string;
  onSignedIn: (session: Schema<'Session'>) => void;
  autoFocus?: boolean;
}) {
  const { t } = useT();
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const wait = useCountdown(problem?.retryAfter ?? 0, problem);

  async function submit(event: FormEvent) {
    event.preventDefault();
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
          {translateOr(`problem.${problem.code}`, t('shell.unreachable'))}
          {wait > 0 && <> {t('shell.waitFor', { minutes: Math.ceil(wait / 60) })}</>}
        </Alert>
      )}
      <TextInput
        label={t('shell.login')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        value={login}
        data-autofocus={autoFocus && !known ? true : undefined}
        autoFocus={autoFocus && !known}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        ref={passwordField}
        label={t('shell.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        data-autofocus={autoFocus && known ? true : undefined}
        autoFocus={autoFocus && !!known}
        visibilityToggleButtonProps={{ 'aria-label': t('shell.showPassword') }}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={busy} disabled={wait > 0 || !login || !password}>
        {t('shell.signIn')}
      </Button>
    </form>
  );
}

/** Seconds left, counted down; starts again with each new `key`. */
function useCountdown(seconds: number, key: unknown): number {
  const [left, setLeft] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new refusal starts a new wait
  useEffect(() => {
    setLeft(seconds);
    if (seconds <= 0) return;
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearInterval(timer);
  }, [seconds, key]);
  return left;
}
