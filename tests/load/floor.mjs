// SPDX-License-Identifier: EUPL-1.2
// The plain SQL under the measurements, on the same base: `jalon bench floor` (server/load/floor.h).
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../support/server.mjs';

/** { operation, connections, p50, p99, perSecond, cpuMs } of each operation; the CPU is that of the process that asks. */
export function measureFloor(jalon, engine, connections, seconds, report) {
  const args = ['bench', 'floor', ...engine.place, '--data', path.join(root, 'data'), '--seconds', String(seconds),
    '--callers', ...connections.map(String)];
  const done = spawnSync(jalon, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`jalon bench floor: ${done.status}`);
  const rows = done.stdout.trim().split('\n').map((line) => JSON.parse(line));
  for (const row of rows) report({ floor: row.operation, ...row });
  return rows;
}
