// SPDX-License-Identifier: EUPL-1.2
// Incidents and who was told, the interruption, and informations préoccupantes as each identity.
import assert from 'node:assert/strict';
import { Client, demoAccounts } from '../../support/client.mjs';

export async function drive({ camille, admin, anonymous, made, status, uuidv7 }) {
  const people = `/api/v1/people/${made.person}`;
  const page = async () => status(await camille.get(`${people}/incidents`), 200);
  const other = uuidv7();
  status(await camille.post('/api/v1/people', { id: other, lastName: 'Témoignon', firstName: 'Basile' }), 201);

  const body = {
    id: uuidv7(), kind: 'verbal_pupil', halfDay: '2026-11-19/am', time: '09:40', place: 'room', facts: 'Élodie et Basile se sont insultés.',
    people: [{ personId: made.person, stayId: made.stay }, { personId: other }], witnesses: ['Mme Essai'], actions: ['separated'], actionNote: 'Calme revenu',
    injury: false, emergency: [],
  };
  const incident = status(await camille.post('/api/v1/incidents', body), 201);
  status(await camille.post('/api/v1/incidents', body), 200);
  status(await admin.post('/api/v1/incidents', body), 403);
  assert.equal(status(await camille.post('/api/v1/incidents', { ...body, id: uuidv7(), kind: 'party' }), 422).errors[0].code, 'not_in_list');
  const seen = (await page()).incidents[0];
  assert.match(seen.facts, /\[\[other\]\]/);
  assert.doesNotMatch(JSON.stringify(seen), /Basile|Témoignon/);
  assert.equal(status(await camille.get(`/api/v1/incidents/${incident.id}`), 200).people.length, 2);
  assert.ok(status(await camille.get('/api/v1/incidents?kind=verbal_pupil&state=open'), 200).items.some(({ id }) => id === incident.id));
  const corrected = status(await camille.patch(`/api/v1/incidents/${incident.id}`, { place: 'corridor', correction: 'Lieu' }, { ifMatch: incident.version }), 200);
  assert.equal(status(await camille.patch(`/api/v1/incidents/${incident.id}`, { place: 'yard' }, { ifMatch: incident.version }), 412).current.place, 'corridor');
  assert.equal(status(await camille.get(`/api/v1/incidents/${incident.id}/versions?personId=${made.person}`), 200).items.length, 1);

  const note = { id: uuidv7(), words: 'Revus ensemble.' };
  status(await camille.post(`/api/v1/incidents/${incident.id}/notes`, note), 201);
  status(await camille.post(`/api/v1/incidents/${incident.id}/notes`, note), 200);
  status(await camille.put(`/api/v1/incident-notes/${note.id}/withdrawn`, { withdrawn: true }), 200);

  const tasks = async () => status(await camille.get('/api/v1/tasks?state=open'), 200).items.filter(({ personId }) => personId === made.person).map(({ kind }) => kind);
  assert.ok((await tasks()).includes('incident_parents'));
  const mother = (await page()).guardians.find(({ rule }) => rule.tell).guardian;
  const told = { id: uuidv7(), incidentId: incident.id, audience: 'parents', guardianId: mother.id, on: '2026-11-19', time: '10:05', channel: 'phone', result: 'told' };
  const line = status(await camille.post(`${people}/told`, told), 201);
  status(await camille.post(`${people}/told`, told), 200);
  assert.ok(!(await tasks()).includes('incident_parents'));
  status(await camille.del(`/api/v1/told/${line.id}`), 200);
  assert.ok((await tasks()).includes('incident_parents'));
  const barred = (await page()).guardians.find(({ rule }) => !rule.tell)?.guardian;
  if (barred) assert.equal(status(await camille.post(`${people}/told`, { ...told, id: uuidv7(), guardianId: barred.id }), 422).errors[0].field, 'overrideReason');

  const sheet = { id: uuidv7(), personId: made.person, words: 'Échange d’insultes. Sa mère est prévenue.' };
  const guarded = status(await camille.post(`/api/v1/incidents/${incident.id}/school-sheets`, sheet), 409);
  assert.deepEqual([guarded.code, guarded.current.sentences.length], ['guarded', 1]);
  status(await camille.post(`/api/v1/incidents/${incident.id}/school-sheets`, { ...sheet, words: 'Échange d’insultes.' }), 201);
  status(await camille.post(`/api/v1/incidents/${incident.id}/school-sheets`, { ...sheet, words: 'Échange d’insultes.' }), 200);

  // The stay of the contract may have ended already: its state decides what may be asked of it.
  const again = { id: uuidv7(), incidentId: incident.id, on: '2026-11-19', last: '2026-11-19/am', reasonCode: 'incident' };
  const running = (await page()).stays.find(({ state }) => state === 'running');
  const where = running ?? (await runningStay(camille, status));
  const interruption = status(await camille.post(`/api/v1/stays/${where.id}/interruption`, { ...again, incidentId: running ? incident.id : null, last: where.planned[0] }), 201);
  status(await camille.post(`/api/v1/stays/${where.id}/interruption`, { ...again, id: interruption.id, incidentId: running ? incident.id : null, last: where.planned[0] }), 200);
  const answered = status(await camille.put(`/api/v1/interruptions/${interruption.id}/school-answer`, { code: 'noted', on: '2026-11-19', note: '' }, { ifMatch: interruption.version }), 200);
  assert.equal(status(await camille.put(`/api/v1/interruptions/${interruption.id}/undone`, { reason: 'Décision revue' }, { ifMatch: answered.version }), 200).undone, true);

  assert.equal(status(await camille.put(`/api/v1/incidents/${incident.id}/state`, { state: 'closed' }, { ifMatch: corrected.version }), 409).code, 'incident_untold');
  status(await camille.put(`/api/v1/incidents/${incident.id}/state`, { state: 'closed', note: 'Dit par le collège' }, { ifMatch: corrected.version }), 200);
  await concerns({ camille, admin, anonymous, made, status, uuidv7 });
}

