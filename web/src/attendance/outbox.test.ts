// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '@/api/client';
import { type Answer, type Change, type ChangeStore, keyOf, Outbox, type Taken } from './outbox';

const HALF = '2026-11-20/am';
const present: Answer = { status: 'present', minutesLate: 0, leftAt: '', note: '' };
const absent: Answer = { ...present, status: 'absent_unknown' };

/** The device, and the server with its rule of versions. */
let kept: Map<string, Change>;
let server: Map<string, Taken>;
let sent: Change[];
let stored: Taken[];
let refused: unknown[];
let trouble: ((change: Change) => Promise<void> | undefined) | null;

const device: ChangeStore = {
  all: async () => [...kept.values()],
  put: async (change) => void kept.set(keyOf(change), change),
  remove: async (change) => void kept.delete(keyOf(change)),
  clear: async () => kept.clear(),
};

function take(change: Change, by = 'me'): Taken {
  const taken = {
    stayId: change.stayId,
    halfDay: change.halfDay,
    ...change.answer,
    version: (server.get(change.stayId)?.version ?? 0) + 1,
    recordedAt: '2026-11-20T08:00:00Z',
    recordedBy: { id: by, displayName: by },
  };
  server.set(change.stayId, taken);
  return taken;
}

async function deliver(change: Change): Promise<Taken> {
  sent.push(change);
  await trouble?.(change);
  const now = server.get(change.stayId);
  if ((now?.version ?? 0) !== change.version) throw new ApiProblem({ status: 412, code: 'stale', current: now });
  return take(change);
}

const anOutbox = () =>
  new Outbox(device, deliver, {
    stored: (taken) => stored.push(taken),
    refused: (_, problem) => refused.push(problem),
  });
const aChange = (more: Partial<Change> = {}): Change => ({
  userId: 'me',
  stayId: 'lina',
  halfDay: HALF,
  version: 0,
  answer: present,
  ...more,
});
const waiting = (outbox: Outbox) => [...outbox.snapshot().pending.values()].map(({ state }) => state);

beforeEach(() => {
  vi.useFakeTimers();
  kept = new Map();
  server = new Map();
  sent = [];
  stored = [];
  refused = [];
  trouble = null;
});
afterEach(() => vi.useRealTimers());

test('a change is kept on the device until the server has it', async () => {
  let answer = () => {};
  trouble = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const outbox = anOutbox();
  await outbox.add(aChange());
  expect(kept.size).toBe(1);
  answer();
  await outbox.flush();
  expect(kept.size).toBe(0);
  expect(outbox.snapshot().pending.size).toBe(0);
  expect(stored).toMatchObject([{ status: 'present', version: 1 }]);
});

test('without a connection changes wait, and leave by themselves later', async () => {
  trouble = async () => {
    throw ApiProblem.offline();
  };
  const outbox = anOutbox();
  await outbox.add(aChange());
  await outbox.add(aChange({ stayId: 'hugo' }));
  await outbox.flush();
  expect(outbox.snapshot().offline).toBe(true);
  expect(waiting(outbox)).toEqual(['waiting', 'waiting']);
  trouble = null;
  await vi.advanceTimersByTimeAsync(15_100);
  expect(outbox.snapshot()).toMatchObject({ offline: false });
  expect([...server.keys()]).toEqual(['lina', 'hugo']);
  expect(kept.size).toBe(0);
});

test('what a closed page left is sent at the next start, and somebody else’s erased', async () => {
  await device.put(aChange());
  await device.put(aChange({ userId: 'other', stayId: 'hugo' }));
  const outbox = anOutbox();
  await outbox.open('me');
  await outbox.flush();
  expect([...server.keys()]).toEqual(['lina']);
  expect(kept.size).toBe(0);
});

test('an answer given and stored while the device was still being read is not sent again', async () => {
  let read = () => {};
  const slowDevice: ChangeStore = {
    ...device,
    all: async () => {
      const found = [...kept.values()];
      await new Promise<void>((resolve) => {
        read = resolve;
      });
      return found;
    },
  };
  const outbox = new Outbox(slowDevice, deliver, { stored: (taken) => stored.push(taken), refused: () => undefined });
  kept.set(keyOf(aChange()), aChange());
  const opening = outbox.open('me');
  await outbox.add(aChange());
  await outbox.flush();
  read();
  await opening;
  await outbox.flush();
  expect(sent).toHaveLength(1);
});

