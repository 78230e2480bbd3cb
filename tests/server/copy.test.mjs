// SPDX-License-Identifier: EUPL-1.2
// `jalon copy` from outside: the demo there and back, the same answers everywhere, a copy killed in the middle, and refusals.
// With $JALON_TEST_DATABASE from PostgreSQL to a file and back, else from file to file.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { emptyBase, postgres, psql } from '../support/postgres.mjs';
import { baseOf, demoCopy, jalon, root, run, startServer, temporaryFolder } from '../support/server.mjs';

const DATA = ['--data', path.join(root, 'data')];

/** A place of the demo, or an empty one: what names it on the command line of each command. */
const embedded = (directory) => ({ word: directory, args: ['--directory', directory] });
const onPostgres = (address) => ({ word: address, args: ['--database', address] });
function demoPlace() {
  const directory = demoCopy();
  return baseOf(directory) ? onPostgres(baseOf(directory)) : embedded(directory);
}
const emptyFolder = () => embedded(path.join(temporaryFolder(), 'jalon'));
const emptyPlace = () => (postgres ? onPostgres(emptyBase()) : emptyFolder());

const copyArgs = (from, to) => ['copy', '--from', from.word, '--to', to.word];
const copy = (from, to) => run(copyArgs(from, to));
function copied(from, to) {
  const done = copy(from, to);
  assert.equal(done.status, 0, done.stdout + done.stderr);
  return done.stdout;
}
const fingerprint = (output) => output.match(/Empreinte du contenu : ([0-9a-f]{64})/)[1];

function check(place) {
  const done = run(['check', ...place.args, ...DATA]);
  assert.equal(done.status, 0, done.stdout + done.stderr);
}

function serve(place) {
  const isFolder = place.args[0] === '--directory';
  return startServer({ directory: isFolder ? place.word : temporaryFolder(), args: isFolder ? [] : place.args });
}

/** What the lists, figures and files say, by address. */
async function answers(server) {
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  const said = {};
  const ask = async (address) => {
    const answer = await client.get(`/api/v1${address}`);
    said[address] = `${answer.status} ${answer.text}`;
    return answer.json;
  };
  const files = await ask('/files?limit=100');
  assert.ok(files.items.length > 20, 'the demo is not there');
  for (const list of ['/today', '/referrals', '/stays', '/tasks', '/places', '/waiting-list', '/structures', '/activities', '/professionals',
    '/rooms', '/incidents', '/pathways', '/school-imports', '/referral-drafts', '/measures/to-erase', '/calendars/years', '/settings',
    '/calendars/service', '/blueprint/versions', '/programme/templates', '/programme/weeks/2026-11-16', '/attendance?date=2026-11-19',
    '/lost-half-days?from=2026-09-01&to=2026-12-31', '/occupancy?from=2026-11-16&to=2026-11-20',
    '/reports/figures?from=2026-09-01&to=2026-11-30', '/search/entries?q=atelier', '/search/entries?q=appel&limit=5']) await ask(list);
  for (const { id } of files.items.slice(0, 12))
    for (const part of [`/files/${id}`, `/files/${id}/timeline`, `/people/${id}/family`, `/people/${id}/measures`, `/people/${id}/grids`,
      `/people/${id}/incidents`, `/people/${id}/pathways`, `/people/${id}/timetable`]) await ask(part);
  return said;
}

test('the demo goes there and back, and everything answers as before', { timeout: 600_000 }, async () => {
  const places = [demoPlace(), emptyFolder(), emptyPlace()];
  const there = copied(places[0], places[1]);
  assert.match(there, /^ {2}entry : [\d ]+ sur ([\d ]+) \(en tout [\d ]+ sur ([\d ]+)\)$/m);
  const back = copied(places[1], places[2]);
  // One line more: that of the first copy. Everything else is the same, so a third copy of the first place tells.
  assert.notEqual(fingerprint(back), fingerprint(there));
  const again = emptyFolder();
  assert.equal(fingerprint(copied(places[0], again)), fingerprint(there));
  for (const place of places) check(place);
  for (const place of [places[1], places[2]]) assert.equal(run(['index', 'verify', ...place.args, ...DATA]).status, 0);

  const servers = await Promise.all(places.map(serve));
  const [before, ...after] = await Promise.all(servers.map(answers));
  const failed = Object.entries(before).filter(([, answer]) => answer.startsWith('5'));
  assert.deepEqual(failed, []);
  for (const said of after)
    for (const [address, answer] of Object.entries(before)) assert.equal(said[address], answer, address);
  await Promise.all(servers.map((server) => server.stop()));
  // What was looked at there went on with the chain of the record, wherever its lines were written before.
  for (const place of places) check(place);
});

