// SPDX-License-Identifier: EUPL-1.2
// The program on PostgreSQL, from outside: what it says when a base cannot be used, two servers on one base, and
// connections that break under concurrent writes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { addressOf, emptyBase, postgres, psql } from '../support/postgres.mjs';
import { baseOf, demoCopy, run, startServer } from '../support/server.mjs';

/** The way the program ends when it is given this address. */
function refusal(address) {
  const ended = run(['serve', '--port', '0', '--database', address], { timeout: 60_000 });
  assert.doesNotMatch(ended.stdout + ended.stderr, /sesame/, 'a password was shown');
  return { code: ended.status, lines: ended.stderr.trim().split('\n') };
}

function refusedWith(address, code, sentence) {
  const { code: got, lines } = refusal(address);
  assert.equal(lines.length, 1, lines.join('\n'));
  assert.match(lines[0], sentence);
  assert.equal(got, code, lines[0]);
}

test('an address that leads nowhere is told in one sentence', () => {
  refusedWith('postgresql://jalon:sesame@127.0.0.1:1/jalon', 20, /postgresql:\/\/jalon@127\.0\.0\.1:1\/jalon ne répond pas/);
  refusedWith('postgresql://jalon:sesame@127.0.0.1/jalon?colour=blue', 2, /adresse donnée à --database/);
  refusedWith('mysql://jalon:sesame@127.0.0.1/jalon', 2, /adresse donnée à --database/);
});

describe('on a PostgreSQL server', { skip: !postgres && 'no PostgreSQL in $JALON_TEST_DATABASE', concurrency: false }, () => {
  test('a base that is not as Jalon needs it is told in one sentence', () => {
    refusedWith(addressOf('no_base_of_that_name'), 23, /n'existe pas/);
    const stranger = new URL(addressOf('postgres'));
    stranger.username = 'nobody';
    refusedWith(stranger.href, 22, /refuse l'utilisateur ou le mot de passe/);
    const sorted = emptyBase();
    const name = new URL(sorted).pathname.slice(1);
    psql(postgres, `DROP DATABASE ${name}`);
    psql(postgres, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`);
    refusedWith(sorted, 23, /LC_COLLATE 'C'/);
  });

  test('the demo is not made over what is there', () => {
    const made = run(['demo', 'create', '--database', baseOf(demoCopy())]);
    assert.equal(made.status, 1);
    assert.match(made.stderr, /contient déjà une base/);
  });

  test('two servers on one base know the same sessions and the same files', async () => {
    const directory = demoCopy();
    const [one, other] = await Promise.all([startServer({ directory }), startServer({ directory })]);
    const client = new Client(one.base);
    await client.signIn(demoAccounts.coordinator);
    const person = (await client.get('/api/v1/files')).json.items[0].id;
    const id = uuidv7();
    const written = await client.post(`/api/v1/people/${person}/entries`, { id, kind: 'note', occurredOn: '2026-11-19', text: 'Vu ce matin.' });
    assert.equal(written.status, 201);
    client.base = other.base;
    const read = await client.get(`/api/v1/entries/${id}/versions`);
    assert.equal(read.status, 200, read.text);
    assert.equal(read.json.items[0].text, 'Vu ce matin.');
    await Promise.all([one.stop(), other.stop()]);
  });

  test('connections that break under concurrent writes lose and repeat nothing, and nobody sees it', { timeout: 300_000 }, async () => {
    const server = await startServer();
    const base = new URL(baseOf(server.directory)).pathname.slice(1);
    const client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    const person = (await client.get('/api/v1/files')).json.items[0].id;
    const acknowledged = [];
    const writer = async () => {
      for (let i = 0; i < 25; i += 1) {
        const id = uuidv7();
        const answer = await client.post(`/api/v1/people/${person}/entries`, { id, kind: 'note', occurredOn: '2026-11-19', text: `écrit ${id}` });
        assert.equal(answer.status, 201, answer.text);
        acknowledged.push(id);
        if (i % 5 === 2)
          psql(postgres, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${base}'`);
      }
    };
    await Promise.all(Array.from({ length: 4 }, writer));
    const address = baseOf(server.directory);
    const stored = psql(address, `SELECT id FROM entry WHERE person_id = '${person}'`).map(([id]) => id);
    assert.deepEqual(acknowledged.filter((id) => !stored.includes(id)), [], 'lost');
    const lines = psql(address, `SELECT entity_id FROM audit_line WHERE entity = 'entry' AND action = 'create'`).map(([id]) => id);
    for (const id of acknowledged) assert.equal(lines.filter((line) => line === id).length, 1, `audit lines of ${id}`);
    assert.equal((await server.stop()).code, 0);
  });
});
