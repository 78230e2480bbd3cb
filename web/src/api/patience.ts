// SPDX-License-Identifier: EUPL-1.2
// A base that changes hands or a server that restarts answers "in a moment" (503 with Retry-After). The same request is then made
// again for a while, so that people see a pause and not a refusal. tests/support/crowd.mjs does the same.

/** No repetition begins later than this after the first attempt. */
export const PATIENCE_MS = 45_000;
/** People are told once a request has waited for more than a second. */
const QUIET_MS = 1_200;
/** A proxy whose server died says no time. */
const PROXY_SECONDS = 2;

/** Called with true once somebody waits, with false when nobody does any more. */
let noteWaiting: ((waiting: boolean) => void) | null = null;
export function onWaiting(handler: typeof noteWaiting) {
  noteWaiting = handler;
}

let waiting = 0;
/** Returns how to say that it is over. */
function beginToWait(): () => void {
  let told = false;
  const timer = setTimeout(() => {
    told = true;
    waiting += 1;
    if (waiting === 1) noteWaiting?.(true);
  }, QUIET_MS);
  return () => {
    clearTimeout(timer);
    if (!told) return;
    waiting -= 1;
    if (waiting === 0) noteWaiting?.(false);
  };
}

/** How long the answer asks to wait; 0 when it is the last word. */
function secondsToWait({ status, headers }: Response, method: string): number {
  if (status === 503) return Number(headers.get('retry-after')) || 0;
  return method === 'GET' && (status === 502 || status === 504) ? PROXY_SECONDS : 0;
}

/**
 * Whether asking twice does what asking once does: a reading, or something new under an id made here. A change of a version is
 * not: done though nobody said so, it would be refused (412) because of one's own words. Nor is a draft: it may be older by then.
 */
async function isRepeatable(request: Request): Promise<boolean> {
  if (request.method !== 'POST') return request.method === 'GET';
  if (request.headers.has('If-Match')) return false;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  return typeof body === 'object' && body !== null && 'id' in body;
}

/** Ends early, by throwing, when the request is given up. */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    }, seconds * 1000);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** Asks, and while the answer is "in a moment" asks again, each time a little later. Gives the last answer. */
export async function patiently(input: Request, ask: (request: Request) => Promise<Response>): Promise<Response> {
  const end = Date.now() + PATIENCE_MS;
  let over: (() => void) | undefined;
  try {
    for (let request = input, tries = 1; ; tries += 1) {
      // A request's body can be read once: keep an untouched copy for the repetition.
      const spare = request.clone();
      const answer = await ask(request);
      const asked = secondsToWait(answer, input.method);
      const seconds = Math.max(asked, tries);
      if (asked === 0 || Date.now() + seconds * 1000 > end || !(await isRepeatable(spare))) return answer;
      over ??= beginToWait();
      await pause(seconds, input.signal);
      request = spare;
    }
  } finally {
    over?.();
  }
}
