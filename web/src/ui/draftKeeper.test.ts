// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DraftKeeper, MIRROR_PREFIX } from './draftKeeper';

const server = {
  read: vi.fn(async () => null),
  write: vi.fn(async (_key: string, content: unknown) => ({ content, updatedAt: '2026-11-19T09:00:00Z' })),
  remove: vi.fn(async () => undefined),
};
const mirror = () => sessionStorage.getItem(`${MIRROR_PREFIX}entry:1`);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => {
  vi.useRealTimers();
  sessionStorage.clear();
});

test('words are mirrored at once and sent after a pause', async () => {
  const keeper = new DraftKeeper('entry:1', server, '{"text":""}');
  keeper.changed('{"text":"Bon"}');
  keeper.changed('{"text":"Bonjour"}');
  expect(mirror()).toContain('Bonjour');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.write.mock.calls).toEqual([['entry:1', { text: 'Bonjour' }]]);
  expect(mirror()).toBeNull();
  expect(keeper.snapshot().status).toBe('saved');
});

test('words typed and taken back leave nothing that passes for unsent', async () => {
  const keeper = new DraftKeeper('entry:1', server, '{"text":""}');
  keeper.changed('{"text":"Bon"}');
  keeper.changed('{"text":""}');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.write).not.toHaveBeenCalled();
  expect(mirror()).toBeNull();
});

test('words that could not be sent stay mirrored and are tried again', async () => {
  server.write.mockRejectedValueOnce(new Error('offline'));
  const keeper = new DraftKeeper('entry:1', server, '{"text":""}');
  keeper.changed('{"text":"Bonjour"}');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(keeper.snapshot().status).toBe('waiting');
  expect(mirror()).toContain('Bonjour');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(keeper.snapshot().status).toBe('saved');
  expect(mirror()).toBeNull();
});
