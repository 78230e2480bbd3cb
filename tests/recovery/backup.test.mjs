// SPDX-License-Identifier: EUPL-1.2
// The drill: a backup taken while people write, opened with nothing but the recovery key, put back on another machine, and
// served there. And what interruption, a wrong key and damage leave.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync, closeSync, readSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { demoCopy, jalon, root, run, startServer, temporaryFolder } from '../support/server.mjs';

const WRITERS = 3;
const CYCLES = 4;
const DATA = ['--data', path.join(root, 'data')];
const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

function ok(args, options) {
  const done = run(args, options);
  assert.equal(done.status, 0, `jalon ${args.join(' ')}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** Makes a recovery key for a place and gives it as it was printed. */
function recoveryKey(directory) {
  const printed = ok(['recovery-key', 'create', '--directory', directory]);
  const [key] = printed.match(/([0-9A-Z]{4} ){6}[0-9A-Z]{4}\n([0-9A-Z]{4} ){6}[0-9A-Z]{4}/);
  return key;
}

/** The folder of the newest backup in a place. */
function newest(folder) {
  const names = readdirSync(folder).filter((name) => name.startsWith('jalon-')).sort();
  return path.join(folder, names.at(-1));
}

/** Until told to stop; each acknowledged write is told by its id. */
async function write(client, person, acknowledged, state) {
  while (!state.stop) {
    const id = uuidv7();
    const text = `écrit ${id}`;
    const answer = await client.post(`/api/v1/people/${person}/entries`, { id, kind: 'note', occurredOn: '2026-11-19', text });
    assert.equal(answer.status, 201, answer.text);
    acknowledged.set(id, text);
  }
}

async function signedIn(server, account = demoAccounts.coordinator) {
  const client = new Client(server.base);
  await client.signIn(account);
  return client;
}

/** A command that does not block this process, so that writing goes on. */
function started(args) {
  const child = spawn(jalon, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
  const ended = new Promise((resolve) => { child.once('close', (code, signal) => resolve({ code, signal, output })); });
  return { child, ended };
}

/** Flips one byte. */
function damage(file, at) {
  const opened = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(opened, byte, 0, 1, at);
  byte[0] ^= 0x55;
  writeSync(opened, byte, 0, 1, at);
  closeSync(opened);
}

test('a backup made while people write gives back, elsewhere, all that had been acknowledged', { timeout: 600_000 }, async () => {
  const directory = demoCopy();
  const key = recoveryKey(directory);
  const to = temporaryFolder();
  const server = await startServer({ directory });
  const client = await signedIn(server);
  const person = (await client.get('/api/v1/files')).json.items[0].id;
  const acknowledged = new Map();
  const state = { stop: false };
  const writers = Array.from({ length: WRITERS }, () => write(client, person, acknowledged, state));
  while (acknowledged.size < 20) await new Promise((resolve) => { setTimeout(resolve, 20); });

  const before = new Map(acknowledged);
  // The server's own first backup may be under way (exit code 12): asked again in a moment, as it says.
  let backup = { code: 12 };
  while (backup.code === 12) backup = await started(['backup', '--directory', directory, '--to', to]).ended;
  assert.equal(backup.code, 0, backup.output);
  state.stop = true;
  await Promise.all(writers);
  // The machine is lost: its key with it.
  await server.kill();

  const folder = newest(to);
  assert.match(ok(['verify', folder]), /n'a pas été ouvert/);
  assert.match(ok(['verify', folder, '--recovery-key', '-'], { input: key }), /est entière/);
  const keyFile = path.join(temporaryFolder(), 'papier');
  writeFileSync(keyFile, key.toLowerCase().replaceAll(' ', '-'));
  const place = path.join(temporaryFolder(), 'ailleurs');
  ok(['restore', folder, '--directory', place, '--recovery-key', keyFile]);
  assert.notEqual(readFileSync(path.join(place, 'jalon.key'), 'utf8'), readFileSync(path.join(directory, 'jalon.key'), 'utf8'));
  assert.equal(statSync(path.join(place, 'jalon.key')).mode & 0o777, 0o600);

  // Nothing comes between: the restored base has no log, and must not be taken for one that lost it.
  const restored = await startServer({ directory: place });
  const there = await signedIn(restored);
  for (const [id, text] of before) {
    const answer = await there.get(`/api/v1/entries/${id}/versions`);
    assert.equal(answer.status, 200, `not in the backup: ${id}`);
    assert.equal(answer.json.items[0].text, text);
  }
  // Work goes on there, and its backups open with the same key.
  const id = uuidv7();
  assert.equal((await there.post(`/api/v1/people/${person}/entries`, { id, kind: 'note', occurredOn: '2026-11-19', text: 'suite' })).status, 201);
  const next = temporaryFolder();
  ok(['backup', '--directory', place, '--to', next]);
  ok(['verify', newest(next), '--recovery-key', keyFile]);
  assert.equal((await restored.stop()).code, 0);
  assert.match(ok(['check', '--directory', place, ...DATA]), /La base est saine/);
});

test('an interrupted backup leaves nothing called a backup', { timeout: 300_000 }, async () => {
  const directory = demoCopy();
  const key = recoveryKey(directory);
  const to = temporaryFolder();
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const { child, ended } = started(['backup', '--directory', directory, '--to', to]);
    // At the first sign of it, or a little later each time.
    while (child.exitCode === null && readdirSync(to).length === 0) await new Promise((resolve) => { setTimeout(resolve, 1); });
    await new Promise((resolve) => { setTimeout(resolve, cycle * 40); });
    child.kill('SIGKILL');
    await ended;
    for (const name of readdirSync(to).filter((each) => each.startsWith('jalon-')))
      ok(['verify', path.join(to, name), '--recovery-key', '-'], { input: key });
  }
  ok(['backup', '--directory', directory, '--to', to]);
  assert.deepEqual(readdirSync(to).filter((name) => !name.startsWith('jalon-')), [], 'what was begun is cleared up');
});

test('refusals say why in one sentence, have their code, and touch nothing', { timeout: 300_000 }, async () => {
  const directory = demoCopy();
  const to = temporaryFolder();
  const refused = (args, code, words, options) => {
    const done = run(args, options);
    assert.equal(done.status, code, `jalon ${args.join(' ')}\n${done.stdout}${done.stderr}`);
    assert.match(done.stderr, words);
    assert.equal(done.stderr.trim().split('\n').length, 1, done.stderr);
  };
  refused(['backup', '--directory', directory, '--to', to], 30, /recovery-key create/);
  const key = recoveryKey(directory);
  refused(['recovery-key', 'create', '--directory', directory], 30, /déjà une clef/);
  assert.match(ok(['recovery-key', 'check', '--directory', directory], { input: key }), /C'est bien/);
  refused(['recovery-key', 'check', '--directory', directory], 30, /faute de frappe/, { input: key.replace(/^./, (c) => (c === '2' ? '3' : '2')) });
  ok(['backup', '--directory', directory, '--to', to]);
  const folder = newest(to);
  const otherKey = recoveryKey(temporaryFolder());
  refused(['verify', folder, '--recovery-key', '-'], 30, /n'est pas celle/, { input: otherKey });
  refused(['restore', folder, '--directory', directory, '--recovery-key', '-'], 32, /pas vide/, { input: key });
  const place = path.join(temporaryFolder(), 'vide');
  damage(path.join(folder, 'jalon.db'), 20_000);
  refused(['restore', folder, '--directory', place, '--recovery-key', '-'], 31, /abîmée/, { input: key });
  assert.ok(!existsSync(path.join(place, 'jalon.db')) && !existsSync(path.join(place, 'jalon.key')));

  // A wrong key: the base is as it was, to the byte.
  const database = path.join(directory, 'jalon.db');
  const hash = hashOf(database);
  const own = readFileSync(path.join(directory, 'jalon.key'));
  writeFileSync(path.join(directory, 'jalon.key'), `${'ab'.repeat(32)}\n`);
  for (const args of [['backup', '--to', to], ['rekey'], ['user', 'add', 'x', '--name', 'X', '--role', 'coordinator', ...DATA]])
    refused([...args, '--directory', directory], 11, /La clef n'ouvre pas la base/);
  assert.equal(run(['check', '--directory', directory, ...DATA]).status, 1);
  assert.equal(hashOf(database), hash);
  writeFileSync(path.join(directory, 'jalon.key'), own);
  ok(['check', '--directory', directory, ...DATA]);
});

test('a new key, whenever the power goes: the server starts and knows everybody', { timeout: 600_000 }, async () => {
  const directory = demoCopy();
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const { child, ended } = started(['rekey', '--directory', directory]);
    while (child.exitCode === null && !existsSync(path.join(directory, 'jalon.db.next'))) await new Promise((resolve) => { setTimeout(resolve, 1); });
    await new Promise((resolve) => { setTimeout(resolve, cycle * 60); });
    child.kill('SIGKILL');
    await ended;
    assert.match(ok(['check', '--directory', directory, ...DATA]), /La base est saine/);
    assert.deepEqual(readdirSync(directory).filter((name) => name.endsWith('.next')), []);
  }
  const before = readFileSync(path.join(directory, 'jalon.key'), 'utf8');
  ok(['rekey', '--directory', directory]);
  assert.notEqual(readFileSync(path.join(directory, 'jalon.key'), 'utf8'), before);
  const server = await startServer({ directory });
  const beside = run(['rekey', '--directory', directory]);
  assert.equal(beside.status, 12, beside.stderr);
  assert.ok((await (await signedIn(server)).get('/api/v1/files')).json.items.length > 0);
  assert.equal((await server.stop()).code, 0);
});

test('the server makes its backup of the night by itself, and says so', { timeout: 300_000 }, async () => {
  const directory = demoCopy();
  const key = recoveryKey(directory);
  const to = temporaryFolder();
  const server = await startServer({ directory, args: ['--backups', to] });
  const admin = await signedIn(server, demoAccounts.administrator);
  let state;
  do {
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    state = (await admin.get('/api/v1/backups')).json;
  } while (state.items.length === 0 || state.running);
  assert.equal(state.trouble, null);
  assert.equal(state.folder, to);
  ok(['verify', newest(to), '--recovery-key', '-'], { input: key });
  // Beside the running server, which may be writing.
  assert.match(ok(['check', '--directory', directory, ...DATA]), /La base est saine/);
  assert.equal((await server.stop()).code, 0);
  assert.match(server.output(), /"backup\.done"/);
});

test('what is wrong with a base is found and named', { timeout: 300_000 }, async () => {
  const directory = demoCopy();
  const sound = JSON.parse(ok(['check', '--json', '--directory', directory, ...DATA]));
  assert.equal(sound.sound, true, JSON.stringify(sound.findings));
  assert.ok(sound.lookedAt.people > 10 && sound.lookedAt.audit > 100 && sound.lookedAt.pages > 100);
  const database = path.join(directory, 'jalon.db');
  damage(database, Math.floor(statSync(database).size / 4096 / 2) * 4096 + 500);
  const done = run(['check', '--json', '--directory', directory, ...DATA]);
  assert.equal(done.status, 2, done.stderr);
  assert.ok(JSON.parse(done.stdout).findings.some(({ code }) => code === 'page'), done.stdout);
  const words = run(['check', '--directory', directory, ...DATA]);
  assert.equal(words.status, 2);
  assert.match(words.stdout, /Fichier abîmé/);
  assert.equal(run(['check', '--directory', temporaryFolder(), ...DATA]).status, 1);
});
