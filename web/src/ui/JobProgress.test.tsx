// SPDX-License-Identifier: EUPL-1.2
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { JobProgress } from './JobProgress';
import { renderPart } from './testing';

type Job = Schema<'Job'>;
const aJob = (over: Partial<Job> = {}): Job => ({
  id: 'j1',
  kind: 'import',
  state: 'running',
  done: 0,
  total: 10,
  startedAt: null,
  finishedAt: null,
  result: null,
  error: null,
  ...over,
});

class FakeEvents extends EventTarget {
  static last: FakeEvents | null = null;
  closed = false;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
    FakeEvents.last = this;
  }
  close() {
    this.closed = true;
  }
  tell(name: string, job: Job) {
    act(() => void this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(job) })));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('progress comes by events until the end is told once', () => {
  vi.stubGlobal('EventSource', FakeEvents);
  const onDone = vi.fn();
  renderPart(<JobProgress jobId="j1" onDone={onDone} />);
  const events = FakeEvents.last;
  expect(events?.url).toBe('/api/v1/jobs/j1/events');
  events?.tell('progress', aJob({ done: 4 }));
  expect(screen.getByText('4 sur 10')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('40');
  expect(onDone).not.toHaveBeenCalled();
  events?.tell('done', aJob({ state: 'done', done: 10 }));
  expect(onDone).toHaveBeenCalledOnce();
  expect(events?.closed).toBe(true);
  expect(screen.queryByRole('button', { name: 'Arrêter' })).toBeNull();
});

test('when events do not come through, the server is asked every second', async () => {
  vi.stubGlobal('EventSource', FakeEvents);
  const answers = [aJob({ done: 5 }), aJob({ state: 'failed', error: { code: 'csv_quote', params: {} } })];
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json(answers.shift())),
  );
  const onDone = vi.fn();
  renderPart(<JobProgress jobId="j1" onDone={onDone} />);
  FakeEvents.last?.onerror?.();
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(screen.getByText('5 sur 10')).toBeTruthy();
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(onDone).toHaveBeenCalledOnce();
  expect(onDone.mock.calls[0]?.[0].state).toBe('failed');
  await act(() => vi.advanceTimersByTimeAsync(5000));
  expect(fetch).toHaveBeenCalledTimes(2);
});
