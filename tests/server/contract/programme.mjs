// SPDX-License-Identifier: EUPL-1.2
// The programme: sessions of a week and what stands against them, templates of weeks, versions and who was told.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const monday = '2026-11-16';
  const activity = status(await camille.post('/api/v1/activities', { id: uuidv7(), name: 'Séance du contrat', axis: 'school' }), 201);
  const site = status(await camille.post('/api/v1/sites', { id: uuidv7(), name: 'Site du programme' }), 201);
  const room = status(await camille.post('/api/v1/rooms', { id: uuidv7(), name: 'Salle du programme', kind: 'classroom', siteId: site.id, capacity: 8 }), 201);
  const week = ['mon', 'tue', 'wed', 'thu', 'fri'].map((weekday) => ({ weekday, from: '08:00', to: '18:00', validFrom: null, validTo: null, siteId: null }));
  const professional = status(await camille.post('/api/v1/professionals', { id: uuidv7(), lastName: 'Programme', honorabilityCheckedOn: '2026-01-10', week }), 201);

  const body = {
    id: uuidv7(), activityId: activity.id, day: '2026-11-20', from: '09:00', to: '10:00', roomId: room.id,
    professionals: [{ id: professional.id, role: 'leads' }], stayIds: [], locked: false, theme: 'Essai', note: '',
  };
  let session = status(await camille.post('/api/v1/programme/sessions', body), 201);
  status(await camille.post('/api/v1/programme/sessions', body), 200);
  const seen = status(await camille.get('/api/v1/programme/weeks/2026-11-18'), 200);
  assert.equal(seen.week, monday);
  assert.ok(seen.sessions.some(({ id }) => id === session.id));
  assert.ok(seen.young.some(({ stayId }) => stayId === made.stay));

  const clash = { ...body, id: uuidv7(), from: '09:30', to: '10:30' };
  const checked = status(await camille.post('/api/v1/programme/check', { week: monday, sessions: [clash] }), 200);
  const red = checked.items[0].conflicts.filter(({ level }) => level === 'red');
  assert.deepEqual(red.map(({ code }) => code).sort(), ['professional_double_booked', 'room_double_booked']);
  const refused = status(await camille.post('/api/v1/programme/sessions', clash), 409);
  assert.equal(refused.code, 'conflicts_unanswered');
  assert.equal(refused.current.items[0].conflicts.length, checked.items[0].conflicts.length);
  const overrides = red.map(({ key }) => ({ key, reason: 'Vu en équipe' }));
  const passed = status(await camille.post('/api/v1/programme/sessions', { ...clash, overrides }), 201);
  assert.ok(passed.conflicts.filter(({ level }) => level === 'red').every(({ override }) => override.reason === 'Vu en équipe'));
  status(await camille.del(`/api/v1/programme/sessions/${passed.id}`, { ifMatch: passed.version }), 204);

  const { id, ...input } = body;
  session = status(await camille.put(`/api/v1/programme/sessions/${id}`, { ...input, to: '10:15' }, { ifMatch: session.version }), 200);
  const stale = status(await camille.put(`/api/v1/programme/sessions/${id}`, input, { ifMatch: 1 }), 412);
  assert.equal(stale.current.to, '10:15');

  const busy = status(await camille.post(`/api/v1/people/${made.person}/unavailabilities`, { id: uuidv7(), day: '2026-11-20', from: '14:00', to: '15:00', kind: 'care' }), 201);
  assert.equal(status(await camille.get(`/api/v1/people/${made.person}/timetable`), 200).person.id, made.person);
  status(await camille.del(`/api/v1/unavailabilities/${busy.id}`), 204);

  const plan = { id: uuidv7(), name: 'Modèle du contrat', days: 1, byWeekday: false, slots: [{ day: 1, from: '09:00', to: '10:00', activityId: activity.id, professionalId: null, roomId: null, essential: true, theme: '' }] };
  const template = status(await camille.post('/api/v1/programme/templates', plan), 201);
  const { id: planId, ...planInput } = plan;
  status(await camille.put(`/api/v1/programme/templates/${planId}`, { ...planInput, note: 'Essai' }, { ifMatch: template.version }), 200);
  assert.ok(status(await camille.get('/api/v1/programme/templates'), 200).items.some((one) => one.id === planId));
  const preview = status(await camille.post(`/api/v1/programme/templates/${planId}/preview`, { stayId: made.stay }), 200);
  assert.equal(preview.items.length, 1);
  status(await camille.post(`/api/v1/programme/templates/${planId}/apply`, { stayId: made.stay, reason: 'Essai du contrat' }), 200);

  const published = status(await camille.post(`/api/v1/programme/weeks/${monday}/versions`, { subjects: [{ kind: 'professional', id: professional.id }] }), 200);
  const told = published.items.find((one) => one.id === professional.id).versions[0];
  const marked = status(await camille.put(`/api/v1/programme/versions/${told.id}/told`, { on: '2026-11-19', channel: 'email', to: '' }, { ifMatch: told.version }), 200);
  status(await camille.del(`/api/v1/programme/versions/${told.id}/told`, { ifMatch: marked.version }), 200);
  assert.ok(status(await camille.get(`/api/v1/programme/weeks/${monday}/news`), 200).items.some((one) => one.id === professional.id));

  session = status(await camille.put(`/api/v1/programme/sessions/${id}/state`, { state: 'cancelled', reasonCode: 'weather' }, { ifMatch: session.version }), 200);
  assert.equal(session.state, 'cancelled');
  status(await admin.get(`/api/v1/programme/weeks/${monday}`), 403);
}
