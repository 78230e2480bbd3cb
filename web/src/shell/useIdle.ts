// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, onAnswer, send } from '@/api/client';
import { type IdleTimer, startIdleTimer } from './idleTimer';
import { tellOtherTabs } from './sessionNews';

const WARN_SECONDS = 60;
const TELL_MS = 10_000;
const ACTIVITY = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

interface Options {
  idleSeconds: number;
  /** False while the screen is covered. */
  running: boolean;
  onIdle: () => void;
}

const keepAlive = () => send(api.GET('/api/v1/session')).catch(() => undefined);

/**
 * Counts the time without activity in any tab. Only people count, not the requests pages make by themselves; whoever reads
 * or writes for long without a request has the session kept alive for them.
 */
export function useIdle({ idleSeconds, running, onIdle }: Options) {
  const [warning, setWarning] = useState(false);
  const timer = useRef<IdleTimer | null>(null);
  const warned = useRef(false);
  const end = useRef(onIdle);
  end.current = onIdle;

  const warn = useCallback((on: boolean) => {
    warned.current = on;
    setWarning(on);
  }, []);

  useEffect(() => {
    if (!running) return;
    const started = startIdleTimer({
      idleSeconds,
      warnSeconds: Math.min(WARN_SECONDS, idleSeconds / 2),
      onWarn: () => warn(true),
      onIdle: () => {
        warn(false);
        end.current();
      },
    });
    timer.current = started;
    let lastAnswer = Date.now();
    let lastTold = 0;
    onAnswer(() => {
      lastAnswer = Date.now();
    });
    const active = () => {
      // Once warned, only the answer to the warning counts.
      if (warned.current) return;
      started.active();
      const now = Date.now();
      if (now - lastTold > TELL_MS) {
        lastTold = now;
        tellOtherTabs({ kind: 'active' });
      }
      if (now - lastAnswer > (idleSeconds * 1000) / 3) {
        lastAnswer = now;
        void keepAlive();
      }
    };
    for (const name of ACTIVITY) addEventListener(name, active, { passive: true, capture: true });
    return () => {
      started.stop();
      onAnswer(null);
      for (const name of ACTIVITY) removeEventListener(name, active, { capture: true });
    };
  }, [idleSeconds, running, warn]);

  /** Somebody is there: in this tab (the answer to the warning) or in another one. */
  const resume = useCallback(() => {
    warn(false);
    timer.current?.active();
  }, [warn]);
  const stay = useCallback(() => {
    resume();
    tellOtherTabs({ kind: 'active' });
    void keepAlive();
  }, [resume]);

  return { warning, stay, resume };
}
