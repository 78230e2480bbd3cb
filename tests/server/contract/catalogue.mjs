// SPDX-License-Identifier: EUPL-1.2
// The catalogue: activities and their sheets, professionals, sites and rooms.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const site = status(await camille.post('/api/v1/sites', { id: uuidv7(), name: 'Site du contrat' }), 201);
  status(await camille.patch(`/api/v1/sites/${site.id}`, { city: 'Essai' }, { ifMatch: site.version }), 200);
  const room = status(await camille.post('/api/v1/rooms', { id: uuidv7(), name: 'Salle du contrat', kind: 'classroom', siteId: site.id, capacity: 8 }), 201);
  status(await camille.patch(`/api/v1/rooms/${room.id}`, { equipment: ['tables'], week: [{ weekday: 'mon', from: '09:00', to: '12:00', validFrom: null, validTo: null, siteId: null }] }, { ifMatch: room.version }), 200);
  assert.equal(status(await camille.get(`/api/v1/rooms/${room.id}`), 200).week.length, 1);
  const rooms = status(await camille.get(`/api/v1/rooms?siteId=${site.id}&q=contrat`), 200);
  assert.deepEqual(rooms.items.map(({ id }) => id), [room.id]);

  const body = { id: uuidv7(), name: 'Activité du contrat', axis: 'self', durations: [60, 90], usualMinutes: 90, groupMin: 2, roles: [{ qualification: 'educator', count: 1 }] };
  const activity = status(await camille.post('/api/v1/activities', body), 201);
  status(await camille.post('/api/v1/activities', body), 200);
  status(await camille.patch(`/api/v1/activities/${activity.id}`, { outing: true }, { ifMatch: activity.version }), 200);
  const stale = status(await camille.patch(`/api/v1/activities/${activity.id}`, { outing: false }, { ifMatch: activity.version }), 412);
  assert.equal(stale.current.adultsNeeded, 2);
  assert.ok(status(await camille.get('/api/v1/activities?axis=self&q=contrat'), 200).items.some(({ id }) => id === activity.id));
  const sheet = status(await camille.post(`/api/v1/activities/${activity.id}/sheets`, { id: uuidv7(), title: 'Fiche', steps: [{ minutes: 20, text: 'Accueil' }] }), 201);
  status(await camille.patch(`/api/v1/activity-sheets/${sheet.id}`, { objective: 'Essayer' }, { ifMatch: sheet.version }), 200);

  const professional = status(
    await camille.post('/api/v1/professionals', {
      id: uuidv7(), lastName: 'Contrat', firstName: 'Paule', structureId: made.school, qualifications: ['educator'],
      activityIds: [activity.id], ties: [{ personId: made.person, relation: 'cousin' }],
      week: [{ weekday: 'mon', from: '09:00', to: '12:00', validFrom: null, validTo: null, siteId: site.id }],
    }),
    201,
  );
  const checked = status(await camille.patch(`/api/v1/professionals/${professional.id}`, { honorabilityCheckedOn: '2026-01-10' }, { ifMatch: professional.version }), 200);
  assert.equal(checked.honorability.state, 'valid');
  status(await camille.get(`/api/v1/professionals/${professional.id}`), 200);
  const found = status(await camille.get(`/api/v1/professionals?activityId=${activity.id}&weekday=mon&honorability=valid`), 200);
  assert.deepEqual(found.items.map(({ id }) => id), [professional.id]);
  const page = status(await camille.get(`/api/v1/activities/${activity.id}`), 200);
  assert.deepEqual(page.leaders.map(({ displayName }) => displayName), ['CONTRAT Paule']);
  assert.equal(page.sheets.length, 1);
  status(await admin.post('/api/v1/activities', body), 403);
  status(await camille.post('/api/v1/rooms', { id: uuidv7(), name: 'X', kind: 'cellar' }), 422);
}
