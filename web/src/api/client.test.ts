// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { COORDINATORS } from '@/ui/testingRights';
import { type ApiProblem, adoptSession, api, asProblem, ifMatch, newId, onAnswer, onSessionEnd, send } from './client';

const SESSION = {
  user: { id: 'u1', login: 'claire', displayName: 'Claire Martin', roles: ['coordinator'], rights: COORDINATORS },
  csrfToken: 'first',
  idleSeconds: 900,
  mustChangePassword: false,
};

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const refusal = (status: number, code: string, more = {}) =>
  json(status, { type: 'about:blank', status, code, ...more });

const server = vi.fn<(request: Request) => Promise<Response>>();
const asked = (call: number) => server.mock.calls[call]?.[0] as Request;

beforeEach(() => {
  server.mockReset();
  vi.stubGlobal('fetch', server);
  adoptSession(SESSION);
});
afterEach(() => {
  vi.unstubAllGlobals();
  onSessionEnd(null);
  onAnswer(null);
});

const read = () => send(api.GET('/api/v1/meta'));
const write = () =>
  send(
    api.PUT('/api/v1/drafts/{key}', {
      params: { path: { key: 'k' } },
      body: { content: { text: 'Bonjour' } as never },
    }),
  );
const problemOf = (call: Promise<unknown>): Promise<ApiProblem> =>
  call.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => asProblem(error),
  );

test('writes carry the token of the session, reads do not', async () => {
  server.mockImplementation(async () => json(200, {}));
  await read();
  await write();
  expect(asked(0).headers.get('x-jalon-csrf')).toBeNull();
  expect(asked(1).headers.get('x-jalon-csrf')).toBe('first');
});

test('a refusal becomes a problem with its fields', async () => {
  const errors = [{ field: 'content', code: 'required', params: {} }];
  server.mockResolvedValue(refusal(422, 'invalid', { errors }));
  expect(await problemOf(write())).toMatchObject({
    status: 422,
    code: 'invalid',
    errors,
    reference: '',
    retryAfter: 0,
  });
});

test('a stale version brings what is stored now', async () => {
  server.mockResolvedValue(refusal(412, 'stale', { current: { version: 4 } }));
  expect(await problemOf(write())).toMatchObject({ status: 412, current: { version: 4 } });
});

test('a broken server gives the reference to quote', async () => {
  server.mockResolvedValue(refusal(500, 'internal', { reference: '7f3a' }));
  expect(await problemOf(read())).toMatchObject({ status: 500, code: 'internal', reference: '7f3a' });
});

test('the wait the server asks for is read from its header', async () => {
  server.mockResolvedValue(json(429, { status: 429, code: 'too_many_attempts' }, { 'retry-after': '120' }));
  expect(await problemOf(read())).toMatchObject({ code: 'too_many_attempts', retryAfter: 120 });
});

test('the error page of a proxy is an unexpected problem', async () => {
  server.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(await problemOf(write())).toMatchObject({ status: 502, code: 'unexpected' });
});

test('no answer at all is "offline"', async () => {
  server.mockRejectedValue(new TypeError('Failed to fetch'));
  expect(await problemOf(read())).toMatchObject({ status: 0, code: 'offline' });
});

test('each answer of the server to this session is noted, refusals are not', async () => {
  const noted = vi.fn();
  onAnswer(noted);
  server.mockResolvedValueOnce(json(200, {})).mockResolvedValueOnce(refusal(404, 'not_found'));
  await read();
  await problemOf(read());
  expect(noted).toHaveBeenCalledTimes(1);
});

test('at the end of the session the request waits for a new sign-in and is repeated whole', async () => {
  server.mockResolvedValueOnce(refusal(401, 'unauthenticated')).mockResolvedValueOnce(json(200, { ok: true }));
  onSessionEnd(async () => {
    adoptSession({ ...SESSION, csrfToken: 'second' });
    return true;
  });
  expect(await write()).toEqual({ ok: true });
  expect(asked(1).headers.get('x-jalon-csrf')).toBe('second');
  expect(await asked(1).json()).toEqual({ content: { text: 'Bonjour' } });
});

test('nobody signs in again: the request is refused', async () => {
  server.mockResolvedValue(refusal(401, 'unauthenticated'));
  onSessionEnd(async () => false);
  expect(await problemOf(read())).toMatchObject({ status: 401 });
  expect(server).toHaveBeenCalledTimes(1);
});

test('asking who is signed in never asks to sign in', async () => {
  const ask = vi.fn(async () => true);
  onSessionEnd(ask);
  server.mockResolvedValue(refusal(401, 'unauthenticated'));
  expect(await problemOf(send(api.GET('/api/v1/session')))).toMatchObject({ status: 401 });
  expect(ask).not.toHaveBeenCalled();
});

test('a token renewed in another tab is taken up for the same user', async () => {
  server
    .mockResolvedValueOnce(refusal(403, 'csrf'))
    .mockResolvedValueOnce(json(200, { ...SESSION, csrfToken: 'other tab' }))
    .mockResolvedValueOnce(json(200, { ok: true }));
  expect(await write()).toEqual({ ok: true });
  expect(asked(2).headers.get('x-jalon-csrf')).toBe('other tab');
});

test('a write is never repeated as somebody else', async () => {
  server
    .mockResolvedValueOnce(refusal(403, 'csrf'))
    .mockResolvedValueOnce(json(200, { ...SESSION, user: { ...SESSION.user, id: 'u2' }, csrfToken: 'theirs' }));
  expect(await problemOf(write())).toMatchObject({ status: 403, code: 'csrf' });
  expect(server).toHaveBeenCalledTimes(2);
});

test('another kind of 403 is an answer', async () => {
  server.mockResolvedValue(refusal(403, 'forbidden'));
  expect(await problemOf(write())).toMatchObject({ code: 'forbidden' });
  expect(server).toHaveBeenCalledTimes(1);
});

test('versions are written as the server reads them', () => {
  expect(ifMatch(3)).toEqual({ 'If-Match': '"3"' });
});

test('identifiers are UUIDs of version 7, in the order they were made', () => {
  vi.useFakeTimers({ now: new Date('2026-11-19T10:00:00Z') });
  const earlier = newId();
  vi.advanceTimersByTime(1);
  const later = newId();
  vi.useRealTimers();
  expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(earlier.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-19T10:00:00Z'));
  expect(earlier < later).toBe(true);
});
