// SPDX-License-Identifier: EUPL-1.2
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { adoptSession, type Schema } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { useT } from '@/i18n';
import { OuterPage } from './OuterPage';
import { SignInForm } from './SignInForm';
import { onNewsOfOtherTabs, tellOtherTabs } from './sessionNews';

export function SignInPage() {
  const { t } = useT();
  const client = useQueryClient();

  useEffect(
    () =>
      onNewsOfOtherTabs((news) => {
        if (news.kind === 'signedIn') void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      }),
    [client],
  );

  function signedIn(session: Schema<'Session'>) {
    adoptSession(session);
    client.setQueryData(sessionQuery.queryKey, session);
    tellOtherTabs({ kind: 'signedIn', userId: session.user.id });
  }

  return (
    <OuterPage title={t('shell.signIn')} lead={t('shell.tagline')} note={t('shell.signInNote')}>
      <SignInForm onSignedIn={signedIn} />
    </OuterPage>
  );
}
