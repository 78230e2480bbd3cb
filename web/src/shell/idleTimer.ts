// SPDX-License-Identifier: EUPL-1.2
// When nobody has done anything for a while. Knows nothing of the page: told of activity, it calls back once before the end
// and once at the end.

export interface IdleTimer {
  /** Somebody did something. Too late once the time is over: only a new timer starts again. */
  active(): void;
  stop(): void;
}

export interface IdleOptions {
  idleSeconds: number;
  warnSeconds: number;
  onWarn: () => void;
  onIdle: () => void;
  now?: () => number;
}

export function startIdleTimer({ idleSeconds, warnSeconds, onWarn, onIdle, now = Date.now }: IdleOptions): IdleTimer {
  let last = now();
  let warned = false;
  let ended = false;
  // Measured on the clock, not counted in ticks: a laptop that slept has been idle too.
  const check = () => {
    const idle = (now() - last) / 1000;
    if (!ended && idle >= idleSeconds) {
      ended = true;
      onIdle();
    } else if (!warned && !ended && idle >= idleSeconds - warnSeconds) {
      warned = true;
      onWarn();
    }
  };
  const timer = setInterval(check, 1000);
  return {
    active() {
      // The key that wakes a laptop comes before the next tick and must not pass for activity in time.
      check();
      if (ended) return;
      last = now();
      warned = false;
    },
    stop: () => clearInterval(timer),
  };
}
