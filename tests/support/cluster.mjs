// SPDX-License-Identifier: EUPL-1.2
// PostgreSQL as a hoster runs it: a primary and a standby that every commit waits for, each in a private folder on a port of
// its own, to be killed, restarted and promoted. Gone with the process that made them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chownSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { psql } from './postgres.mjs';
import { freePort, root, run, temporaryFolder } from './server.mjs';
import { until } from './wait.mjs';

const versions = '/usr/lib/postgresql';
const newest = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(a) - Number(b)).at(-1) : undefined;
/** Where initdb, pg_ctl and the others are, or undefined: no PostgreSQL on this machine. */
export const programs = newest && path.join(versions, newest, 'bin');

// PostgreSQL refuses to run as root.
const isRoot = process.getuid() === 0;
const numberOf = (what) => Number(spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }).stdout);
const owner = isRoot && programs ? { uid: numberOf('-u'), gid: numberOf('-g') } : {};

/** Whether pgBackRest is there. */
export const hasPgBackRest = spawnSync('pgbackrest', ['version']).status === 0;

/** Runs a command as the account that owns the folders; throws with what it said when it fails. */
export function asOwner(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', cwd: '/', ...owner, ...options });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.status}\n${done.stdout ?? ''}${done.stderr ?? ''}`);
  return done.stdout;
}

/** What spawn() needs to start a process as that account. */
export const ownerOptions = { cwd: '/', ...owner };

/** A new folder of that account, removed when the process ends. */
export function ownFolder() {
  const folder = temporaryFolder();
  if (isRoot) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

const machines = new Set();
// Before their folders go.
process.prependListener('exit', () => { for (const machine of machines) machine.kill(); });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** One PostgreSQL on a port of the loopback address. */
export class Machine {
  constructor(port) {
    this.port = port;
    this.folder = ownFolder();
    this.data = path.join(this.folder, 'data');
    machines.add(this);
  }

  /** `settings`: more lines of postgresql.conf. Its socket is in its folder. */
  static async create(settings = {}) {
    const machine = await Machine.empty();
    asOwner(path.join(programs, 'initdb'), ['-D', machine.data, '-U', 'postgres', '-A', 'trust', '--locale=C', '-E', 'UTF8', '--no-sync']);
    machine.configure({ listen_addresses: '127.0.0.1', max_connections: 100, shared_buffers: '32MB', fsync: 'off', wal_keep_size: '256MB', autovacuum_naptime: '10min', ...settings });
    writeFileSync(path.join(machine.data, 'pg_hba.conf'), 'local all all trust\nhost all,replication all 127.0.0.1/32 trust\n');
    await machine.start();
    return machine;
  }

  /** One without data, for a base that comes from elsewhere. */
  static async empty() { return new Machine(await freePort()); }

  /** Adds settings, for the next start; port and socket are its own whatever its files say. */
  configure(settings) {
    const all = { ...settings, port: this.port, unix_socket_directories: this.folder };
    const lines = Object.entries(all).map(([name, value]) => `${name} = '${value}'\n`);
    appendFileSync(path.join(this.data, 'postgresql.conf'), lines.join(''));
  }

  /** An address for Jalon or psql. */
  address(base = 'postgres', port = this.port) { return `postgresql://postgres@127.0.0.1:${port}/${base}`; }

  /** Runs statements, as psql() does. */
  ask(statements, base) { return psql(this.address(base), statements); }

  /** An empty base for Jalon. */
  makeBase() { this.ask("CREATE DATABASE jalon TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"); }

  /** Without blocking this process: people write meanwhile. */
  async #control(...args) {
    const child = spawn(path.join(programs, 'pg_ctl'), ['-D', this.data, '-l', path.join(this.folder, 'log'), '-w', '-s', ...args], { ...ownerOptions, stdio: 'ignore' });
    const [status] = await once(child, 'exit');
    if (status !== 0) throw new Error(`pg_ctl ${args.join(' ')}: ${status}\n${readFileSync(path.join(this.folder, 'log'), 'utf8').slice(-2000)}`);
  }
  start() { return this.#control('start'); }
  stop(mode = 'fast') { return this.#control('-m', mode, 'stop'); }
  restart(mode = 'fast') { return this.#control('-m', mode, 'restart'); }
  promote() { return this.#control('promote'); }

  #first() {
    try {
      return Number(readFileSync(path.join(this.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return 0;
    }
  }

  /** All its processes, the first of them first; empty when it does not run. */
  #processes() {
    const first = this.#first();
    const children = `/proc/${first}/task/${first}/children`;
    if (!first || !existsSync(children)) return [];
    return [first, ...readFileSync(children, 'utf8').trim().split(' ').filter(Boolean).map(Number)];
  }

  /** The power goes out: no process says goodbye. */
  kill() {
    for (const number of this.#processes()) {
      try {
        process.kill(number, 'SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    }
  }

  /** A standby that follows this one under `name`, streaming when this resolves. */
  async standby(name) {
    const other = await Machine.empty();
    asOwner(path.join(programs, 'pg_basebackup'),
      ['-D', other.data, '-R', '-X', 'stream', '-c', 'fast', '--no-sync', '-d', `host=127.0.0.1 port=${this.port} user=postgres application_name=${name}`]);
    other.configure({});
    await other.start();
    await until('the standby follows', () => this.ask(`SELECT 1 FROM pg_stat_replication WHERE application_name = '${name}' AND state = 'streaming'`).length > 0);
    return other;
  }

  /** From now on no commit is acknowledged before the standby `name` has it on its disk. */
  async waitFor(name) {
    this.ask(`ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (${name})'`);
    this.ask('SELECT pg_reload_conf()');
    await until('the standby is waited for', () => this.ask("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'").length > 0);
  }
}

/** A primary and the synchronous standby that follows it. */
export async function startPair(settings = {}) {
  const primary = await Machine.create(settings);
  const standby = await primary.standby('second');
  await primary.waitFor('second');
  return { primary, standby };
}

export const accounts = [
  { login: 'claire', password: 'une phrase pour claire' },
  { login: 'ousmane', password: 'une phrase pour ousmane' },
];

/** The base `jalon` of that machine with two coordinators in it; the demo would take ten times as long. */
export function createBase(machine) {
  machine.makeBase();
  for (const { login, password } of accounts) {
    const args = ['user', 'add', login, '--name', login, '--role', 'coordinator', '--password-stdin', '--database', machine.address('jalon'), '--data', path.join(root, 'data')];
    const done = run(args, { input: password });
    if (done.status !== 0) throw new Error(`jalon user add: ${done.stdout}${done.stderr}`);
  }
}
