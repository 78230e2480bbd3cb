// SPDX-License-Identifier: EUPL-1.2
// What one team works with does not exist for another: neither in lists nor by its id, in the same words as what was never there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { operations } from '../support/contract.mjs';
import { startServer } from '../support/server.mjs';

const password = 'une phrase assez longue';
let server, camille, admin, other;

before(async () => {
  server = await startServer();
  [camille, admin, other] = [1, 2, 3].map(() => new Client(server.base));
  await camille.signIn(demoAccounts.coordinator);
  await admin.signIn(demoAccounts.administrator);
  const [city] = (await admin.get('/api/v1/organisations')).json.items;
  const team = { id: uuidv7(), name: 'Autre équipe', schemes: ['drop_out'] };
  assert.equal((await admin.post(`/api/v1/organisations/${city.id}/teams`, team)).status, 201);
  const account = { id: uuidv7(), login: 'autre', displayName: 'Autre Équipe', password,
    memberships: [{ id: uuidv7(), role: 'coordinator', placeId: team.id }] };
  assert.equal((await admin.post('/api/v1/users', account)).status, 201);
  await other.signIn({ login: 'autre', password });
  const next = 'encore une autre phrase';
  assert.equal((await other.put('/api/v1/session/password', { currentPassword: password, newPassword: next })).status, 204);
});
after(() => server?.stop());

/** Ids of things of the first team, by what stands before them in a path. */
async function idsOfTheFirstTeam() {
  const list = async (path) => (await camille.get(path)).json.items;
  const [file] = await list('/api/v1/files?state=in_progress');
  const page = (await camille.get(`/api/v1/files/${file.id}`)).json;
  const ids = { files: file.id, people: file.id, guardians: page.guardians[0]?.id };
  const [referral] = page.referrals;
  const [stay] = page.stays;
  const entry = { id: uuidv7(), kind: 'note', occurredOn: '2026-11-19', text: 'Un écrit.' };
  assert.equal((await camille.post(`/api/v1/people/${file.id}/entries`, entry)).status, 201);
  const task = { id: uuidv7(), title: 'Rappeler', personId: file.id, dueOn: '2026-11-20' };
  assert.equal((await camille.post('/api/v1/tasks', task)).status, 201);
  return { ...ids, referrals: referral.id, stays: stay.id, entries: entry.id, tasks: task.id };
}

describe('a coordinator of another team', { concurrency: false }, () => {
  test('finds nobody in the list, nor by name', async () => {
    for (const q of ['', '?q=a', '?sort=name', '?state=in_progress']) {
      const page = (await other.get(`/api/v1/files${q}`)).json;
      assert.deepEqual([page.items, page.nextCursor], [[], null], q);
    }
    const [{ lastName, firstName }] = (await camille.get('/api/v1/files?sort=name')).json.items;
    const asked = new URLSearchParams({ lastName, firstName });
    assert.ok((await camille.get(`/api/v1/people/candidates?${asked}`)).json.items.length > 0);
    assert.deepEqual((await other.get(`/api/v1/people/candidates?${asked}`)).json.items, []);
  });

  test('is answered, for each id, as for an id that does not exist', async () => {
    const ids = await idsOfTheFirstTeam();
    let asked = 0;
    for (const { method, template } of operations) {
      const [, path, variable, rest] = /^\/api\/v1\/([^{]+)\/(\{\w+\})(.*)$/.exec(template) ?? [];
      if (!ids[path]) continue;
      const filled = rest.replaceAll('{date}', '2026-11-19').replaceAll('{half}', 'am').replaceAll('{kind}', 'return')
        .replace(/\{\w+\}/g, uuidv7());
      const ask = (id) => other.request(method, `/api/v1/${path}/${id}${filled}`, method === 'GET' ? {} : { body: {}, ifMatch: 1 });
      const [known, unknown] = [await ask(ids[path]), await ask(uuidv7())];
      const said = ({ status, json }) => ({ status, code: json?.code });
      // What is sent is looked at before whether the thing is there: only the id that is there must not be told apart.
      if (unknown.status === 404) assert.deepEqual(said(known), said(unknown), `${method} ${template} ${variable}`);
      assert.equal(known.status, 404, `${method} ${template}: ${known.text}`);
      asked += 1;
    }
    assert.ok(asked > 60, `${asked} operations`);
  });

  test('cannot name them in what is sent', async () => {
    const ids = await idsOfTheFirstTeam();
    const task = await other.post('/api/v1/tasks', { id: uuidv7(), title: 'Rappeler', personId: ids.files, dueOn: '2026-11-20' });
    assert.equal(task.status, 422);
    assert.deepEqual(task.json.errors.map(({ field, code }) => `${field}: ${code}`), ['personId: unknown']);
  });

  test('works with files of its own, which the first team does not see', async () => {
    const person = { id: uuidv7(), lastName: 'Lointain', firstName: 'Noé', birthDate: '2012-05-06' };
    assert.equal((await other.post('/api/v1/people', person)).status, 201);
    assert.equal((await other.get(`/api/v1/files/${person.id}`)).status, 200);
    assert.deepEqual((await other.get('/api/v1/files')).json.items.map(({ lastName }) => lastName), ['Lointain']);
    assert.equal((await camille.get(`/api/v1/files/${person.id}`)).status, 404);
    assert.deepEqual((await camille.get('/api/v1/files?q=lointain')).json.items, []);
  });
});
