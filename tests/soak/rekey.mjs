// SPDX-License-Identifier: EUPL-1.2
// 200 times: a change of the key of the base, killed at any moment; one key opens the base, and the next change succeeds.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assertSound, done, interruptAgainAndAgain, Interruptions } from '../support/interrupting.mjs';
import { demoCopy } from '../support/server.mjs';
import { column } from '../support/sql.mjs';

export async function soak({ cycles = 200 }, say) {
  const directory = demoCopy();
  const rekey = ['rekey', '--directory', directory];
  const people = column(directory, 'SELECT count(*) FROM person')[0];
  const key = () => readFileSync(path.join(directory, 'jalon.key'), 'utf8');
  const interruptions = new Interruptions();
  interruptions.measure(rekey);
  await interruptAgainAndAgain(interruptions, cycles, say, async () => {
    await interruptions.kill(rekey);
    assertSound(directory);
    assert.deepEqual(readdirSync(directory).filter((name) => name.includes('.next')), []);
    const before = key();
    done(rekey);
    assert.notEqual(key(), before);
    assert.equal(column(directory, 'SELECT count(*) FROM person')[0], people);
  });
  assertSound(directory);
}
