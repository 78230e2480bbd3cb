// SPDX-License-Identifier: EUPL-1.2
// 100 times each: a disk that fills up under a running server, files that may not grow, files that turn read-only; and a start on a
// disk that is read-only or full. What cannot be had on this machine is told and left out.
import assert from 'node:assert/strict';
import path from 'node:path';
import { immutableFiles, limitedFiles, noImmutables, noLimits, noMounts, readOnlyDisk, smallDisk } from '../support/disks.mjs';
import { freePort, root, run, startServer } from '../support/server.mjs';
import { spoil } from '../support/spoiling.mjs';
import { drawing } from '../support/wait.mjs';

const MOST_WRITES = 60;
const full = { status: 507, code: 'storage_full' };

/** The program ends at once with its code, and starts when the disk is as it should be. */
async function startOn(disk, { code, spoiled, mended }) {
  await spoiled();
  const args = ['serve', '--directory', disk.folder, '--data', path.join(root, 'data'), '--port', String(await freePort()), '--demo'];
  const refused = run(args, { wrapper: disk.enter });
  assert.equal(refused.status, code, refused.stdout + refused.stderr);
  await mended();
  const server = await startServer(disk.server);
  assert.equal((await server.stop()).code, 0);
  disk.close();
}

const trials = {
  'a full disk': { why: noMounts, once: async (writes) => spoil(await smallDisk(), { ...full, writes }) },
  'files that may not grow': { why: noLimits, once: async (writes) => spoil(await limitedFiles(), { ...full, writes }) },
  'read-only files': {
    why: noImmutables,
    once: async (writes) => spoil(await immutableFiles(), { status: 503, code: 'storage_readonly', writes }),
  },
  'a start on a read-only disk': {
    why: noMounts,
    once: async () => {
      const disk = await readOnlyDisk();
      await startOn(disk, { code: 14, spoiled: () => {}, mended: () => disk.mountAgain('rw') });
    },
  },
  'a start on a full disk': {
    why: noMounts,
    once: async () => {
      const disk = await smallDisk();
      await startOn(disk, { code: 15, spoiled: disk.fill, mended: disk.free });
    },
  },
};

export async function soak({ cycles = 100 }, say) {
  const draw = drawing();
  const possible = Object.entries(trials).filter(([name, { why }]) => why === undefined || say(`left out, ${name}: ${why}`));
  assert.ok(possible.length > 0);
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    for (const [, { once }] of possible) await once(1 + Math.floor(draw() * MOST_WRITES));
    if (cycle % 5 === 4) say(`${cycle + 1} times`);
  }
  say(`${cycles} times each: ${possible.map(([name]) => name).join(', ')}`);
}
