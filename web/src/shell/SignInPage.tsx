// SPDX-License-Identifier: EUPL-1.2
import { Paper } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { setCsrfToken } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { useT } from '@/i18n';
import { SignInForm } from './SignInForm';

export function SignInPage() {
  const { t } = useT();
  const client = useQueryClient();
  useEffect(() => {
    document.title = `${t('shell.signIn')} — Jalon`;
  }, [t]);
  return (
    <main className="sign-in">
      <Paper withBorder p="xl" radius="md" className="sign-in-card">
        <div className="sign-in-brand">
          <img src="/icon.svg" alt="" width={40} height={40} />
          <div>
            <h1>Jalon</h1>
            <p className="muted">{t('shell.tagline')}</p>
          </div>
        </div>
        <SignInForm
          onSignedIn={(session) => {
            setCsrfToken(session.csrfToken);
            client.setQueryData(sessionQuery.queryKey, session);
          }}
        />
        <p className="muted sign-in-note">{t('shell.signInNote')}</p>
      </Paper>
    </main>
  );
}
