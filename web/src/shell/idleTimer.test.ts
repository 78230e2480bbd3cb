// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startIdleTimer } from './idleTimer';

const onWarn = vi.fn();
const onIdle = vi.fn();
const start = () => startIdleTimer({ idleSeconds: 900, warnSeconds: 60, onWarn, onIdle });

beforeEach(() => {
  vi.useFakeTimers();
  onWarn.mockReset();
  onIdle.mockReset();
});
afterEach(() => vi.useRealTimers());

test('warns a minute before the end, once, then ends, once', () => {
  const timer = start();
  vi.advanceTimersByTime(839_000);
  expect(onWarn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onWarn).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(59_000);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(600_000);
  expect(onWarn).toHaveBeenCalledTimes(1);
  expect(onIdle).toHaveBeenCalledTimes(1);
  timer.stop();
});

test('activity starts the time anew', () => {
  const timer = start();
  vi.advanceTimersByTime(800_000);
  timer.active();
  vi.advanceTimersByTime(839_000);
  expect(onWarn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onWarn).toHaveBeenCalledTimes(1);
  timer.stop();
});

test('the key that wakes a laptop comes too late', () => {
  const timer = start();
  // Asleep: the clock went on, no tick came.
  vi.setSystemTime(Date.now() + 3_600_000);
  timer.active();
  expect(onIdle).toHaveBeenCalledTimes(1);
  timer.stop();
});

test('stopped, it says nothing any more', () => {
  start().stop();
  vi.advanceTimersByTime(2_000_000);
  expect(onWarn).not.toHaveBeenCalled();
  expect(onIdle).not.toHaveBeenCalled();
});
