// SPDX-License-Identifier: EUPL-1.2
// 60 times on each engine: a base full of work whose upgrade is interrupted somewhere, and taken up.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../support/server.mjs';
import { cutUpgrades, OnFile, OnServer } from '../support/upgrading.mjs';

async function on(name, place, cuts, say) {
  const progress = (i, number) => { if (i % 10 === 9) say(`${name}: ${i + 1} cuts; the last one left schema ${number}`); };
  const between = await cutUpgrades(place, { cuts, progress });
  say(`${name}: ${cuts} cuts, ${between} of them between two migrations, nothing lost, all taken up`);
}

export async function soak({ cycles = 60 }, say) {
  await on('embedded', new OnFile(), cycles, say);
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-soak-'));
  chmodSync(folder, 0o755); // PostgreSQL has an account of its own
  const postgres = (action) => execFileSync(path.join(root, 'script/postgres'), [action, path.join(folder, 'server')], { encoding: 'utf8' });
  const address = postgres('start').trim().split('\n').at(-1);
  try {
    await on('PostgreSQL', new OnServer(address), cycles, say);
  } finally {
    // After the handlers of the bases, which drop them.
    process.on('exit', () => { postgres('stop'); rmSync(folder, { recursive: true }); });
  }
}
