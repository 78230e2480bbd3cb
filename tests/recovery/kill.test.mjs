// SPDX-License-Identifier: EUPL-1.2
// The power goes out: SIGKILL at random moments under concurrent writes. Every write the server had answered is there after the
// restart, whole; none is there by half; the database opens as if nothing had happened, and people are still signed in.
// script/soak kill does the same hundreds of times.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killAgainAndAgain } from '../support/killing.mjs';
import { assertStoriesKept } from '../support/stories.mjs';

test('every answered write is there after kill -9, whole', { timeout: 600_000 }, async () => {
  const { directory, stories, lastStart } = await killAgainAndAgain({ cycles: 20 });
  const ended = await lastStart.stop();
  assert.equal(ended.code, 0, `graceful stop: ${lastStart.output().slice(-2000)}`);
  assertStoriesKept(directory, stories);
});
