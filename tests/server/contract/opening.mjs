// SPDX-License-Identifier: EUPL-1.2
// Who may open a file: why one sees it, a file confided to somebody outside, a file of another team opened in an emergency.
import assert from 'node:assert/strict';
import { Client } from '../../support/client.mjs';

const first = 'une phrase assez longue', next = 'encore une autre phrase';

export async function drive({ server, camille, admin, anonymous, made, status, uuidv7 }) {
  const account = async (login, memberships) => {
    const client = new Client(server.base, { onExchange: camille.onExchange });
    const body = { id: uuidv7(), login, displayName: `Compte ${login}`, password: first, memberships };
    status(await admin.post('/api/v1/users', body), 201);
    await client.signIn({ login, password: first });
    status(await client.put('/api/v1/session/password', { currentPassword: first, newPassword: next }), 204);
    return Object.assign(client, { id: body.id });
  };
  const file = `/api/v1/files/${made.person}`;
  const [city] = status(await admin.get('/api/v1/organisations'), 200).items.filter(({ teams }) => teams.some(({ closedOn }) => !closedOn));
  const team = { id: uuidv7(), name: 'Équipe du soir', schemes: [] };
  status(await admin.post(`/api/v1/organisations/${city.id}/teams`, team), 201);

  const mine = status(await camille.get(`${file}/readers`), 200);
  assert.deepEqual(mine.reasons.map(({ role }) => role), ['coordinator']);
  assert.equal(mine.emergency, null);

  // A file by itself, until a day.
  const teacher = await account('enseignante', []);
  status(await teacher.get(file), 403);
  assert.deepEqual(status(await camille.get('/api/v1/users/guests'), 200).items.map(({ id }) => id), [teacher.id]);
  const guest = { id: uuidv7(), userId: teacher.id, to: '2026-12-18' };
  status(await teacher.post(`/api/v1/people/${made.person}/guests`, guest), 403);
  const confided = status(await camille.post(`/api/v1/people/${made.person}/guests`, guest), 201);
  status(await camille.post(`/api/v1/people/${made.person}/guests`, guest), 200);
  const page = status(await teacher.get(file), 200);
  assert.deepEqual([page.guardians, page.person.phone, page.person.birthDate, page.stays], [[], '', null, []]);
  assert.deepEqual(status(await teacher.get('/api/v1/files'), 200).items.map(({ id }) => id), [made.person]);
  const line = confided.readers.find(({ id }) => id === guest.id);
  const ended = status(await camille.patch(`/api/v1/guests/${guest.id}`, { to: '2026-11-18' }, { ifMatch: line.version }), 200);
  assert.ok(!ended.readers.some(({ id }) => id === guest.id));
  status(await teacher.get(file), 403);

  // A file of another team, because it cannot wait.
  const hugo = await account('hugo', [{ id: uuidv7(), role: 'professional', placeId: team.id }]);
  status(await hugo.get(file), 404);
  const { lastName, firstName, birthDate } = status(await camille.get(file), 200).person;
  const asked = { id: uuidv7(), lastName, firstName, birthDate: birthDate ?? '2012-01-01', reason: 'Aux urgences, la mère est injoignable' };
  status(await anonymous.post('/api/v1/emergencies', asked), 401);
  status(await hugo.post('/api/v1/emergencies', { ...asked, birthDate: '2009-09-09' }), 404);
  status(await hugo.post('/api/v1/emergencies', { ...asked, reason: 'vite' }), 422);
  status(await hugo.post('/api/v1/emergencies', asked), 201);
  status(await hugo.post('/api/v1/emergencies', asked), 200);
  assert.equal(status(await hugo.get(file), 200).emergency.reason, asked.reason);
  status(await hugo.patch(`/api/v1/people/${made.person}`, { note: 'x' }, { ifMatch: 1 }), 403);
  assert.equal(status(await camille.get('/api/v1/today'), 200).emergenciesToNote, 1);
  const [shown] = status(await camille.get('/api/v1/emergencies'), 200).items;
  assert.equal(shown.toNote, true);
  status(await camille.put(`/api/v1/emergencies/${asked.id}/noted`, { note: 'Vu avec lui' }), 200);
  status(await hugo.put(`/api/v1/emergencies/${asked.id}/ended`), 200);
  status(await hugo.get(file), 404);
}
