// SPDX-License-Identifier: EUPL-1.2
// School work, presences told to schools, the return and its points, the questionnaire by link and on paper.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, anonymous, made, status, uuidv7 }) {
  const stay = `/api/v1/stays/${made.stay}`;
  const page = async () => status(await camille.get(`/api/v1/people/${made.person}/return`), 200).stays.find(({ id }) => id === made.stay);
  const deadlines = (await page()).deadlines;
  assert.deepEqual(deadlines.map(({ code }) => code), ['return_meeting', 'follow_up_first', 'follow_up_second', 'follow_up_third', 'questionnaire']);
  assert.ok(deadlines.every(({ explanation }) => Array.isArray(explanation.steps)));
  const whole = status(await camille.get(stay), 200);
  assert.equal(whole.deadlines.length, 5);

  const request = { id: uuidv7(), on: '2026-11-19', to: 'Mme Roy', channel: 'email', subjects: ['maths', 'francais'] };
  const asked = status(await camille.post(`${stay}/work-requests`, request), 201);
  status(await camille.post(`${stay}/work-requests`, request), 200);
  assert.equal(asked.items.length, 2);
  assert.equal(asked.summary.unanswered, true);
  const subject = { id: uuidv7(), subject: 'svt', detail: 'Page 12', state: 'received', on: '2026-11-19' };
  status(await camille.post(`${stay}/school-work`, subject), 201);
  status(await camille.post(`${stay}/school-work`, subject), 200);
  const [first] = asked.items;
  status(await camille.patch(`/api/v1/school-work/${first.id}`, { state: 'none_given' }, { ifMatch: first.version }), 200);
  status(await camille.patch(`/api/v1/school-work/${first.id}`, { state: 'done' }, { ifMatch: first.version }), 412);
  const moved = status(await camille.put(`${stay}/school-work/state`, { state: 'done', on: '2026-11-19' }), 200);
  assert.deepEqual([moved.summary.done, moved.summary.noneGiven], [2, 1]);
  assert.equal(status(await camille.get(`${stay}/school-work`), 200).items.length, 3);
  status(await camille.del(`/api/v1/work-requests/${request.id}`), 200);

  const contact = { id: uuidv7(), deadline: 'follow_up_first', on: '2026-11-19', channel: 'phone', who: 'Mme Roy', result: 'no_answer' };
  assert.equal(status(await camille.post(`${stay}/school-contacts`, contact), 201).items.length, 1);
  status(await camille.post(`${stay}/school-contacts`, contact), 200);
  assert.equal(status(await camille.del(`/api/v1/school-contacts/${contact.id}`), 200).items.length, 0);

  const link = status(await camille.post(`${stay}/questionnaires`, { id: uuidv7(), channel: 'link', sentTo: 'Mme Roy' }), 201);
  const seen = status(await anonymous.post('/api/v1/link/questionnaire', { token: link.token }), 200);
  assert.match(seen.pupil, /^\S+ \p{L}\.$/u);
  assert.equal(JSON.stringify(seen).includes('motive'), false);
  const answers = { outcome: 'no_new_exclusion', welcomed: 'yes' };
  assert.equal(status(await anonymous.put('/api/v1/link/questionnaire', { token: link.token, answers: {}, answeredBy: 'Mme Roy' }), 422).errors[0].field, 'answers.outcome');
  status(await anonymous.put('/api/v1/link/questionnaire', { token: link.token, answers, answeredBy: 'Mme Roy' }), 200);
  const answered = (await page()).questionnaires[0];
  assert.equal(answered.state, 'answered');
  status(await camille.put(`/api/v1/questionnaires/${answered.id}/revoked`, {}, { ifMatch: answered.version }), 200);
  status(await anonymous.post('/api/v1/link/questionnaire', { token: link.token }), 404);
  status(await anonymous.post('/api/v1/link/questionnaire', { token: 'x'.repeat(43) }), 404);
  const paper = status(await camille.post(`${stay}/questionnaires`, { id: uuidv7(), channel: 'paper' }), 201);
  assert.equal(paper.token, null);
  status(await camille.put(`/api/v1/questionnaires/${paper.id}/answers`, { answers, answeredBy: 'M. Lafitte' }, { ifMatch: paper.version }), 200);

  const digests = status(await camille.get('/api/v1/presence-digests?day=2026-11-19'), 200);
  const known = digests.schools.find(({ state }) => state !== 'waiting');
  assert.ok(known, 'a school whose pupils were seen today');
  const digest = { id: uuidv7(), structureId: known.structureId, day: '2026-11-19', channel: 'email', to: 'Vie scolaire' };
  const told = status(await camille.post('/api/v1/presence-digests', digest), 201);
  status(await camille.post('/api/v1/presence-digests', digest), 200);
  assert.equal(told.schools.find(({ structureId }) => structureId === known.structureId).state, 'sent');
  status(await camille.del(`/api/v1/presence-digests/${digest.id}`), 200);
  assert.equal(typeof status(await camille.get('/api/v1/today'), 200).digestsOwed, 'number');
  status(await admin.get(`/api/v1/people/${made.person}/return`), 403);
}
