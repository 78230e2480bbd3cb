// SPDX-License-Identifier: EUPL-1.2
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MIRROR_PREFIX } from './draftKeeper';
import { TextField } from './fields';
import { renderPart } from './testing';
import { DraftNotice, DraftStatusLine, useDraft } from './useDraft';
import { useForm } from './useForm';

/** The server's drafts, and what it was asked. */
const stored = new Map<string, { content: unknown; updatedAt: string }>();
let asked: string[] = [];
let offline = false;
const MIRROR = `${MIRROR_PREFIX}note`;

async function answer(input: Request): Promise<Response> {
  const key = new URL(input.url).pathname.split('/').pop() ?? '';
  asked.push(`${input.method} ${key}`);
  if (offline) throw new TypeError('network');
  if (input.method === 'PUT') {
    const { content } = (await input.json()) as { content: unknown };
    stored.set(key, { content, updatedAt: '2026-11-20T13:32:00Z' });
  }
  if (input.method === 'DELETE') {
    stored.delete(key);
    return new Response(null, { status: 204 });
  }
  const found = stored.get(key);
  if (found) return Response.json({ key, ...found });
  return Response.json(
    { type: 'about:blank', title: 'Not Found', status: 404, code: 'not_found' },
    { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  stored.clear();
  sessionStorage.clear();
  asked = [];
  offline = false;
  vi.stubGlobal('fetch', vi.fn(answer));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Note() {
  const form = useForm({ text: '' });
  const draft = useDraft('note', form.values, { restore: form.setAll });
  const submit = async () => {
    await draft.clear();
    form.reset();
  };
  return (
    <>
      <DraftNotice draft={draft} />
      <TextField label="Texte" {...form.bind('text')} />
      <DraftStatusLine draft={draft} />
      <button type="button" onClick={() => void submit()}>
        Envoyer
      </button>
    </>
  );
}

const type = (text: string) => fireEvent.change(screen.getByLabelText('Texte'), { target: { value: text } });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const text = () => (screen.getByLabelText('Texte') as HTMLInputElement).value;
const writes = () => asked.filter((call) => call.startsWith('PUT'));

test('typing is mirrored at once and sent a second after the last keystroke', async () => {
  renderPart(<Note />);
  await pass(0);
  type('Li');
  expect(sessionStorage.getItem(MIRROR)).toContain('Li');
  await pass(600);
  type('Lina');
  await pass(600);
  expect(writes()).toEqual([]);
  await pass(500);
  expect(writes()).toEqual(['PUT note']);
  expect(stored.get('note')?.content).toEqual({ text: 'Lina' });
  expect(screen.getByText(/^Brouillon enregistré à 14/)).toBeTruthy();
  expect(sessionStorage.getItem(MIRROR)).toBeNull();
});

test('opening a form that was not touched writes nothing', async () => {
  renderPart(<Note />);
  await pass(5000);
  expect(asked).toEqual(['GET note']);
});

test('a draft on the server is found, shown and can be put aside', async () => {
  stored.set('note', { content: { text: 'hier' }, updatedAt: '2026-11-19T09:00:00Z' });
  renderPart(<Note />);
  await pass(0);
  expect(text()).toBe('hier');
  expect(screen.getByText(/^Brouillon du 19\/11\/2026/)).toBeTruthy();
  await pass(3000);
  expect(writes()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Repartir de zéro' }));
  await pass(3000);
  expect(text()).toBe('');
  expect(stored.has('note')).toBe(false);
  expect(writes()).toEqual([]);
});

test('words typed before the draft came are not overwritten by it', async () => {
  stored.set('note', { content: { text: 'hier' }, updatedAt: '2026-11-19T09:00:00Z' });
  renderPart(<Note />);
  type('maintenant');
  await pass(0);
  expect(text()).toBe('maintenant');
  fireEvent.click(screen.getByRole('button', { name: 'Reprendre ce brouillon' }));
  expect(text()).toBe('hier');
});

test('without a connection the words wait here and go when it is back', async () => {
  renderPart(<Note />);
  await pass(0);
  offline = true;
  type('sans réseau');
  await pass(1100);
  expect(screen.getByText(/gardé sur cet appareil/)).toBeTruthy();
  expect(sessionStorage.getItem(MIRROR)).toContain('sans réseau');
  offline = false;
  window.dispatchEvent(new Event('online'));
  await pass(100);
  expect(stored.get('note')?.content).toEqual({ text: 'sans réseau' });
  expect(sessionStorage.getItem(MIRROR)).toBeNull();
});

test('words this tab could not send win over the older ones of the server', async () => {
  stored.set('note', { content: { text: 'ancien' }, updatedAt: '2026-11-19T09:00:00Z' });
  sessionStorage.setItem(MIRROR, JSON.stringify({ content: { text: 'récent' }, updatedAt: '2026-11-20T09:00:00Z' }));
  renderPart(<Note />);
  await pass(100);
  expect(text()).toBe('récent');
  expect(stored.get('note')?.content).toEqual({ text: 'récent' });
});

test('leaving the page sends what was typed in the last second', async () => {
  const { unmount } = renderPart(<Note />);
  await pass(0);
  type('vite');
  unmount();
  await pass(100);
  expect(stored.get('note')?.content).toEqual({ text: 'vite' });
});

test('after sending no draft is left, even when one was on its way, and the next words are a new one', async () => {
  renderPart(<Note />);
  await pass(0);
  type('fini');
  await pass(1000);
  fireEvent.click(screen.getByRole('button', { name: 'Envoyer' }));
  await pass(100);
  await pass(5000);
  expect(text()).toBe('');
  expect(stored.has('note')).toBe(false);
  expect(sessionStorage.getItem(MIRROR)).toBeNull();
  type('suite');
  await pass(1100);
  expect(stored.get('note')?.content).toEqual({ text: 'suite' });
});
