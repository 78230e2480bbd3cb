// SPDX-License-Identifier: EUPL-1.2
// Every operation of the API as every kind of person: what they are answered is what access_matrix.txt declares.
//
// `.` not signed in (401) · `x` no right (403) · `-` the right, but for ids of the demo's team the very answer of an id that
// does not exist · `o` may ask. An operation without its row fails, and so does a row without its operation. After reading what
// changed, JALON_WRITE_MATRIX=1 writes the table anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { operations } from '../support/contract.mjs';
import { inScope, makeIdentities, names } from '../support/identities.mjs';
import { samplesOf } from '../support/samples.mjs';
import { startServer } from '../support/server.mjs';

const file = new URL('access_matrix.txt', import.meta.url);
/** They end the session they are asked with. */
const last = new Set(['signOut']);
let server, camille, identities, samples;

before(async () => {
  server = await startServer();
  camille = new Client(server.base);
  await camille.signIn(demoAccounts.coordinator);
  const files = (await camille.get('/api/v1/files?state=in_progress')).json.items;
  samples = await samplesOf(camille, files[0].id);
  identities = await makeIdentities(server, files[1].id);
});
after(() => server?.stop());

const variables = { date: '2026-11-19', day: '2026-11-16', half: 'am', kind: 'return', key: 'essai', number: '1', entry: 'x' };
const filled = (template, id) => template.replace(/\{(\w+)\}/, (_, name) => (/[iI]d$/.test(name) ? id : (variables[name] ?? id)))
  .replace(/\{(\w+)\}/g, (_, name) => variables[name] ?? uuidv7());

async function ask(client, { method, template }, id) {
  const { status, json } = await client.request(method, filled(template, id), method === 'GET' ? {} : { body: {}, ifMatch: 1 });
  return { status, code: json?.code };
}

async function cell(name, operation) {
  const client = identities[name];
  const unknown = await ask(client, operation, uuidv7());
  assert.ok(unknown.status < 500, `${operation.id} as ${name}: ${unknown.status}`);
  if (unknown.status === 401) return '.';
  if (unknown.status === 403) return 'x';
  const [, path] = /^\/api\/v1\/([^{]+)\/\{\w*[iI]d\}/.exec(operation.template) ?? [];
  const known = samples[path];
  if (!known || (inScope.has(name) && operation.method !== 'GET')) return 'o';
  const answer = await ask(client, operation, known);
  if (inScope.has(name)) {
    assert.ok(![401, 403, 404].includes(answer.status), `${operation.id} as ${name}: ${answer.status} ${answer.code}`);
    return 'o';
  }
  assert.equal(answer.status, 404, `${operation.id} as ${name} for a file of the first team: ${answer.status}`);
  if (unknown.status === 404) assert.deepEqual(answer, unknown, `${operation.id} as ${name} tells an id that is there`);
  return '-';
}

const written = (rows) => ['# What each kind of person is answered: see matrix.test.mjs. Columns:',
  ...names.map((name, at) => `#   ${at + 1} ${name}`), ...rows.map(([id, cells]) => `${id.padEnd(34)} ${cells.join(' ')}`)].join('\n') + '\n';

describe('the matrix of access', { concurrency: false }, () => {
  test('is what its table says, for every operation', async () => {
    const rows = [];
    const inOrder = [...operations].sort((a, b) => last.has(a.id) - last.has(b.id) || (a.id < b.id ? -1 : 1));
    for (const operation of inOrder) {
      const cells = [];
      for (const name of names) cells.push(await cell(name, operation));
      rows.push([operation.id, cells]);
    }
    if (process.env.JALON_WRITE_MATRIX) writeFileSync(file, written(rows));
    assert.equal(written(rows), readFileSync(file, 'utf8'));
  });
});
