// SPDX-License-Identifier: EUPL-1.2
// What the person at the machine reads when the server cannot start, and that nothing was touched: one sentence in French, an
// exit code of its own (docs/guide/incidents-techniques.md). And what it starts from in spite of everything.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { noMounts, readOnlyDisk, smallDisk, unprivileged } from '../support/disks.mjs';
import { demoCopy, freePort, root, run, startServer, temporaryFolder } from '../support/server.mjs';
import { damages, sql } from '../support/sql.mjs';

const options = { timeout: 300_000 };

function fingerprints(directory) {
  // The locks, and the index of the log, which every opening makes again.
  const files = readdirSync(directory).filter((name) => !/\.(lock|copying)$|-shm$/.test(name));
  return Object.fromEntries(files.map((name) => [name, createHash('sha256').update(readFileSync(path.join(directory, name))).digest('hex')]));
}

/** `jalon serve` ends at once with the exit code and one sentence that matches, and leaves every file as it was. */
async function assertRefused({ directory, wrapper = [], reach = directory, port }, code, words) {
  const before = reach && statSync(reach).mode & 0o400 ? fingerprints(reach) : null;
  const args = ['serve', '--directory', directory, '--data', path.join(root, 'data'), '--port', String(port ?? (await freePort())), '--demo'];
  const done = run(args, { wrapper, timeout: 120_000 });
  assert.equal(done.status, code, `${done.stdout}${done.stderr}`);
  assert.match(done.stderr, words);
  assert.match(done.stderr, /^jalon : [^\n]*\n$/, 'one sentence');
  assert.equal(done.stdout, '');
  // An opening that failed may leave an empty log behind; what was there is as it was.
  if (before) {
    const after = fingerprints(reach);
    for (const [name, fingerprint] of Object.entries(before)) assert.equal(after[name], fingerprint, `${name} was touched`);
  }
}

async function assertStarts(directory, more = {}) {
  const server = await startServer({ directory, ...more });
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  assert.ok((await client.get('/api/v1/files')).json.items.length > 10);
  assert.equal((await server.stop()).code, 0);
}

/** A server that is killed with a note in its log only: { directory, note, person }. */
async function killedWithNote() {
  const directory = demoCopy();
  const server = await startServer({ directory });
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  const person = (await client.get('/api/v1/files')).json.items[0].id;
  const note = uuidv7();
  const answer = await client.post(`/api/v1/people/${person}/entries`, { id: note, kind: 'note', occurredOn: '2026-11-19', text: 'dans le journal' });
  assert.equal(answer.status, 201, answer.text);
  await server.kill();
  return { directory, note };
}

test('a second server on the same base', options, async () => {
  const server = await startServer();
  await assertRefused({ directory: server.directory, reach: null }, 12, /est déjà ouverte par un autre serveur/);
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  assert.equal((await client.get('/api/v1/today')).status, 200, 'the first goes on');
  assert.equal((await server.stop()).code, 0);
  await assertStarts(server.directory);
});

