// SPDX-License-Identifier: EUPL-1.2
// What another team works with is in no list, count, board nor sheet of the running program; rooms and people are taken, no more.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';

const password = 'une phrase assez longue';
const week = '2026-11-16';
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

const get = async (client, path) => {
  const answer = await client.get(`/api/v1/${path}`);
  assert.equal(answer.status, 200, `${path}: ${answer.text}`);
  return answer.json;
};

/** Names and ids of everybody in the demo. */
async function everybody() {
  const { young } = await get(camille, `programme/weeks/${week}`);
  return young.flatMap(({ personId, stayId, name }) => [personId, stayId, name]);
}

describe('a coordinator of another team', { concurrency: false }, () => {
  const lists = [
    ['attendance?halfDay=2026-11-19/am', 'rows'],
    ['sheets/attendance?from=2026-11-16/am&to=2026-11-20/pm', 'rows'],
    ['presence-digests?day=2026-11-19', 'schools'],
    ['self-evaluations?from=2026-11-16&to=2026-11-20', 'rows'],
    ['pathways', 'items'],
    ['pathways/queue', 'items'],
    ['incidents', 'items'],
    ['incidents', 'concerns'],
    [`programme/weeks/${week}`, 'young'],
    [`programme/weeks/${week}`, 'gaps'],
    [`programme/weeks/${week}/news`, 'items'],
    ['referral-drafts', 'items'],
    ['school-imports', 'items'],
    ['referrals', 'items'],
    ['referrals?state=waiting', 'items'],
    ['referrals?owed=true', 'items'],
    ['stays?from=2026-11-16&to=2026-11-20', 'items'],
    ['occupancy?from=2026-11-16&to=2026-11-20', 'stays'],
    ['occupancy?from=2026-11-16&to=2026-11-20', 'waiting'],
    ['lost-half-days?from=2026-09-01&to=2026-11-19', 'items'],
    ['waiting-list', 'items'],
    ['measures/to-erase', 'items'],
    ['today', 'expected'],
    ['today', 'absent'],
    ['today', 'owed'],
    ['today', 'pending'],
    ['today', 'upcoming'],
    ['search/entries?q=atelier', 'items'],
  ];
  for (const [path, member] of lists)
    test(`finds nobody in ${member} of ${path}`, async () => {
      const seen = (await get(other, path))[member];
      const said = JSON.stringify(seen);
      for (const word of await everybody()) assert.ok(!said.includes(word), `${word} in ${said.slice(0, 400)}`);
      assert.deepEqual(seen, []);
    });

  for (const [path, member] of [['today', 'due'], ['tasks', 'items'], ['tasks?state=done', 'items']])
    test(`finds in ${member} of ${path} what is about no file, and is nobody's of the other team`, async () => {
      const seen = (await get(other, path))[member];
      const said = JSON.stringify(seen);
      for (const word of await everybody()) assert.ok(!said.includes(word), `${word} in ${said.slice(0, 400)}`);
      for (const task of seen) assert.deepEqual([task.personId, task.owner], [null, null], JSON.stringify(task));
      assert.ok((await get(camille, path))[member].length > seen.length);
    });

  test('is given no number either', async () => {
    const pathways = await get(other, 'pathways');
    assert.deepEqual(pathways.counts, { open: 0, closed: 0, overdue: 0, exits: { positive: 0, neutral: 0, negative: 0, unknown: 0 } });
    assert.ok((await get(camille, 'pathways')).counts.open > 0);
    const queue = await get(other, 'pathways/queue');
    assert.deepEqual(new Set(Object.values(queue.counts)), new Set([0]));
    assert.deepEqual(queue.proposals, []);
    assert.deepEqual((await get(other, 'presence-digests?day=2026-11-19')).late, []);
    assert.equal((await get(other, `programme/weeks/${week}`)).toTell, 0);
    assert.equal((await get(other, 'search/entries?q=atelier')).found, 0);
    assert.ok((await get(camille, 'search/entries?q=atelier')).found > 0);
    assert.equal((await get(other, 'lost-half-days?from=2026-09-01&to=2026-11-19')).lost, 0);
    const figures = await get(other, 'reports/figures?period=2026-2027');
    assert.deepEqual(new Set(figures.values.map(({ now }) => now)), new Set([0]));
    assert.deepEqual(figures.schools, []);
    assert.ok((await get(camille, 'reports/figures?period=2026-2027')).values.some(({ now }) => now > 0));
  });

  test('sees which places are taken, by nobody', async () => {
    const taken = (page) => page.halfDays.map(({ groups }) => groups.map((group) => group.taken));
    const days = 'occupancy?from=2026-11-16&to=2026-11-20';
    const theirs = taken(await get(camille, days));
    assert.ok(theirs.flat().some((count) => count > 0));
    assert.deepEqual(taken(await get(other, days)), theirs);
  });

  test('sees when rooms and people are taken, and by what never', async () => {
    const theirs = await get(camille, `programme/weeks/${week}`);
    const seen = await get(other, `programme/weeks/${week}`);
    const live = theirs.sessions.filter(({ state, young }) => state !== 'cancelled' && young.length > 0);
    assert.ok(live.length > 0);
    assert.equal(seen.occupied.length, live.length);
    for (const slot of seen.occupied)
      assert.deepEqual(Object.keys(slot).sort(), ['day', 'from', 'professionalIds', 'roomId', 'to']);
    const said = JSON.stringify({ sessions: seen.sessions, occupied: seen.occupied });
    for (const { id, theme } of live) assert.ok(!said.includes(id) && !(theme && said.includes(theme)));
    assert.deepEqual(theirs.occupied, []);
  });

  test('prints a board and the week of a professional without a name', async () => {
    const [{ id }] = (await get(camille, 'professionals')).items.filter(Boolean);
    const board = JSON.stringify(await get(other, 'sheets/board?day=2026-11-19'));
    const sheet = JSON.stringify(await get(other, `sheets/professionals/${id}?week=2026-11-16`));
    for (const word of await everybody()) assert.ok(!board.includes(word) && !sheet.includes(word), word);
  });

  test('is answered for a stay of others in what is sent as for one that is not there', async () => {
    const seen = await get(other, `programme/weeks/${week}`);
    const { young } = await get(camille, `programme/weeks/${week}`);
    const [activity] = seen.activities;
    const put = (stayId) =>
      other.post('/api/v1/programme/sessions', { id: uuidv7(), activityId: activity.id, day: '2026-11-20', from: '09:00', to: '10:00',
        roomId: null, professionals: [], stayIds: [stayId], locked: false, theme: '', note: '' });
    const [known, unknown] = [await put(young[0].stayId), await put(uuidv7())];
    assert.deepEqual([known.status, known.json.errors], [422, unknown.json.errors]);
  });
});
