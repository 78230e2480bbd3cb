// SPDX-License-Identifier: EUPL-1.2
// `jalon audit`: the record gone through beside a running server, and against what was kept of it elsewhere.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { baseOf, jalon, startServer } from '../support/server.mjs';

let server, base = [];
const kept = join(mkdtempSync(join(tmpdir(), 'jalon-heads-')), 'heads');
const run = (...args) => spawnSync(jalon, ['audit', ...args, '--directory', server.directory, ...base], { encoding: 'utf8' });

before(async () => {
  server = await startServer();
  if (baseOf(server.directory)) base = ['--database', baseOf(server.directory)];
});
after(() => server?.stop());

describe('the record of acts', { concurrency: false }, () => {
  test('is whole, and its heads are still there when it has gone on', async () => {
    const heads = run('heads');
    assert.equal(heads.status, 0, heads.stderr);
    assert.match(heads.stdout, /^jalon-record 1\n[0-9a-f-]{72}/);
    writeFileSync(kept, heads.stdout);
    const camille = new Client(server.base);
    await camille.signIn(demoAccounts.coordinator);
    const verified = run('verify', '--heads', kept, '--json');
    assert.equal(verified.status, 0, verified.stdout + verified.stderr);
    const told = JSON.parse(verified.stdout);
    assert.equal(told.whole, true);
    assert.ok(told.lines > 100 && told.heads >= 1);
    assert.match(run('verify').stdout, /Le journal des accès est entier/);
  });

  test('a head that is not there is told, with its line', () => {
    const text = readFileSync(kept, 'utf8');
    const [first, line] = text.split('\n');
    const digest = line.slice(72, 136);
    writeFileSync(kept, `${first}\n${line.replace(digest, '0'.repeat(64))}\n`);
    const verified = run('verify', '--heads', kept);
    assert.equal(verified.status, 2);
    assert.match(verified.stdout, /la fin du journal a été coupée/);
    assert.ok(verified.stdout.includes(line.slice(0, 36)));
  });

  test('a file of something else is refused', () => {
    writeFileSync(kept, 'bonjour\n');
    const verified = run('verify', '--heads', kept);
    assert.equal(verified.status, 1);
    assert.match(verified.stderr, /n'est pas un relevé/);
  });
});