/** One of the demo, that of this contract being over. */
async function runningStay(camille, status) {
  for (const { personId } of status(await camille.get('/api/v1/today'), 200).expected) {
    const { stays } = status(await camille.get(`/api/v1/people/${personId}/incidents`), 200);
    const found = stays.find(({ state }) => state === 'running');
    if (found) return found;
  }
  throw new Error('nobody is being received');
}

async function concerns({ camille, admin, anonymous, made, status, uuidv7 }) {
  const sacha = new Client(camille.base);
  await sacha.signIn(demoAccounts.colleague);
  const people = `/api/v1/people/${made.person}`;
  const before = status(await sacha.get(`${people}/incidents`), 200);
  const body = { id: uuidv7(), noticedBy: 'Camille', noticedOn: '2026-11-19', elements: 'Propos notés.', followUpOn: '2026-11-26', consulted: [{ name: 'Mme Roy', function: 'infirmière', on: '2026-11-19', advice: 'Transmettre' }] };
  const concern = status(await camille.post(`${people}/concerns`, body), 201);
  assert.equal(status(await camille.post(`${people}/concerns`, body), 200).id, concern.id);
  const at = `/api/v1/concerns/${concern.id}`;
  const unknown = `/api/v1/concerns/${uuidv7()}`;
  const strip = ({ reference, ...rest }) => rest;
  // Whoever has no right on files hears that, whatever the id; a colleague outside the ring, that nothing is there.
  for (const [who, answer] of [[sacha, 404], [admin, 403]])
    for (const ask of [
      (path) => who.get(path),
      (path) => who.patch(path, { elements: 'x' }, { ifMatch: 1 }),
      (path) => who.put(`${path}/state`, { state: 'closed' }, { ifMatch: 1 }),
      (path) => who.put(`${path}/members`, { userId: uuidv7(), member: true, reason: 'Voir' }),
    ])
      assert.deepEqual(strip(status(await ask(at), answer)), strip(status(await ask(unknown), answer)));
  status(await anonymous.get(at), 401);
  assert.deepEqual(status(await sacha.get(`${people}/incidents`), 200), before);
  assert.ok(!status(await sacha.get('/api/v1/tasks?state=open'), 200).items.some(({ kind }) => kind === 'concern_follow_up'));
  assert.ok(status(await camille.get('/api/v1/tasks?state=open'), 200).items.some(({ params }) => params.concern === concern.id));
  assert.doesNotMatch(JSON.stringify(status(await admin.get('/api/v1/audit'), 200)), new RegExp(`${concern.id}|concern|ring\\.`));

  assert.ok(status(await camille.get(at), 200).looks.length > 0);
  const decided = status(await camille.patch(at, { decision: 'none', decisionReason: 'already_followed', decidedOn: '2026-11-19' }, { ifMatch: concern.version }), 200);
  const directory = status(await camille.get('/api/v1/users/directory'), 200).items;
  const colleague = directory.find(({ displayName }) => displayName.startsWith('Sacha'));
  status(await camille.put(`${at}/members`, { userId: colleague.id, member: true, reason: 'Décide avec moi' }), 200);
  status(await sacha.get(at), 200);
  status(await camille.put(`${at}/members`, { userId: colleague.id, member: false, reason: 'Terminé' }), 200);
  status(await sacha.get(at), 404);
  status(await camille.put(`${at}/state`, { state: 'closed', note: 'Suivi en place' }, { ifMatch: decided.version }), 200);
}
