// SPDX-License-Identifier: EUPL-1.2
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notifyWaiting } from '@/ui';
import { renderPart, violations } from '@/ui/testing';
import { adoptSession, api, ifMatch, newId, send } from './client';
import { onWaiting, PATIENCE_MS } from './patience';

const inAMoment = (seconds = 5) =>
  Response.json({ status: 503, code: 'storage_away' }, { status: 503, headers: { 'retry-after': String(seconds) } });
const ofTheProxy = (status: number) => new Response('<h1>Bad gateway</h1>', { status });
const fine = () => Response.json({ ok: true });

const server = vi.fn<(request: Request) => Promise<Response>>();
const bodies = () => Promise.all(server.mock.calls.map(([request]) => request.clone().text()));

beforeEach(() => {
  vi.useFakeTimers();
  server.mockReset();
  vi.stubGlobal('fetch', server);
  adoptSession({ csrfToken: 'token', user: { id: 'u1' } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  onWaiting(null);
});

const read = () => send(api.GET('/api/v1/meta'));
const note = (id = newId()) => ({ id, kind: 'note', occurredOn: '2026-11-19', text: 'Bonjour' }) as never;
const create = (body = note()) =>
  send(api.POST('/api/v1/people/{id}/entries', { params: { path: { id: 'p' } }, body }));

/** What became of it, at last. */
async function endOf(call: Promise<unknown>) {
  const end = call.then(
    (data) => data,
    (problem) => problem.status,
  );
  await vi.advanceTimersByTimeAsync(2 * PATIENCE_MS);
  return end;
}

test('a page that is told "in a moment" is asked for again', async () => {
  server.mockResolvedValueOnce(inAMoment()).mockResolvedValueOnce(inAMoment()).mockResolvedValueOnce(fine());
  expect(await endOf(read())).toEqual({ ok: true });
  expect(server).toHaveBeenCalledTimes(3);
});

test('not before the time the server gave', async () => {
  server.mockResolvedValueOnce(inAMoment(7)).mockResolvedValueOnce(fine());
  const answer = read();
  await vi.advanceTimersByTimeAsync(6_999);
  expect(server).toHaveBeenCalledTimes(1);
  expect(await endOf(answer)).toEqual({ ok: true });
});

test('something new is sent again whole, under the same id', async () => {
  server.mockResolvedValueOnce(inAMoment()).mockResolvedValueOnce(fine());
  expect(await endOf(create())).toEqual({ ok: true });
  const [first, second] = await bodies();
  expect(second).toBe(first);
  expect(JSON.parse(String(second))).toMatchObject({ text: 'Bonjour' });
  expect(server.mock.calls[1]?.[0].headers.get('x-jalon-csrf')).toBe('token');
});

test('after a while the refusal is told', async () => {
  server.mockImplementation(async () => inAMoment());
  expect(await endOf(read())).toBe(503);
  const asked = server.mock.calls.length;
  expect(asked).toBeGreaterThan(3);
  await vi.advanceTimersByTimeAsync(2 * PATIENCE_MS);
  expect(server).toHaveBeenCalledTimes(asked);
});

test('a wait that is too long is not begun', async () => {
  server.mockImplementation(async () => inAMoment(600));
  expect(await endOf(read())).toBe(503);
  expect(server).toHaveBeenCalledTimes(1);
});

test('the page of a proxy makes a reading wait, not a write', async () => {
  for (const status of [502, 504]) {
    server.mockReset();
    server.mockResolvedValueOnce(ofTheProxy(status)).mockResolvedValueOnce(fine());
    expect(await endOf(read())).toEqual({ ok: true });
    server.mockImplementation(async () => ofTheProxy(status));
    expect(await endOf(create())).toBe(status);
  }
});

test('a 503 that gives no time is the last word', async () => {
  server.mockImplementation(async () => Response.json({ status: 503, code: 'storage_readonly' }, { status: 503 }));
  expect(await endOf(read())).toBe(503);
  expect(server).toHaveBeenCalledTimes(1);
});

test('what may have been done is not asked a second time', async () => {
  server.mockImplementation(async () => inAMoment());
  const path = { params: { path: { id: 'i' } } };
  const writes = [
    () => api.PATCH('/api/v1/people/{id}', { params: { ...path.params, header: ifMatch(3) }, body: {} as never }),
    () => api.PUT('/api/v1/drafts/{key}', { params: { path: { key: 'k' } }, body: { content: { id: 'x' } as never } }),
    () => api.POST('/api/v1/session', { body: { login: 'claire', password: 'secret' } }),
    () => api.DELETE('/api/v1/told/{id}', path),
  ];
  for (const call of writes) {
    server.mockClear();
    expect(await endOf(call())).toBe(503);
    expect(server).toHaveBeenCalledTimes(1);
  }
});

test('a page that was left asks no more', async () => {
  server.mockImplementation(async () => inAMoment());
  const left = new AbortController();
  const answer = api.GET('/api/v1/meta', { signal: left.signal }).catch((error: Error) => error.name);
  await vi.advanceTimersByTimeAsync(1_500);
  left.abort();
  expect(await answer).toBe('AbortError');
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(server).toHaveBeenCalledTimes(1);
});

test('a quiet word is there while somebody waits, once for all', async () => {
  onWaiting(notifyWaiting);
  renderPart(<p>page</p>);
  const word = () => screen.queryAllByText('Le serveur reprend, un instant…');
  server
    .mockResolvedValueOnce(inAMoment(2))
    .mockResolvedValueOnce(inAMoment(9))
    .mockImplementation(async () => fine());
  const calls = [read(), create()];
  await act(() => vi.advanceTimersByTimeAsync(900));
  expect(word()).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(600));
  expect(word()).toHaveLength(1);
  expect(screen.getByRole('status').textContent).toContain('Le serveur reprend');
  await act(() => vi.advanceTimersByTimeAsync(2_000));
  expect(word()).toHaveLength(1);
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  await Promise.all(calls);
  expect(word()).toEqual([]);
  vi.useRealTimers();
  expect(await violations()).toEqual([]);
});

test('a wait of a second passes without a word', async () => {
  const told = vi.fn();
  onWaiting(told);
  server.mockResolvedValueOnce(inAMoment(1)).mockResolvedValueOnce(fine());
  expect(await endOf(read())).toEqual({ ok: true });
  expect(told).not.toHaveBeenCalled();
});
