// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test, vi } from 'vitest';
import { MIRROR_PREFIX } from '@/ui/draftKeeper';
import { draftsSent, unsentDrafts } from './unsentDrafts';

const keep = (key: string, content: unknown) =>
  sessionStorage.setItem(MIRROR_PREFIX + key, JSON.stringify({ content, updatedAt: '2026-11-19T09:00:00Z' }));

afterEach(() => {
  sessionStorage.clear();
  vi.useRealTimers();
});

test('the texts of a form are found, whatever their depth; empty fields and other storage are not', () => {
  sessionStorage.setItem('other', 'x');
  keep('entry:1', { title: 'Appel au collège', text: '', answers: [{ value: 'Rappeler jeudi' }], ring: null });
  keep('entry:2', { title: '', text: ' ' });
  expect(unsentDrafts()).toEqual([{ key: 'entry:1', texts: ['Appel au collège', 'Rappeler jeudi'] }]);
});

test('what cannot be read is shown as it is rather than lost', () => {
  sessionStorage.setItem(`${MIRROR_PREFIX}entry:1`, '{"content":{"text":"Bonj');
  expect(unsentDrafts()[0]?.texts).toEqual(['{"content":{"text":"Bonj']);
});

test('waits for what is on its way, not for ever', async () => {
  vi.useFakeTimers();
  keep('entry:1', { text: 'Bonjour' });
  const arrives = draftsSent();
  await vi.advanceTimersByTimeAsync(1_000);
  sessionStorage.clear();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await arrives).toBe(true);

  keep('entry:2', { text: 'Bonjour' });
  const stays = draftsSent();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await stays).toBe(false);
});
