// SPDX-License-Identifier: EUPL-1.2
// 200 times: a copy of a whole base killed at any moment. It is not served until the same command has ended it, and then holds the same.
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { assertSound, done, interruptAgainAndAgain, Interruptions } from '../support/interrupting.mjs';
import { demoCopy, root, run, temporaryFolder } from '../support/server.mjs';

const UNFINISHED = 24;
const NOT_EMPTY = 40;
const fingerprint = (output) => output.match(/Empreinte du contenu : ([0-9a-f]{64})/)[1];

export async function soak({ cycles = 200 }, say) {
  const from = demoCopy();
  const copy = (to) => ['copy', '--from', from, '--to', to];
  const interruptions = new Interruptions();
  interruptions.measure(copy(path.join(temporaryFolder(), 'measured')));
  const reference = fingerprint(done(copy(path.join(temporaryFolder(), 'reference'))));
  await interruptAgainAndAgain(interruptions, cycles, say, async () => {
    const folder = temporaryFolder();
    const to = path.join(folder, 'copy');
    if (await interruptions.kill(copy(to))) {
      const again = run(copy(to));
      // Killed after its last step: it is whole.
      if (again.status !== NOT_EMPTY) {
        assert.equal(again.status, 0, again.stdout + again.stderr);
        assert.equal(fingerprint(again.stdout), reference);
      }
    }
    assertSound(to);
    rmSync(folder, { recursive: true });
  });
  assertSound(from);
}
