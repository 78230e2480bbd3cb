// SPDX-License-Identifier: EUPL-1.2
// A base full of work that is killed while a newer program brings it to its schema (tests/server/upgrade.test.mjs, script/soak):
// whatever the moment, it is there as it was or as it will be, nothing of it is lost, and the next start ends the work.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { embedded, lost, OLDER, onPostgres } from './older.mjs';
import { nameOf, psql } from './postgres.mjs';
import { jalon, root, run, temporaryFolder } from './server.mjs';
import { drawing, pause, until } from './wait.mjs';

const DATA = ['--data', path.join(root, 'data')];
const numberOf = (applied) => Number(applied.at(-1).split(' ')[0]);

function started(args) {
  const child = spawn(jalon, args, { stdio: 'ignore' });
  const exited = once(child, 'exit');
  return { child, exited, runs: () => child.exitCode === null && child.signalCode === null };
}

/** Runs a command until `isTime` or its end, and kills it. */
async function killed(args, isTime) {
  const { child, exited, runs } = started(args);
  while (runs() && !isTime()) await new Promise(setImmediate);
  child.kill('SIGKILL');
  await exited;
}

function sizeOf(file) {
  try { return statSync(file).size; } catch { return 0; }
}

function namesIn(folder) {
  try { return readdirSync(folder); } catch { return []; }
}

/** On the embedded engine a backup comes first: cuts fall into it and into the migrations, by how much was written so far. */
export class OnFile {
  constructor() {
    this.engine = embedded;
    this.older = embedded.make();
    const made = run(['recovery-key', 'create', '--directory', this.older.base]);
    assert.equal(made.status, 0, made.stderr);
    [this.key] = made.stdout.match(/([0-9A-Z]{4} ){6}[0-9A-Z]{4}\n([0-9A-Z]{4} ){6}[0-9A-Z]{4}/);
  }

  command(base) { return ['index', 'verify', '--directory', base, ...DATA]; }

  written(base) {
    const folder = path.join(base, 'backups');
    const backups = namesIn(folder).map((name) => sizeOf(path.join(folder, name, 'jalon.db')));
    return backups.reduce((sum, size) => sum + size, sizeOf(path.join(base, 'jalon.db-wal')));
  }

  async measure() {
    const base = this.engine.copy(this.older.base);
    this.most = 0;
    await killed(this.command(base), () => { this.most = Math.max(this.most, this.written(base)); return false; });
    rmSync(base, { recursive: true });
  }

  async cut(base, draw) {
    const already = this.written(base);
    const bytes = already + draw() * (this.most - already);
    await killed(this.command(base), () => this.written(base) > bytes);
  }

  /** One backup of each state the base was in when an upgrade began; that of the older schema holds all there was. */
  checkBackups(base, content) {
    const folder = path.join(base, 'backups');
    const backups = namesIn(folder).filter((name) => name.startsWith('jalon-')).map((name) => ({
      name, schema: JSON.parse(readFileSync(path.join(folder, name, 'manifest.json'), 'utf8')).schema,
    }));
    const schemas = backups.map(({ schema }) => schema);
    assert.equal(new Set(schemas).size, schemas.length, `several backups of one state: ${schemas}`);
    const back = temporaryFolder();
    const { name } = backups.find(({ schema }) => schema === OLDER);
    const done = run(['restore', path.join(folder, name), '--directory', path.join(back, 'base'), '--recovery-key', '-'], { input: `${this.key}\n` });
    assert.equal(done.status, 0, done.stdout + done.stderr);
    assert.deepEqual(lost(content, this.engine.content(path.join(back, 'base'), this.older.tables)), []);
    rmSync(back, { recursive: true });
  }

  forget(base) { rmSync(base, { recursive: true }); }
}

/** On PostgreSQL cuts fall at any moment, or while a migration waits for a lock that somebody holds: surely in its middle. */
export class OnServer {
  #cuts = 0;
  constructor(server) {
    this.server = server;
    this.engine = onPostgres(server);
    this.older = this.engine.make();
  }

  command(base) { return ['index', 'verify', '--database', base, ...DATA]; }

  async measure() {
    const base = this.engine.copy(this.older.base);
    const begun = Date.now();
    await killed(this.command(base), () => false);
    this.most = Date.now() - begun;
  }

  #others(base, condition = 'true') {
    const [[count]] = psql(this.server, `SELECT count(*) FROM pg_stat_activity WHERE datname = '${nameOf(base)}' AND ${condition}`);
    return Number(count);
  }

  async cut(base, draw) {
    // The first one stands between two migrations.
    const locks = ['audit_line IN SHARE UPDATE EXCLUSIVE', 'schema_migration IN SHARE', 'entry IN SHARE UPDATE EXCLUSIVE'];
    const turn = this.#cuts;
    this.#cuts += 1;
    if (turn % 2 === 1) await this.#cutAt(base, draw() * this.most);
    else await this.#cutWaiting(base, locks[(turn / 2) % locks.length]);
    await until('the end of its connections', () => this.#others(base) === 0);
  }

  async #cutAt(base, ms) {
    const { child, exited } = started(this.command(base));
    await pause(ms);
    child.kill('SIGKILL');
    await exited;
  }

  async #cutWaiting(base, lock) {
    const holder = spawn('psql', ['-X', '-q', '-d', base], { stdio: ['pipe', 'pipe', 'inherit'] });
    holder.stdin.write(`BEGIN; LOCK TABLE ${lock} MODE;\n\\echo held\n`);
    await once(holder.stdout, 'data');
    const { child, exited, runs } = started(this.command(base));
    await until('a migration that waits', () => !runs() || this.#others(base, "wait_event_type = 'Lock'") > 0);
    child.kill('SIGKILL');
    await exited;
    const gone = once(holder, 'exit');
    holder.stdin.end();
    await gone;
  }

  checkBackups() { /* pgBackRest's (tests/recovery/postgres_backup.test.mjs) */ }

  forget(base) { psql(this.server, `DROP DATABASE ${nameOf(base)} WITH (FORCE)`); }
}

/** Interrupts an upgrade at `cuts` places, some of them twice. Gives how many ended between the older schema and the newer one. */
export async function cutUpgrades(place, { cuts, progress = () => {} }) {
  const { older, engine } = place;
  const content = engine.content(older.base, older.tables);
  const first = engine.look(older.base, older.tables).applied;
  assert.ok(first.length < older.migrations.length && content.length > 10_000, 'a base to upgrade');
  await place.measure();
  const draw = drawing();
  let between = 0;
  for (let i = 0; i < cuts; i += 1) {
    const base = engine.copy(older.base);
    await place.cut(base, draw);
    if (i % 3 === 2) await place.cut(base, draw);
    const cut = engine.look(base, older.tables);
    assert.deepEqual(cut.applied, older.migrations.slice(0, cut.applied.length), 'in order, none by half');
    assert.ok(cut.applied.length >= first.length);
    assert.deepEqual(lost(content, cut.content), [], `after ${numberOf(cut.applied)}`);
    assert.deepEqual(cut.damages, []);
    if (cut.applied.length > first.length && cut.applied.length < older.migrations.length) between += 1;

    const done = run(place.command(base));
    assert.equal(done.status, 0, done.stdout + done.stderr);
    const after = engine.look(base, older.tables);
    assert.deepEqual(after.applied, older.migrations);
    assert.deepEqual(lost(content, after.content), []);
    assert.deepEqual(after.damages, []);
    place.checkBackups(base, content);
    place.forget(base);
    progress(i, numberOf(cut.applied));
  }
  return between;
}
