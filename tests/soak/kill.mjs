// SPDX-License-Identifier: EUPL-1.2
// 500 times: kill -9 under concurrent writes, every answered write looked for after each restart or at the end.
import assert from 'node:assert/strict';
import { killAgainAndAgain } from '../support/killing.mjs';
import { assertStoriesKept } from '../support/stories.mjs';

export async function soak({ cycles = 500, seconds }, say) {
  const { directory, stories, lastStart } = await killAgainAndAgain({
    cycles: seconds ? Infinity : cycles, seconds,
    progress: (cycle, told) => { if (cycle % 25 === 24) say(`${cycle + 1} kills, ${told.acknowledged} answered writes`); },
  });
  assert.equal((await lastStart.stop()).code, 0);
  const untold = assertStoriesKept(directory, stories);
  say(`${stories.acknowledged} answered writes, all there, whole; ${untold} stored in the moment of a kill, without an answer`);
}
