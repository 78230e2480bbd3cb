// SPDX-License-Identifier: EUPL-1.2
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, type Schema, send } from '@/api/client';
import { renderPart, violations } from '@/ui/testing';
import { COORDINATORS } from '@/ui/testingRights';
import { SessionGuard } from './SessionGuard';
import { startAfresh } from './startAfresh';

vi.mock('./startAfresh', () => ({ startAfresh: vi.fn() }));

const SESSION: Schema<'Session'> = {
  user: { id: 'u1', login: 'claire', displayName: 'Claire Martin', roles: ['coordinator'], rights: COORDINATORS },
  csrfToken: 'first',
  idleSeconds: 900,
  mustChangePassword: false,
};

/** A server with one session. */
const server = { signedIn: true, next: SESSION, writes: [] as unknown[] };
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/api/v1/session' && request.method === 'POST') {
    server.signedIn = true;
    return Response.json(server.next);
  }
  if (pathname === '/api/v1/session' && request.method === 'DELETE') {
    server.signedIn = false;
    return new Response(null, { status: 204 });
  }
  if (!server.signedIn) return Response.json({ status: 401, code: 'unauthenticated' }, { status: 401 });
  if (pathname === '/api/v1/session') return Response.json(server.next);
  server.writes.push(await request.json());
  return Response.json({ content: {}, updatedAt: '2026-11-19T09:00:00Z' });
}

function Page() {
  const [text, setText] = useState('');
  const [state, setState] = useState('');
  const save = () =>
    send(
      api.PUT('/api/v1/drafts/{key}', { params: { path: { key: 'k' } }, body: { content: { text } as never } }),
    ).then(
      () => setState('enregistré'),
      () => setState('refusé'),
    );
  return (
    <main>
      <h1>Note</h1>
      <input aria-label="Texte" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" onClick={save}>
        Enregistrer
      </button>
      <p>{state}</p>
    </main>
  );
}

function show() {
  renderPart(
    <SessionGuard session={SESSION}>
      <Page />
    </SessionGuard>,
  );
}
const lock = () => screen.findByRole('dialog', { name: 'Session fermée' });
async function signIn(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByLabelText('Mot de passe'), 'une phrase secrète');
  await user.click(screen.getByRole('button', { name: 'Se connecter' }));
}

beforeEach(() => {
  Object.assign(server, { signedIn: true, next: SESSION, writes: [] });
  vi.stubGlobal('fetch', answer);
  document.title = 'Lina Müller — Jalon';
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.mocked(startAfresh).mockReset();
});

test('a session that ended under the hand: sign in over the page, nothing typed is lost, the write arrives', async () => {
  const user = userEvent.setup();
  show();
  await user.type(screen.getByLabelText('Texte'), 'Bonjour');
  server.signedIn = false;
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));

  await lock();
  expect(document.documentElement.dataset.locked).toBe('');
  expect(document.title).not.toContain('Lina');
  expect(screen.getByLabelText('Identifiant')).toHaveProperty('value', 'claire');
  expect(document.activeElement).toBe(screen.getByLabelText('Mot de passe'));
  expect(await violations()).toEqual([]);
  await signIn(user);

  expect(await screen.findByText('enregistré')).toBeTruthy();
  expect(server.writes).toEqual([{ content: { text: 'Bonjour' } }]);
  expect(screen.getByLabelText('Texte')).toHaveProperty('value', 'Bonjour');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.documentElement.dataset.locked).toBeUndefined();
  expect(document.title).toBe('Lina Müller — Jalon');
});

test('somebody else signs in: the page of the first starts afresh', async () => {
  const user = userEvent.setup();
  show();
  server.signedIn = false;
  server.next = { ...SESSION, user: { ...SESSION.user, id: 'u2' } };
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await lock();
  await signIn(user);
  await waitFor(() => expect(startAfresh).toHaveBeenCalledTimes(1));
  expect(screen.getByRole('dialog', { name: 'Session fermée' })).toBeTruthy();
  expect(server.writes).toEqual([]);
});

test('nobody there: a warning, then the screen is covered and the session ended', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  show();
  await act(() => vi.advanceTimersByTimeAsync(841_000));
  expect(await screen.findByRole('dialog', { name: 'Êtes-vous toujours là ?' })).toBeTruthy();
  expect(server.signedIn).toBe(true);
  await act(() => vi.advanceTimersByTimeAsync(61_000));
  await lock();
  expect(server.signedIn).toBe(false);
});

test('who answers the warning stays', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  show();
  await act(() => vi.advanceTimersByTimeAsync(841_000));
  await user.click(await screen.findByRole('button', { name: 'Rester connecté' }));
  await act(() => vi.advanceTimersByTimeAsync(800_000));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(server.signedIn).toBe(true);
});

test('who types for long without a request keeps the session alive', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const calls: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    calls.push(`${request.method} ${new URL(request.url).pathname}`);
    return answer(request);
  });
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  show();
  await act(() => vi.advanceTimersByTimeAsync(200_000));
  await user.type(screen.getByLabelText('Texte'), 'a');
  expect(calls).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(200_000));
  await user.type(screen.getByLabelText('Texte'), 'b');
  expect(calls).toEqual(['GET /api/v1/session']);
});

test('what other tabs tell: activity there keeps this one open, a sign-out covers it', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  show();
  const otherTab = new BroadcastChannel('jalon-session');
  await act(() => vi.advanceTimersByTimeAsync(841_000));
  await screen.findByRole('dialog', { name: 'Êtes-vous toujours là ?' });
  otherTab.postMessage({ kind: 'active' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  otherTab.postMessage({ kind: 'signedOut' });
  await lock();
  otherTab.postMessage({ kind: 'signedIn', userId: 'u1' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  otherTab.close();
});