test('on PostgreSQL the tables of a copy have all the rules of those it was copied from', { skip: !postgres, timeout: 300_000 }, () => {
  const from = demoPlace();
  const to = emptyPlace();
  copied(from, to);
  for (const rules of [
    `SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
    `SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`,
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1`,
  ]) assert.deepEqual(psql(to.word, rules), psql(from.word, rules));
});

/** Kills a copy at the first line that says `sign`; false when it had ended by then. */
async function killedAt(sign, from, to) {
  const child = spawn(jalon, copyArgs(from, to), { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      if (output.includes(sign)) child.kill('SIGKILL');
    });
  }
  const { code, signal } = await new Promise((resolve) => { child.once('close', (status, by) => resolve({ code: status, signal: by })); });
  if (signal === null) assert.equal(code, 0, output);
  return signal === 'SIGKILL';
}

test('a copy killed in the middle is not served, and goes on where it was', { timeout: 600_000 }, async () => {
  const from = demoPlace();
  // A copy that is quicker than the signal is whole: then another one is killed.
  for (const kind of [emptyFolder, emptyPlace]) {
    let to = kind();
    for (let i = 0; !(await killedAt('  audit_line :', from, to)); i += 1) {
      assert.ok(i < 10, 'no copy was killed in the middle');
      to = kind();
    }
    const served = run(['serve', '--port', '0', ...to.args, ...DATA]);
    assert.equal(served.status, 24, served.stdout + served.stderr);
    assert.match(served.stderr, /copie inachevée : relancez la même commande/);
    const checked = run(['check', ...to.args, ...DATA]);
    assert.equal(checked.status, 1);
    assert.match(checked.stderr, /copie inachevée/);
    const further = copy(to, emptyFolder());
    assert.equal(further.status, 42, further.stderr);

    const output = copied(from, to);
    assert.match(output, /Reprise : [\d ]+ lignes sur [\d ]+ sont déjà là/);
    const again = output.slice(output.indexOf('Lignes copiées'), output.indexOf('Lignes relues'));
    assert.doesNotMatch(again, / {2}(activity|app_user) :/, 'copied twice');
    const whole = emptyFolder();
    assert.equal(fingerprint(copied(from, whole)), fingerprint(output));
    check(to);
  }
});

describe('refusals say why in one sentence, and touch nothing', { concurrency: false }, () => {
  const refused = (from, to, code, sentence) => {
    const done = run(copyArgs(from, to));
    assert.match(done.stderr.split('\n')[0], sentence);
    assert.equal(done.status, code, done.stderr);
    assert.doesNotMatch(done.stdout + done.stderr, /sesame/, 'a password was shown');
  };

  test('a target that is not empty, or the source itself', () => {
    const from = demoPlace();
    const taken = emptyFolder();
    copied(from, taken);
    const before = readFileSync(path.join(taken.word, 'jalon.db'));
    refused(from, taken, 40, /n'est pas vide : rien n'y a été touché/);
    assert.deepEqual(readFileSync(path.join(taken.word, 'jalon.db')), before);
    refused(from, from, 40, /sont la même/);
  });

  test('a source that is served, or not there', async () => {
    const directory = demoCopy();
    const from = baseOf(directory) ? onPostgres(baseOf(directory)) : embedded(directory);
    const server = await startServer({ directory });
    const to = emptyFolder();
    refused(from, to, 12, /déjà ouverte par un autre serveur/);
    await server.stop();
    refused(emptyFolder(), to, 13, /Il n'y a pas de base/);
    assert.ok(!existsSync(to.word), readdirSync(path.dirname(to.word)).join());
    copied(from, to);
  });

  test('an end that does not answer is named', () => {
    const nowhere = onPostgres('postgresql://jalon:sesame@127.0.0.1:1/jalon');
    refused(demoPlace(), nowhere, 20, /127\.0\.0\.1:1\/jalon ne répond pas/);
    refused(nowhere, emptyFolder(), 20, /127\.0\.0\.1:1\/jalon ne répond pas/);
  });
});
