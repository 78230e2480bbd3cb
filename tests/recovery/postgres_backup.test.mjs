// SPDX-License-Identifier: EUPL-1.2
// The drill on PostgreSQL (docs/guide/sauvegardes.md): a full backup by pgBackRest, encrypted, with the log that follows; work
// goes on; a moment is noted; somebody deletes what should have stayed. The base is put back, in another place, as it was at that
// moment, found sound, and served.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { uuidv7 } from '../support/client.mjs';
import { accounts, asOwner, createBase, hasPgBackRest, Machine, ownFolder, programs, startPair } from '../support/cluster.mjs';
import { Crowd } from '../support/crowd.mjs';
import { root, run, startServer, temporaryFolder } from '../support/server.mjs';
import { until } from '../support/wait.mjs';

const PASSPHRASE = 'une phrase longue, gardée ailleurs';
const DATA = ['--data', path.join(root, 'data')];

const skip = !(programs && hasPgBackRest) && 'no pgBackRest on this machine';

/** pgBackRest for these machines, as packaging/cluster/pgbackrest-repository.conf sets it up, without a machine of its own. */
class Repository {
  constructor(machines, settings = {}) {
    this.folder = ownFolder();
    this.file = path.join(this.folder, 'pgbackrest.conf');
    const section = (name, values) => `[${name}]\n${Object.entries(values).map(([option, value]) => `${option}=${value}\n`).join('')}\n`;
    writeFileSync(this.file,
      section('global', {
        'repo1-path': path.join(this.folder, 'repository'), 'repo1-cipher-type': 'aes-256-cbc', 'repo1-cipher-pass': PASSPHRASE,
        'repo1-retention-full': 2, 'start-fast': 'y', 'log-level-console': 'warn', 'log-level-file': 'off', 'lock-path': this.folder,
      })
      + section('jalon', Object.assign(settings, ...machines.map(({ data, port, folder }, i) =>
        ({ [`pg${i + 1}-path`]: data, [`pg${i + 1}-port`]: port, [`pg${i + 1}-socket-path`]: folder })))));
  }

  command(...args) { return ['pgbackrest', `--config=${this.file}`, '--stanza=jalon', ...args]; }
  backups() { return JSON.parse(this.run('info', '--output=json'))[0].backup; }
  run(...args) { return asOwner(this.command()[0], this.command(...args).slice(1)); }
}

async function write(client, person, text) {
  const id = uuidv7();
  const answer = await client.post(`/api/v1/people/${person}/entries`, { id, kind: 'note', occurredOn: '2026-11-19', text });
  assert.equal(answer.status, 201, answer.text);
  return id;
}

test('a disaster on PostgreSQL is undone to the moment before it', { skip, timeout: 300_000 }, async () => {
  const machine = await Machine.create({ wal_level: 'replica' });
  const repository = new Repository([machine]);
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

test('the standby is what is copied, and without one the primary', { skip, timeout: 300_000 }, async () => {
  const { primary, standby } = await startPair({ wal_level: 'replica', archive_mode: 'on', archive_command: '/bin/true' });
  const repository = new Repository([primary, standby], { 'backup-standby': 'y' });
  primary.ask(`ALTER SYSTEM SET archive_command = '${repository.command('archive-push', '%p').join(' ')}'`);
  primary.ask('SELECT pg_reload_conf()');
  repository.run('stanza-create');
  const unit = readFileSync(path.join(root, 'packaging/cluster/pgbackrest@.service'), 'utf8');
  const [, command] = /^ExecStart=\/bin\/sh -c '(.*)'$/m.exec(unit);
  const nightly = () => asOwner('sh', ['-c', command.replaceAll('%i', 'full').replaceAll('/usr/bin/pgbackrest', `pgbackrest --config=${repository.file}`)]);

  nightly();
  assert.equal(repository.backups().length, 1);
  await standby.stop('immediate');
  assert.throws(() => repository.run('backup', '--type=full'), /standby/);
  primary.ask("ALTER SYSTEM SET synchronous_standby_names = ''");
  primary.ask('SELECT pg_reload_conf()');
  nightly();
  assert.equal(repository.backups().length, 2);
});
