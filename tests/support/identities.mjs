// SPDX-License-Identifier: EUPL-1.2
// One client for each kind of person who may ask the server something: every role in the demo's team, colleagues of other
// teams and organisations, and those whose access is over.
import assert from 'node:assert/strict';
import { Client, demoAccounts, uuidv7 } from './client.mjs';

const first = 'une phrase assez longue', next = 'encore une autre phrase';
const team = ['coordinator', 'reference_person', 'professional', 'attendance_taker'];
const organisation = ['direction', 'manager', 'administrator', 'auditor'];

/** In the order of the matrix's columns. */
export const names = ['anonymous', 'deactivated', 'expired', ...team, ...organisation, 'external', 'other_team', 'other_organisation'];

/** Those whose rights reach the files of the demo’s team: to work with them, or to answer for the data. */
export const inScope = new Set([...team, 'direction', 'auditor']);

async function newAccount(server, admin, login, memberships) {
  const account = { id: uuidv7(), login, displayName: login, password: first, memberships: memberships.map((each) => ({ id: uuidv7(), ...each })) };
  const made = await admin.post('/api/v1/users', account);
  assert.equal(made.status, 201, made.text);
  const client = new Client(server.base);
  await client.signIn({ login, password: first });
  const changed = await client.put('/api/v1/session/password', { currentPassword: first, newPassword: next });
  assert.equal(changed.status, 204, changed.text);
  return Object.assign(client, { account: made.json });
}

/** {name: Client}; the external was confided `confided`, the id of a person. */
export async function makeIdentities(server, confided) {
  const [admin, camille] = [new Client(server.base), new Client(server.base)];
  await admin.signIn(demoAccounts.administrator);
  await camille.signIn(demoAccounts.coordinator);
  const [city] = (await admin.get('/api/v1/organisations')).json.items;
  const [home] = city.teams;
  const otherTeam = { id: uuidv7(), name: 'Autre équipe', schemes: [] };
  assert.equal((await admin.post(`/api/v1/organisations/${city.id}/teams`, otherTeam)).status, 201);
  const elsewhere = { id: uuidv7(), name: 'Autre organisation' };
  assert.equal((await admin.post('/api/v1/organisations', elsewhere)).status, 201);
  const farTeam = { id: uuidv7(), name: 'Équipe lointaine', schemes: [] };
  assert.equal((await admin.post(`/api/v1/organisations/${elsewhere.id}/teams`, farTeam)).status, 201);

  const out = { anonymous: new Client(server.base) };
  for (const role of team) out[role] = await newAccount(server, admin, role, [{ role, placeId: home.id }]);
  for (const role of organisation) out[role] = await newAccount(server, admin, role, [{ role, placeId: city.id }]);
  out.other_team = await newAccount(server, admin, 'other_team', [{ role: 'coordinator', placeId: otherTeam.id }]);
  out.other_organisation = await newAccount(server, admin, 'other_organisation', [{ role: 'coordinator', placeId: farTeam.id }]);
  out.expired = await newAccount(server, admin, 'expired', [{ role: 'coordinator', placeId: home.id, from: '2026-01-01', to: '2026-11-18' }]);
  out.deactivated = await newAccount(server, admin, 'deactivated', [{ role: 'coordinator', placeId: home.id }]);
  const { id, version } = out.deactivated.account;
  assert.equal((await admin.patch(`/api/v1/users/${id}`, { active: false }, { ifMatch: version })).status, 200);
  out.external = await newAccount(server, admin, 'external', []);
  const guest = { id: uuidv7(), userId: out.external.account.id, to: '2026-12-31' };
  assert.equal((await camille.post(`/api/v1/people/${confided}/guests`, guest)).status, 201);
  return out;
}
