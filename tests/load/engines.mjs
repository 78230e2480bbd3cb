// SPDX-License-Identifier: EUPL-1.2
// The two engines under measurement. Each gives a copy of a filled base that a run may change:
//   { place: options of jalon, cpu(): milliseconds the engine's own processes have used, memory(): their MB, drop() }
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/server.mjs';
import { cpuOfTree, memoryOfTree } from './measure.mjs';

/** The encrypted file; its work is done by the program itself. */
export const embedded = {
  name: 'SQLCipher',
  async copy({ folder }, run) {
    cpSync(folder, run, { recursive: true });
    return { place: ['--directory', run], cpu: () => 0, memory: () => 0, drop: () => {} };
  },
};

const script = path.join(root, 'script/postgres');
/** As on a machine of this size: a quarter of the memory for pages, at most 1 GB here; every commit on the disk. */
const SETTINGS = ['fsync=on', 'shared_buffers=1GB', 'max_wal_size=4GB', 'checkpoint_timeout=15min', 'wal_compression=on',
  'autovacuum_naptime=1min'];
/** As many as the program's threads, and two for what it does beside (packaging/cluster/README.md). */
const CONNECTIONS = 10;

/** A PostgreSQL of its own, filled by `jalon copy`. */
export const postgres = {
  name: 'PostgreSQL',
  async copy({ folder, jalon, report }, run) {
    const place = `${run}-postgres`;
    execFileSync(script, ['stop', place]); // of a run that was cut short
    const address = execFileSync(script, ['start', place, ...SETTINGS], { encoding: 'utf8' }).trim().split('\n').at(-1);
    process.on('exit', () => execFileSync(script, ['stop', place]));
    const base = new URL(address);
    base.pathname = '/bench';
    execFileSync('psql', ['-X', '-q', '-d', address, '-c',
      "CREATE DATABASE bench TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"]);
    cpSync(folder, run, { recursive: true });
    const begun = performance.now();
    execFileSync(jalon, ['copy', '--from', run, '--to', base.href], { stdio: ['ignore', 'ignore', 'inherit'] });
    report({ copied: 'SQLCipher to PostgreSQL', seconds: (performance.now() - begun) / 1000 });
    execFileSync('psql', ['-X', '-q', '-d', base.href, '-c', 'VACUUM ANALYZE', '-c', 'CHECKPOINT']);
    const postmaster = Number(readFileSync(path.join(place, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
    return {
      place: ['--directory', run, '--database', base.href, '--connections', String(CONNECTIONS)],
      cpu: () => cpuOfTree(postmaster),
      memory: () => memoryOfTree(postmaster),
      drop: () => { execFileSync(script, ['stop', place]); rmSync(place, { recursive: true, force: true }); },
    };
  },
};
