// SPDX-License-Identifier: EUPL-1.2
// The drill on PostgreSQL (docs/guide/sauvegardes.md): a full backup by pgBackRest, encrypted, with the log that follows; work
// goes on; a moment is noted; somebody deletes what should have stayed. The base is put back, in another place, as it was at that
// moment, found sound, and served.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { uuidv7 } from '../support/client.mjs';
import { accounts, asOwner, createBase, hasPgBackRest, Machine, ownFolder, programs } from '../support/cluster.mjs';
import { Crowd } from '../support/crowd.mjs';
import { root, run, startServer, temporaryFolder } from '../support/server.mjs';
import { until } from '../support/wait.mjs';

const PASSPHRASE = 'une phrase longue, gardée ailleurs';
const DATA = ['--data', path.join(root, 'data')];

/** pgBackRest for one machine, as packaging/cluster/pgbackrest.conf sets it up for several. */
class Repository {
  constructor(machine) {
    this.folder = ownFolder();
    this.file = path.join(this.folder, 'pgbackrest.conf');
    const section = (name, values) => `[${name}]\n${Object.entries(values).map(([option, value]) => `${option}=${value}\n`).join('')}\n`;
    writeFileSync(this.file,
      section('global', {
        'repo1-path': path.join(this.folder, 'repository'), 'repo1-cipher-type': 'aes-256-cbc', 'repo1-cipher-pass': PASSPHRASE,
        'repo1-retention-full': 2, 'start-fast': 'y', 'log-level-console': 'warn', 'log-level-file': 'off', 'lock-path': this.folder,
      })
      + section('jalon', { 'pg1-path': machine.data, 'pg1-port': machine.port, 'pg1-socket-path': machine.folder }));
  }

  command(...args) { return ['pgbackrest', `--config=${this.file}`, '--stanza=jalon', ...args]; }
  run(...args) { return asOwner(this.command()[0], this.command(...args).slice(1)); }
}

async function write(client, person, text) {
  const id = uuidv7();
  const answer = await client.post(`/api/v1/people/${person}/entries`, { id, kind: 'note', occurredOn: '2026-11-19', text });
  assert.equal(answer.status, 201, answer.text);
  return id;
}

test('a disaster on PostgreSQL is undone to the moment before it', { skip: !(programs && hasPgBackRest) && 'no pgBackRest on this machine', timeout: 300_000 }, async () => {
  const machine = await Machine.create({ wal_level: 'replica' });
  const repository = new Repository(machine);
  machine.configure({ archive_mode: 'on', archive_command: repository.command('archive-push', '%p').join(' ') });
  await machine.restart();
  repository.run('stanza-create');
  repository.run('check');
  createBase(machine);
  const server = await startServer({ directory: temporaryFolder(), args: ['--database', machine.address('jalon')] });
  const crowd = await Crowd.of(server, accounts);
  const [client] = crowd.clients;
  const { person } = await crowd.stories.one(client);
  const before = await write(client, person, 'avant la sauvegarde');

  repository.run('backup', '--type=full');
  const [stanza] = JSON.parse(repository.run('info', '--output=json'));
  assert.equal(stanza.status.message, 'ok');
  assert.equal(stanza.cipher, 'aes-256-cbc');
  // pgBackRest knows the end of a backup to the second, and restores to moments of later seconds alone.
  await until('the second the backup ended in is over', () =>
    machine.ask(`SELECT 1 WHERE extract(epoch FROM clock_timestamp()) >= ${stanza.backup.at(-1).timestamp.stop + 1}`).length > 0);
  const after = await write(client, person, 'après la sauvegarde');
  const [[moment]] = machine.ask('SELECT clock_timestamp()');
  const late = await write(client, person, 'après le moment choisi');

  machine.ask('TRUNCATE entry CASCADE', 'jalon');
  const [[disaster]] = machine.ask('SELECT pg_walfile_name(pg_switch_wal())');
  await until('the log of the disaster is archived', () =>
    machine.ask(`SELECT 1 FROM pg_stat_archiver WHERE last_archived_wal >= '${disaster}'`).length > 0);
  assert.equal((await client.get(`/api/v1/entries/${before}/versions`)).status, 404);
  assert.equal((await server.stop()).code, 0);
  await machine.stop();

  const elsewhere = await Machine.empty();
  repository.run('restore', `--pg1-path=${elsewhere.data}`, '--type=time', `--target=${moment}`, '--target-action=promote', '--archive-mode=off');
  elsewhere.configure({});
  await elsewhere.start();
  await until('the log is read up to the moment', () => elsewhere.ask('SELECT 1 WHERE NOT pg_is_in_recovery()').length > 0);
  const checked = run(['check', '--database', elsewhere.address('jalon'), ...DATA]);
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);

  const restored = await startServer({ directory: temporaryFolder(), args: ['--database', elsewhere.address('jalon')] });
  client.base = restored.base;
  for (const [id, text] of [[before, 'avant la sauvegarde'], [after, 'après la sauvegarde']]) {
    const answer = await client.get(`/api/v1/entries/${id}/versions`);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.items[0].text, text);
  }
  assert.equal((await client.get(`/api/v1/entries/${late}/versions`)).status, 404, 'the moment was not kept to');
  await write(client, person, 'le travail reprend');
  assert.equal((await restored.stop()).code, 0);
});
