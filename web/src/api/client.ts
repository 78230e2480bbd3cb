// SPDX-License-Identifier: EUPL-1.2
// The one way to the server. Adds the CSRF token to writes, turns refusals into ApiProblem, waits with what can be asked again
// where the server says "in a moment", and when the session has ended asks for a new sign-in over the page and repeats the
// request: pages lose nothing and need not know.
import createClient, { type Middleware } from 'openapi-fetch';
import { patiently } from './patience';
import { ApiProblem } from './problem';
import type { components, paths } from './schema';

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

let csrfToken = '';
let userId = '';
/** From now on requests are made as this user. */
export function adoptSession(session: { csrfToken: string; user: { id: string } }) {
  csrfToken = session.csrfToken;
  userId = session.user.id;
}

/** Set by the session shell: resolves true once somebody signed in again, false when they gave up. */
let signInAgain: (() => Promise<boolean>) | null = null;
export function onSessionEnd(handler: typeof signInAgain) {
  signInAgain = handler;
}

/** Called at each answered request: the server has just seen this session. */
let noteAnswer: (() => void) | null = null;
export function onAnswer(handler: typeof noteAnswer) {
  noteAnswer = handler;
}

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const isSessionCall = (request: Request) => new URL(request.url).pathname === '/api/v1/session';

async function fetchOrOffline(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ApiProblem.offline();
  }
}

/** Another tab signed in again, and its token is another one: true when the same user can go on with the new token. */
async function renewToken(refusal: Response): Promise<boolean> {
  if ((await ApiProblem.of(refusal.clone())).code !== 'csrf') return false;
  const answer = await fetchOrOffline(new Request(new URL('/api/v1/session', location.origin)));
  if (!answer.ok) return false;
  const session = await answer.json();
  if (session.user.id !== userId) return false;
  adoptSession(session);
  return true;
}

function stamped(request: Request): Request {
  const headers = new Headers(request.headers);
  if (WRITES.has(request.method) && csrfToken) headers.set('X-Jalon-CSRF', csrfToken);
  return new Request(request, { headers });
}

async function askInSession(input: Request): Promise<Response> {
  // A request's body can be read once: keep an untouched copy for the repetition.
  const spare = input.clone();
  const answer = await fetchOrOffline(stamped(input));
  if (answer.ok) noteAnswer?.();
  const sessionEnded = answer.status === 401 && !isSessionCall(input) && signInAgain;
  if (sessionEnded && (await sessionEnded())) return fetchOrOffline(stamped(spare));
  if (answer.status === 403 && (await renewToken(answer))) return fetchOrOffline(stamped(spare));
  return answer;
}

const refusals: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return undefined;
    throw await ApiProblem.of(response);
  },
};

export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  fetch: (input) => patiently(input, askInSession),
});
api.use(refusals);

/** The data of an answer; refusals are thrown as ApiProblem. */
export async function send<T>(call: Promise<{ data?: T; response: Response }>): Promise<T> {
  const { data } = await call;
  return data as T;
}

export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

/** A UUID version 7: 48 bits of time, the rest random. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export { ApiProblem, asProblem } from './problem';