test('a key that is wrong, malformed, open to others or missing', options, async () => {
  const directory = demoCopy();
  const key = path.join(directory, 'jalon.key');
  const right = readFileSync(key);
  writeFileSync(key, `${randomBytes(32).toString('hex')}\n`);
  await assertRefused({ directory }, 11, /La clef n'ouvre pas la base/);
  writeFileSync(key, 'violon crayon\n');
  await assertRefused({ directory }, 10, /n'est pas une clef/);
  writeFileSync(key, right);
  chmodSync(key, 0o644);
  await assertRefused({ directory }, 10, /lisible par d'autres/);
  rmSync(key);
  await assertRefused({ directory }, 10, /sa clef .* manque/);
  writeFileSync(key, right, { mode: 0o600 });
  await assertStarts(directory);
});

test('a base written by a newer program, or by one with other migrations', options, async () => {
  const directory = demoCopy();
  sql(directory, "INSERT INTO schema_migration VALUES (999999, 'from_the_future', 'x', 0)");
  await assertRefused({ directory }, 18, /version plus récente/);
  sql(directory, 'DELETE FROM schema_migration WHERE number = 999999');
  const { checksum } = sql(directory, 'SELECT checksum FROM schema_migration ORDER BY number LIMIT 1')[0];
  const set = (value) => sql(directory, `UPDATE schema_migration SET checksum = '${value}' WHERE number = (SELECT min(number) FROM schema_migration)`);
  set('another');
  await assertRefused({ directory }, 19, /n'est plus celle de ce programme/);
  set(checksum);
  await assertStarts(directory);
});

test('a base with damaged pages', options, async () => {
  const directory = demoCopy();
  const file = path.join(directory, 'jalon.db');
  const opened = openSync(file, 'r+');
  for (let page = 1; page < statSync(file).size / 4096; page += 1) writeSync(opened, 'damage', page * 4096 + 100);
  closeSync(opened);
  await assertRefused({ directory }, 16, /est abîmée/);
});

test('an address that is taken', options, async () => {
  const server = await startServer();
  const directory = demoCopy();
  await assertRefused({ directory, port: server.port, reach: null }, 21, /impossible d'écouter/);
  await server.stop();
});

test('a log taken away after a kill: told, and accepted by hand only', options, async () => {
  const { directory, note } = await killedWithNote();
  const log = path.join(directory, 'jalon.db-wal');
  renameSync(log, `${log}.elsewhere`);
  await assertRefused({ directory }, 17, /Le journal .*jalon\.db-wal manque.*supprimez .*jalon\.db\.lock/);
  renameSync(`${log}.elsewhere`, log);
  await assertStarts(directory);
  assert.equal(sql(directory, `SELECT count(*) AS n FROM entry WHERE id = '${note}'`)[0].n, 1, 'put back, it loses nothing');

  const lost = await killedWithNote();
  rmSync(path.join(lost.directory, 'jalon.db-wal'));
  rmSync(path.join(lost.directory, 'jalon.db.lock'));
  await assertStarts(lost.directory);
  assert.deepEqual(damages(lost.directory), [], 'the base as it was when the log was last moved into it');
});

test('a log taken away after a kill: neither a backup nor a check lets it be forgotten', options, async () => {
  const { directory, note } = await killedWithNote();
  const log = path.join(directory, 'jalon.db-wal');
  renameSync(log, `${log}.elsewhere`);
  assert.equal(run(['recovery-key', 'create', '--directory', directory]).status, 0);
  const to = temporaryFolder();
  const backup = run(['backup', '--directory', directory, '--to', to]);
  assert.equal(backup.status, 17, `${backup.stdout}${backup.stderr}`);
  assert.match(backup.stderr, /Le journal .*jalon\.db-wal manque/);
  assert.deepEqual(readdirSync(to), []);
  const check = run(['check', '--directory', directory, '--data', path.join(root, 'data')]);
  assert.equal(check.status, 2, `${check.stdout}${check.stderr}`);
  assert.match(check.stdout, /jalon\.db-wal manque après un arrêt brutal/);
  assert.ok(!existsSync(log));
  await assertRefused({ directory }, 17, /Le journal .*jalon\.db-wal manque/);
  renameSync(`${log}.elsewhere`, log);
  await assertStarts(directory);
  assert.equal(sql(directory, `SELECT count(*) AS n FROM entry WHERE id = '${note}'`)[0].n, 1);
});

test('a base taken away after a kill: its log is kept for it', options, async () => {
  const { directory, note } = await killedWithNote();
  const file = path.join(directory, 'jalon.db');
  renameSync(file, `${file}.elsewhere`);
  await assertRefused({ directory }, 17, /La base .* manque ou est vide/);
  writeFileSync(file, '');
  await assertRefused({ directory }, 17, /La base .* manque ou est vide/);
  renameSync(`${file}.elsewhere`, file);
  await assertStarts(directory);
  assert.equal(sql(directory, `SELECT count(*) AS n FROM entry WHERE id = '${note}'`)[0].n, 1);
});

test('an interrupted restore: nothing is begun in its place, and it can be made again', options, async () => {
  const directory = demoCopy();
  const [key] = run(['recovery-key', 'create', '--directory', directory]).stdout.match(/([0-9A-Z]{4} ){6}[0-9A-Z]{4}\n([0-9A-Z]{4} ){6}[0-9A-Z]{4}/);
  const to = temporaryFolder();
  assert.equal(run(['backup', '--directory', directory, '--to', to]).status, 0);
  // As the power leaves it: the locks, and what was being written.
  const place = temporaryFolder();
  mkdirSync(path.join(place, 'restoring.partial'));
  for (const name of ['restoring.partial/jalon.db', 'jalon.db.lock', 'jalon.db.copying']) writeFileSync(path.join(place, name), '');
  await assertRefused({ directory: place, reach: null }, 24, /Une restauration .* interrompue : relancez/);
  assert.ok(!existsSync(path.join(place, 'jalon.db')) && !existsSync(path.join(place, 'jalon.key')));
  const again = run(['restore', path.join(to, readdirSync(to)[0]), '--directory', place, '--recovery-key', '-'], { input: key });
  assert.equal(again.status, 0, `${again.stdout}${again.stderr}`);
  await assertStarts(place);
});

test('the index of the log taken away after a kill is made again', options, async () => {
  const { directory, note } = await killedWithNote();
  rmSync(path.join(directory, 'jalon.db-shm'));
  await assertStarts(directory);
  assert.equal(sql(directory, `SELECT count(*) AS n FROM entry WHERE id = '${note}'`)[0].n, 1);
  assert.deepEqual(damages(directory), []);
});

test('rights taken away: the running server goes on, the next start says so', options, async (t) => {
  const { directory, wrapper, why } = unprivileged();
  if (why) return t.skip(why);
  const server = await startServer({ directory, wrapper });
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  const person = (await client.get('/api/v1/files')).json.items[0].id;
  const write = () => client.post(`/api/v1/people/${person}/entries`, { id: uuidv7(), kind: 'note', occurredOn: '2026-11-19', text: 'sans droits' });
  const file = path.join(directory, 'jalon.db');
  chmodSync(file, 0o000);
  assert.equal((await write()).status, 201, 'its files are open already');
  chmodSync(directory, 0o000);
  assert.equal((await write()).status, 201);
  await client.get(`/api/v1/files/${person}`);
  await server.kill();

  await assertRefused({ directory, wrapper, reach: directory }, 10, /jalon : .*(manque|ne peut pas être lue)/);
  chmodSync(directory, 0o700);
  await assertRefused({ directory, wrapper }, 13, /ne peut pas être ouverte : vérifiez le dossier et ses droits/);
  chmodSync(file, 0o400);
  await assertRefused({ directory, wrapper }, 14, /lecture seule/);
  chmodSync(file, 0o600);
  await assertStarts(directory, { wrapper });
  assert.equal(sql(directory, "SELECT count(*) AS n FROM entry_version WHERE text = 'sans droits'")[0].n, 2);
  return undefined;
});

test('a disk without a byte left', { ...options, skip: noMounts ?? false }, async () => {
  const disk = await smallDisk();
  disk.fill();
  await assertRefused({ ...disk.server, reach: disk.reach }, 15, /est plein : faites de la place/);
  disk.free();
  await assertStarts(disk.folder, { wrapper: disk.enter });
  disk.close();
});

test('a read-only disk', { ...options, skip: noMounts ?? false }, async () => {
  const disk = await readOnlyDisk();
  await assertRefused({ directory: disk.folder, wrapper: disk.enter, reach: disk.reach }, 14, /lecture seule/);
  disk.mountAgain('rw');
  await assertStarts(disk.folder, { wrapper: disk.enter });
  assert.ok(!existsSync(path.join(disk.reach, 'jalon.db-wal')));
  disk.close();
});
