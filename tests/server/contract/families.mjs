// SPDX-License-Identifier: EUPL-1.2
// The link with the family: convocations and attempts, who came, agreements and signatures, calls received.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const people = `/api/v1/people/${made.person}`;
  const page = async () => status(await camille.get(`${people}/family`), 200);
  const mother = (await page()).guardians.find(({ guardian }) => guardian.relation === 'mother').guardian;
  const father = status(await camille.post(`${people}/guardians`, { id: uuidv7(), lastName: 'Contrat', firstName: 'Yvon', relation: 'father', authority: 'yes', mayContact: true, receivesDocuments: true }), 201);
  status(await camille.post(`${people}/restrictions`, { id: uuidv7(), kind: 'no_contact_with_child', guardianId: father.id, reference: 'JAF 26/002' }), 201);

  const body = {
    id: uuidv7(), stayId: made.stay, purpose: 'presentation', on: '2026-11-23', time: '09:00', place: 'Mairie', guardians: [mother.id, father.id],
    young: true, toBring: ['insurance'], interpreter: 'booked', interpreterLanguage: 'pt',
  };
  const refused = status(await camille.post(`${people}/convocations`, body), 409);
  assert.deepEqual(refused.current.warnings.map(({ code }) => code), ['kept_apart']);
  body.guardians = [mother.id];
  const convocation = status(await camille.post(`${people}/convocations`, body), 201);
  status(await camille.post(`${people}/convocations`, body), 200);
  const moved = status(await camille.patch(`/api/v1/convocations/${convocation.id}`, { time: '10:30' }, { ifMatch: convocation.version }), 200);
  assert.equal(status(await camille.patch(`/api/v1/convocations/${convocation.id}`, { time: '11:00' }, { ifMatch: convocation.version }), 412).current.time, '10:30');

  const attempt = { id: uuidv7(), guardianId: mother.id, on: '2026-11-19', time: '08:40', channel: 'phone', result: 'confirmed' };
  const confirmed = status(await camille.post(`/api/v1/convocations/${convocation.id}/attempts`, attempt), 201);
  status(await camille.post(`/api/v1/convocations/${convocation.id}/attempts`, attempt), 200);
  assert.equal(confirmed.state, 'confirmed');
  assert.equal(status(await camille.del(`/api/v1/convocation-attempts/${attempt.id}`), 200).state, 'to_do');
  const cancelled = status(await camille.put(`/api/v1/convocations/${moved.id}/outcome`, { outcome: 'cancelled', note: 'Collège fermé' }, { ifMatch: 4 }), 200);
  status(await camille.put(`/api/v1/convocations/${moved.id}/outcome`, { outcome: null }, { ifMatch: cancelled.version }), 200);

  const presences = [{ relation: 'young', status: 'present' }, { relation: 'mother', guardianId: mother.id, status: 'late', minutesLate: 10 }];
  const interview = { id: uuidv7(), convocationId: convocation.id, kind: 'presentation', on: '2026-11-19', mode: 'on_site', presences };
  const held = status(await camille.post(`${people}/interviews`, interview), 201);
  status(await camille.post(`${people}/interviews`, interview), 200);
  assert.equal(held.stayId, made.stay);
  status(await camille.patch(`/api/v1/interviews/${held.id}`, { mode: 'video' }, { ifMatch: held.version }), 200);
  const form = status(await camille.get(`/api/v1/stays/${made.stay}`), 200).forms.find(({ kind }) => kind === 'presentation');
  assert.equal(form.answers.heldOn, '2026-11-19');

  const signing = {
    id: uuidv7(), stayId: made.stay, party: 'guardian', guardianId: mother.id, signerName: 'Odile Contrat', on: '2026-11-19', how: 'screen',
    strokes: [[10, 20, 30, 40, 50, 60]],
    answers: [{ kind: 'image', answer: 'given', scopes: ['college', 'city_website'] }, { kind: 'outing', answer: 'refused', reason: 'Pas cette semaine' }],
  };
  const signed = status(await camille.post(`${people}/signings`, signing), 201);
  status(await camille.post(`${people}/signings`, signing), 200);
  assert.equal(signed.digest.length, 64);
  const standing = async (kind, scope = '') => (await page()).matrix.find((row) => row.kind === kind && row.scope === scope).standing;
  assert.equal(await standing('image', 'college'), 'incomplete');
  assert.equal(await standing('outing'), 'refused');
  status(await camille.put(`/api/v1/signings/${signed.id}/cancelled`, { cancelled: true, reason: 'Autre dossier' }, { ifMatch: signed.version }), 200);
  assert.equal(await standing('outing'), 'not_asked');
  assert.equal(status(await camille.post(`${people}/signings`, { ...signing, id: uuidv7(), strokes: [[1]] }), 422).errors[0].code, 'not_a_signature');

  const call = { id: uuidv7(), guardianId: father.id, asked: ['timetable'], text: 'Le père demande l’emploi du temps. Rien ne lui est dit.' };
  assert.equal(status(await camille.post(`${people}/calls`, { ...call, told: true }), 422).errors[0].field, 'toldReason');
  assert.equal(status(await camille.post(`${people}/calls`, call), 201).alert, true);
  status(await camille.post(`${people}/calls`, call), 200);
  assert.ok(status(await camille.get('/api/v1/tasks?state=open'), 200).items.some(({ kind, personId }) => kind === 'contact_alert' && personId === made.person));
  assert.equal((await page()).calls.length, 1);
  const today = status(await camille.get('/api/v1/today'), 200);
  assert.ok(Array.isArray(today.convocations) && Array.isArray(today.owedSignatures));
  status(await admin.get(`${people}/family`), 403);
}
