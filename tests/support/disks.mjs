// SPDX-License-Identifier: EUPL-1.2
// Disks to spoil. Each is a folder for the database and what can be done to it: fill() and free(), both effective at once on the
// server that runs on it. They need no root where the kernel lets users have namespaces; where it does not, `why` says so and the
// test is skipped.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, openSync, closeSync, writeFileSync, writeSync, ftruncateSync, chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { demoCopy, jalon, temporaryFolder } from './server.mjs';

const isRoot = process.getuid() === 0;

/** The first reason why a command cannot do its work here, or undefined. */
function refusalOf(command, ...args) {
  const tried = spawnSync(command, args, { encoding: 'utf8' });
  if (tried.error) return `${command}: ${tried.error.code}`;
  return tried.status === 0 ? undefined : `${command}: ${tried.stderr.trim().split('\n')[0]}`;
}

const namespace = isRoot ? ['--mount'] : ['--user', '--map-root-user', '--mount'];

/** Why no file system of one's own can be mounted here, or undefined. */
export const noMounts = refusalOf('unshare', ...namespace, 'sh', '-c', 'mount -t tmpfs none /mnt');
/** A command that runs in a mount namespace of its own, gone with it. */
export const mountsFor = (...command) => ['unshare', ...namespace, '--propagation', 'private', ...command];
/** Why no limit can be set on the files of a running process, or undefined. */
export const noLimits = refusalOf('prlimit', '--pid', String(process.pid), '--fsize');

/**
 * A file system of `size` (as mount says it), in a mount namespace of its own that is gone with this process. `folder` is its
 * name there, `reach` its name here.
 */
async function ownFileSystem(size) {
  const folder = temporaryFolder();
  const script = 'mount -t tmpfs -o size="$2",mode=700 none "$1" && echo mounted && exec cat';
  const holder = spawn('unshare', [...namespace, '--propagation', 'private', 'sh', '-c', script, 'sh', folder, size], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const enter = ['nsenter', '--target', String(holder.pid), ...(isRoot ? [] : ['--user', '--preserve-credentials']), '--mount', '--'];
  return {
    folder, enter,
    reach: path.join(`/proc/${holder.pid}/root`, folder),
    mountAgain(options) {
      const done = spawnSync(enter[0], [...enter.slice(1), 'mount', '-o', `remount,${options}`, folder], { encoding: 'utf8' });
      if (done.status !== 0) throw new Error(`remount: ${done.stderr}`);
    },
    close: () => holder.stdin.end(),
  };
}

function moveDemo(to) {
  const demo = demoCopy();
  cpSync(demo, to, { recursive: true });
  rmSync(demo, { recursive: true });
}

/** The demo on a file system of 64 MB that can be filled to the last byte. */
export async function smallDisk() {
  const own = await ownFileSystem('64m');
  moveDemo(own.reach);
  const filler = path.join(own.reach, 'filler');
  return {
    ...own,
    server: { directory: own.folder, wrapper: own.enter },
    /** Its files, where other programs find them: the way through /proc is not one that SQLite can follow. */
    files() {
      const copy = temporaryFolder();
      for (const name of ['jalon.db', 'jalon.key']) cpSync(path.join(own.reach, name), path.join(copy, name));
      return copy;
    },
    fill() {
      const file = openSync(filler, 'a');
      for (const length of [1 << 20, 4096, 1]) {
        const chunk = Buffer.alloc(length, 120);
        try { for (;;) writeSync(file, chunk); } catch (error) { if (error.code !== 'ENOSPC') throw error; }
      }
      closeSync(file);
    },
    free() {
      const file = openSync(filler, 'r+');
      ftruncateSync(file, 0);
      closeSync(file);
    },
  };
}

/** The demo in a folder of the ordinary disk; `fill` forbids the running server to write to any file. */
export async function limitedFiles() {
  const directory = demoCopy();
  const limit = (server, bytes) => {
    const refused = refusalOf('prlimit', '--pid', String(server.child.pid), `--fsize=${bytes}:`);
    if (refused) throw new Error(refused);
  };
  return {
    reach: directory,
    server: { directory },
    files: () => directory,
    fill: (server) => limit(server, 0),
    free: (server) => limit(server, 'unlimited'),
    close() {},
  };
}

/** Marks a file as one that nobody may write to, or takes the mark away. */
const immutable = (on, ...files) => refusalOf('chattr', on ? '+i' : '-i', ...files);

/** Why no file can be marked so, or undefined. */
export const noImmutables = (() => {
  const probe = path.join(temporaryFolder(), 'probe');
  writeFileSync(probe, '');
  return immutable(true, probe) ?? immutable(false, probe);
})();

/** The demo in a folder whose files turn read-only under a running server: the next best without spoiling the machine's own disk. */
export async function immutableFiles() {
  const directory = demoCopy();
  // Not the index of the log: it is mapped memory, and a process that writes to a page it may not is ended by the system.
  const mark = (on) => {
    const refused = immutable(on, ...['jalon.db', 'jalon.db-wal'].map((name) => path.join(directory, name)).filter(existsSync));
    if (refused) throw new Error(refused);
  };
  const release = () => mark(false);
  process.prependListener('exit', release); // before the folder is removed
  return {
    reach: directory,
    server: { directory },
    files: () => directory,
    fill: () => mark(true),
    free: release,
    close() { process.off('exit', release); },
  };
}

/** A server without the rights of root, for tests of rights: the wrapper, and a folder it owns. */
export function unprivileged() {
  const directory = demoCopy();
  if (!isRoot) return { directory, wrapper: [] };
  const wrapper = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];
  const given = refusalOf('chown', '-R', '65534:65534', directory);
  return { directory, wrapper, why: given ?? refusalOf(wrapper[0], ...wrapper.slice(1), jalon, '--version') };
}

/** A folder that may not be written to, files included, whatever the account; undoes itself. */
export async function readOnlyDisk() {
  const own = await ownFileSystem('64m');
  moveDemo(own.reach);
  chmodSync(path.join(own.reach, 'jalon.key'), 0o600);
  own.mountAgain('ro');
  return { ...own, server: { directory: own.folder, wrapper: own.enter } };
}
