// SPDX-License-Identifier: EUPL-1.2
import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { api, onAnswer, onSessionEnd, type Schema, send, setCsrfToken } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { useT } from '@/i18n';
import { type IdleTimer, startIdleTimer } from './idleTimer';
import { SignInForm } from './SignInForm';

const WARN_SECONDS = 60;
const ACTIVITY = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Watches over the session of the pages inside. After a while without activity they are covered and the session is ended;
 * they stay mounted, so that what was being typed is there after signing in again. A request refused for lack of session
 * waits for that too.
 */
export function SessionGuard({ session, children }: { session: Schema<'Session'>; children: ReactNode }) {
  const { t } = useT();
  const client = useQueryClient();
  const [locked, setLocked] = useState(false);
  const [warning, setWarning] = useState(false);
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);
  const timer = useRef<IdleTimer | null>(null);

  const lock = useCallback(() => {
    setWarning(false);
    setLocked(true);
  }, []);

  useEffect(() => {
    onSessionEnd(() => {
      lock();
      return new Promise<boolean>((resolve) => waiting.current.push(resolve));
    });
    return () => onSessionEnd(null);
  }, [lock]);

  useEffect(() => {
    if (locked) return;
    const running = startIdleTimer({
      idleSeconds: session.idleSeconds,
      warnSeconds: Math.min(WARN_SECONDS, session.idleSeconds / 2),
      onWarn: () => setWarning(true),
      onIdle: () => {
        lock();
        void api.DELETE('/api/v1/session').catch(() => undefined);
      },
    });
    timer.current = running;
    onAnswer(() => running.active());
    const active = () => running.active();
    for (const name of ACTIVITY) addEventListener(name, active, { passive: true, capture: true });
    return () => {
      running.stop();
      onAnswer(null);
      for (const name of ACTIVITY) removeEventListener(name, active, { capture: true });
    };
  }, [session.idleSeconds, locked, lock]);

  function signedIn(fresh: Schema<'Session'>) {
    if (fresh.user.id !== session.user.id) {
      // Somebody else: nothing of the page before may be left to see.
      location.assign('/');
      return;
    }
    setCsrfToken(fresh.csrfToken);
    client.setQueryData(sessionQuery.queryKey, fresh);
    setLocked(false);
    for (const resolve of waiting.current.splice(0)) resolve(true);
  }

  async function stay() {
    setWarning(false);
    timer.current?.active();
    await send(api.GET('/api/v1/session')).catch(() => undefined);
  }

  return (
    <>
      <div className={locked ? 'covered' : undefined} inert={locked}>
        {children}
      </div>
      <Modal
        opened={warning && !locked}
        onClose={stay}
        title={t('shell.idleTitle')}
        closeButtonProps={{ 'aria-label': t('shell.stay') }}
      >
        <p>{t('shell.idleText')}</p>
        <Button data-autofocus onClick={stay}>
          {t('shell.stay')}
        </Button>
      </Modal>
      <Modal
        opened={locked}
        onClose={() => undefined}
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        title={t('shell.lockedTitle')}
        overlayProps={{ backgroundOpacity: 0.75 }}
      >
        <p>{t('shell.lockedText', { name: session.user.displayName })}</p>
        <SignInForm login={session.user.login} onSignedIn={signedIn} />
      </Modal>
    </>
  );
}
