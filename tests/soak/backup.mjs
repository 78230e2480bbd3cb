// SPDX-License-Identifier: EUPL-1.2
// 200 times: a backup killed at any moment, then a restore. The base stays sound, what is called a backup is whole, and both succeed when
// they are done again.
import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { assertSound, done, interruptAgainAndAgain, Interruptions, recoveryKey } from '../support/interrupting.mjs';
import { demoCopy, run, temporaryFolder } from '../support/server.mjs';

const NOT_EMPTY = 32;
const backupsIn = (folder) => readdirSync(folder).filter((name) => name.startsWith('jalon-')).map((name) => path.join(folder, name));

export async function soak({ cycles = 200 }, say) {
  const directory = demoCopy();
  const key = recoveryKey(directory);
  const withKey = ['--recovery-key', '-'];
  const backup = (to) => ['backup', '--directory', directory, '--to', to];
  const restore = (from, place) => ['restore', from, '--directory', place, ...withKey];

  const first = temporaryFolder();
  const backups = new Interruptions();
  backups.measure(backup(first));
  const restores = new Interruptions();
  restores.measure(restore(backupsIn(first)[0], path.join(first, 'place')), { input: key });

  await interruptAgainAndAgain(backups, cycles, say, async () => {
    const to = temporaryFolder();
    await backups.kill(backup(to));
    for (const whole of backupsIn(to)) done(['verify', whole, ...withKey], { input: key });
    assertSound(directory);
    done(backup(to));
    assert.deepEqual(readdirSync(to).filter((name) => !name.startsWith('jalon-')), [], 'what was begun is cleared up');

    const place = path.join(to, 'place');
    await restores.kill(restore(backupsIn(to).at(-1), place), { input: key });
    const again = run(restore(backupsIn(to).at(-1), place), { input: key });
    // Refused where the base had already its name.
    assert.ok([0, NOT_EMPTY].includes(again.status), again.stdout + again.stderr);
    assertSound(place);
    rmSync(to, { recursive: true });
  });
  assert.ok(restores.killed > 0, 'no restore was met at work');
  say(`${restores.killed} restores in the middle too`);
}
