// SPDX-License-Identifier: EUPL-1.2
// When nobody has done anything for a while. Knows nothing of the page: told of activity, it calls back once before the end
// and once at the end.

export interface IdleTimer {
  /** Somebody did something. */
  active(): void;
  stop(): void;
}

export function startIdleTimer(options: {
  idleSeconds: number;
  warnSeconds: number;
  onWarn: () => void;
  onIdle: () => void;
  now?: () => number;
}): IdleTimer {
  const now = options.now ?? Date.now;
  let last = now();
  let warned = false;
  let ended = false;
  // Checked against the clock, not counted in ticks: a laptop that slept has been idle too.
  const timer = setInterval(() => {
    const idle = (now() - last) / 1000;
    if (!ended && idle >= options.idleSeconds) {
      ended = true;
      options.onIdle();
    } else if (!warned && !ended && idle >= options.idleSeconds - options.warnSeconds) {
      warned = true;
      options.onWarn();
    }
  }, 1000);
  return {
    active() {
      last = now();
      warned = false;
      ended = false;
    },
    stop: () => clearInterval(timer),
  };
}