test('the same change twice arrives once: the answer to the first was lost', async () => {
  let losses = 1;
  trouble = async (change) => {
    if (losses === 0) return;
    losses -= 1;
    take(change);
    throw ApiProblem.offline();
  };
  const outbox = anOutbox();
  await outbox.add(aChange());
  await outbox.flush();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(sent).toHaveLength(2);
  expect(waiting(outbox)).toEqual([]);
  expect(server.get('lina')?.version).toBe(1);
});

test('answers given while one is on its way follow it, on its version', async () => {
  let answer = () => {};
  trouble = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const outbox = anOutbox();
  await outbox.add(aChange());
  await outbox.add(aChange({ answer: absent }));
  trouble = null;
  answer();
  await outbox.flush();
  expect(sent.map(({ version, answer: given }) => [version, given.status])).toEqual([
    [0, 'present'],
    [1, 'absent_unknown'],
  ]);
  expect(server.get('lina')).toMatchObject({ status: 'absent_unknown', version: 2 });
});

test('unsent answers are replaced by the newest', async () => {
  trouble = async () => {
    throw ApiProblem.offline();
  };
  const outbox = anOutbox();
  await outbox.add(aChange());
  await outbox.flush();
  await outbox.add(aChange({ answer: absent }));
  trouble = null;
  await outbox.flush();
  expect(server.get('lina')).toMatchObject({ status: 'absent_unknown', version: 1 });
});

test('a colleague’s other answer waits for a choice: mine goes on top', async () => {
  take(aChange({ answer: absent }), 'Sacha');
  const outbox = anOutbox();
  await outbox.add(aChange());
  await outbox.flush();
  expect([...outbox.snapshot().pending.values()]).toMatchObject([
    { state: 'conflict', theirs: { status: 'absent_unknown' } },
  ]);
  await outbox.settle(aChange(), 'mine');
  await outbox.flush();
  expect(server.get('lina')).toMatchObject({ status: 'present', version: 2 });
  expect(kept.size).toBe(0);
});

test('or theirs stays, and is shown', async () => {
  take(aChange({ answer: absent }), 'Sacha');
  const outbox = anOutbox();
  await outbox.add(aChange());
  await outbox.flush();
  await outbox.settle(aChange(), 'theirs');
  expect(server.get('lina')).toMatchObject({ status: 'absent_unknown', version: 1 });
  expect(stored).toMatchObject([{ status: 'absent_unknown' }]);
  expect(kept.size).toBe(0);
});

test('held changes can be taken back until they leave', async () => {
  const outbox = anOutbox();
  await outbox.add(aChange(), 10_000);
  await outbox.add(aChange({ stayId: 'hugo' }), 10_000);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await outbox.takeBack(aChange())).toBe(true);
  expect(kept.size).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([...server.keys()]).toEqual(['hugo']);
  expect(await outbox.takeBack(aChange({ stayId: 'hugo' }))).toBe(false);
});

test('leaving the page releases what is held', async () => {
  const outbox = anOutbox();
  await outbox.add(aChange(), 10_000);
  outbox.releaseAll();
  await outbox.flush();
  expect(server.size).toBe(1);
});

test('a refusal drops the change and says so', async () => {
  trouble = async () => {
    throw new ApiProblem({ status: 409, code: 'not_planned' });
  };
  const outbox = anOutbox();
  await outbox.add(aChange());
  await outbox.flush();
  expect(refused).toMatchObject([{ code: 'not_planned' }]);
  expect(outbox.snapshot().pending.size).toBe(0);
  expect(kept.size).toBe(0);
});

test('signing out erases everything', async () => {
  trouble = async () => {
    throw ApiProblem.offline();
  };
  const outbox = anOutbox();
  await outbox.add(aChange());
  await outbox.flush();
  await outbox.add(aChange({ stayId: 'hugo' }), 10_000);
  await outbox.erase();
  trouble = null;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kept.size).toBe(0);
  expect(server.size).toBe(0);
});
