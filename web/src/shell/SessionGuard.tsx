// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { adoptSession, api, onSessionEnd, type Schema, send } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { useT } from '@/i18n';
import { Dialog } from '@/ui';
import { LockScreen } from './LockScreen';
import { SignInForm } from './SignInForm';
import { onNewsOfOtherTabs, tellOtherTabs } from './sessionNews';
import { startAfresh } from './startAfresh';
import { useIdle } from './useIdle';

/**
 * Watches over the session of the pages inside. After a while without activity they are covered and the session is ended;
 * they stay mounted, so that what was being typed is there after signing in again. A request refused for lack of a session
 * waits for that too.
 */
export function SessionGuard({ session, children }: { session: Schema<'Session'>; children: ReactNode }) {
  const { t } = useT();
  const client = useQueryClient();
  const userId = session.user.id;
  const [locked, setLocked] = useState(false);
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);
  const lock = useCallback(() => setLocked(true), []);

  const { warning, stay, resume } = useIdle({
    idleSeconds: session.idleSeconds,
    running: !locked,
    onIdle: () => {
      lock();
      tellOtherTabs({ kind: 'signedOut' });
      void api.DELETE('/api/v1/session').catch(() => undefined);
    },
  });

  const continueWith = useCallback(
    (fresh: Schema<'Session'>) => {
      if (fresh.user.id !== userId) return startAfresh();
      adoptSession(fresh);
      client.setQueryData(sessionQuery.queryKey, fresh);
      setLocked(false);
      for (const resolve of waiting.current.splice(0)) resolve(true);
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
    [client, userId],
  );

  useEffect(() => {
    onSessionEnd(() => {
      lock();
      return new Promise<boolean>((resolve) => waiting.current.push(resolve));
    });
    return () => onSessionEnd(null);
  }, [lock]);

  useEffect(
    () =>
      onNewsOfOtherTabs((news) => {
        if (news.kind === 'active') resume();
        else if (news.kind === 'signedOut') lock();
        else if (news.userId !== userId) startAfresh();
        else void send(api.GET('/api/v1/session')).then(continueWith, () => undefined);
      }),
    [userId, lock, resume, continueWith],
  );

  function signedIn(fresh: Schema<'Session'>) {
    tellOtherTabs({ kind: 'signedIn', userId: fresh.user.id });
    continueWith(fresh);
  }

  return (
    <>
      {children}
      <Dialog title={t('shell.idleTitle')} opened={warning && !locked} onClose={stay}>
        <p>{t('shell.idleText')}</p>
        <Button data-autofocus onClick={stay}>
          {t('shell.stay')}
        </Button>
      </Dialog>
      {locked && (
        <LockScreen title={t('shell.lockedTitle')}>
          <p>{t('shell.lockedText', { name: session.user.displayName })}</p>
          <SignInForm login={session.user.login} onSignedIn={signedIn} />
        </LockScreen>
      )}
    </>
  );
}
