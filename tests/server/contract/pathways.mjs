// SPDX-License-Identifier: EUPL-1.2
// Long follow-ups: opening, plan, reviews, the work queue, exit and reopening.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const own = `/api/v1/people/${made.person}/pathways`;
  const opening = { id: uuidv7(), personId: made.person, kind: 'vulnerable', entryChannel: 'school', enteredOn: '2026-11-19', stayId: made.stay };
  let pathway = status(await camille.post('/api/v1/pathways', opening), 201);
  status(await camille.post('/api/v1/pathways', opening), 200);
  assert.equal(status(await camille.post('/api/v1/pathways', { ...opening, id: uuidv7() }), 409).code, 'pathway_open');
  const at = `/api/v1/pathways/${pathway.id}`;

  const newcomer = { id: uuidv7(), kind: 'unqualified', entryChannel: 'self', enteredOn: '2026-11-19' };
  const pupil = { id: uuidv7(), lastName: 'Sansécole', firstName: 'Yaël', birthDate: '2009-01-05' };
  const guardian = { id: uuidv7(), lastName: 'Sansécole', relation: 'mother', phone: '09 99 00 55 01' };
  const other = status(await camille.post('/api/v1/pathways', { ...newcomer, pupil, guardian }), 201);
  assert.equal(other.personId, pupil.id);
  const twin = { ...newcomer, id: uuidv7(), pupil: { ...pupil, id: uuidv7() } };
  assert.equal(status(await camille.post('/api/v1/pathways', twin), 409).current.candidates[0].personId, pupil.id);

  pathway = status(await camille.patch(at, { nextReviewOn: '2027-01-07', youngAgreedOn: '2026-11-19' }, { ifMatch: pathway.version }), 200);
  assert.equal(status(await camille.patch(at, { note: 'x' }, { ifMatch: 1 }), 412).current.version, pathway.version);
  const term = { id: uuidv7(), from: '2027-05-19', until: '2027-11-19' };
  assert.equal(status(await camille.post(`${at}/terms`, term), 201).planUntil, '2027-11-19');
  status(await camille.post(`${at}/terms`, term), 200);

  const finding = { id: uuidv7(), domain: 'schooling', on: '2026-11-19', situation: 'À reprendre.', source: 'school' };
  status(await camille.post(`${at}/findings`, finding), 201);
  status(await camille.post(`${at}/findings`, finding), 200);
  const health = { id: uuidv7(), domain: 'health', on: '2026-11-19', concern: true, situation: 'diagnostic', source: 'family' };
  assert.equal(status(await camille.post(`${at}/findings`, health), 422).errors[0].code, 'not_here');

  const objective = { id: uuidv7(), title: 'Venir le matin', indicator: '4 sur 5', targetOn: '2027-01-15' };
  status(await camille.post(`${at}/objectives`, objective), 201);
  status(await camille.post(`${at}/objectives`, objective), 200);
  status(await camille.patch(`/api/v1/pathway-objectives/${objective.id}`, { state: 'partly' }, { ifMatch: 1 }), 200);
  const action = { id: uuidv7(), what: 'Appeler le CIO', asTask: true, dueOn: '2026-11-24' };
  status(await camille.post(`/api/v1/pathway-objectives/${objective.id}/actions`, action), 201);
  status(await camille.post(`/api/v1/pathway-objectives/${objective.id}/actions`, action), 200);
  const tasks = async () => status(await camille.get('/api/v1/tasks?state=open'), 200).items.filter(({ personId }) => personId === made.person);
  const task = (await tasks()).find(({ kind }) => kind === 'pathway_action');
  assert.equal(task.params.name, 'Appeler le CIO');
  status(await camille.patch(`/api/v1/tasks/${task.id}`, { state: 'done' }, { ifMatch: task.version }), 200);
  pathway = status(await camille.get(own), 200).pathways[0];
  assert.equal(pathway.objectives[0].actions[0].done, true);
  status(await camille.patch(`/api/v1/pathway-actions/${action.id}`, { doneOn: '2026-11-19' }, { ifMatch: 1 }), 200);

  const review = { id: uuidv7(), on: '2026-11-19', participants: ['young', 'mother'], decisions: 'On continue.', progress: [{ objectiveId: objective.id, state: 'reached' }], nextOn: '2026-12-31' };
  pathway = status(await camille.post(`${at}/reviews`, review), 201);
  status(await camille.post(`${at}/reviews`, review), 200);
  assert.equal(pathway.objectives[0].state, 'reached');
  assert.ok((await tasks()).some(({ kind, dueOn }) => kind === 'pathway_review' && dueOn === '2026-12-31'));
  status(await camille.patch(`/api/v1/pathway-reviews/${review.id}`, { decisions: 'On continue ensemble.' }, { ifMatch: 1 }), 200);

  const attempt = { id: uuidv7(), on: '2026-11-19', channel: 'phone', outcome: 'call_back', nextOn: '2026-11-23' };
  pathway = status(await camille.post(`${at}/attempts`, attempt), 201);
  status(await camille.post(`${at}/attempts`, attempt), 200);
  assert.equal(pathway.nextCallOn, '2026-11-23');
  pathway = status(await camille.del(`/api/v1/pathway-attempts/${attempt.id}`), 200);
  assert.equal(pathway.nextCallOn, null);
  pathway = status(await camille.put(`${at}/queue`, { queue: 'priority' }, { ifMatch: pathway.version }), 200);
  const queue = status(await camille.get('/api/v1/pathways/queue?state=priority'), 200);
  assert.ok(queue.items.some(({ id }) => id === pathway.id));

  const lost = { class: 'negative', code: 'lost_to_view', on: '2026-11-19', proof: 'attempts' };
  assert.equal(status(await camille.put(`${at}/exit`, lost, { ifMatch: pathway.version }), 409).code, 'exit_warnings');
  pathway = status(await camille.put(`${at}/exit`, { class: 'unknown', code: 'no_information', on: '2026-11-19', proof: 'none' }, { ifMatch: pathway.version }), 200);
  assert.deepEqual((await tasks()).filter(({ kind }) => kind.startsWith('pathway_')), []);
  const list = status(await camille.get('/api/v1/pathways?state=closed&exitClass=unknown'), 200);
  assert.ok(list.items.some(({ id }) => id === pathway.id));
  assert.ok(list.counts.exits.unknown >= 1);
  pathway = status(await camille.put(`${at}/reopening`, { reason: 'La famille a rappelé.' }, { ifMatch: pathway.version }), 200);
  assert.equal(pathway.pastExits.length, 1);

  const file = status(await camille.get(`/api/v1/files/${made.person}`), 200);
  assert.equal(file.pathway.id, pathway.id);
  assert.ok(file.timeline.items.some(({ type }) => type === 'pathway'));
  status(await admin.get(own), 403);

  const { proposals } = status(await camille.get('/api/v1/pathways/queue'), 200);
  const decline = { id: uuidv7(), reason: 'later' };
  const whose = proposals[0]?.personId ?? made.person;
  status(await camille.post(`/api/v1/people/${whose}/pathway-declines`, decline), 201);
  status(await camille.post(`/api/v1/people/${whose}/pathway-declines`, decline), 200);
  status(await camille.del(`/api/v1/pathway-declines/${decline.id}`), 200);
}
