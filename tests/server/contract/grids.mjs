// SPDX-License-Identifier: EUPL-1.2
// Grids of a stay, corrected and set aside; the young person's day, written down and through a link.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, anonymous, made, status, uuidv7 }) {
  const page = async () => status(await camille.get(`/api/v1/people/${made.person}/grids`), 200);
  const stays = `/api/v1/stays/${made.stay}`;
  const { days } = (await page()).stays.find(({ stayId }) => stayId === made.stay);

  const body = {
    id: uuidv7(), observer: 'professional', observerName: 'Mme Essai, CPE', moment: 'first', on: days[0],
    answers: { rules: '2', peers: 'NO' }, remarks: { rules: 'Demande la parole.' }, remark: 'Calme.',
  };
  const grid = status(await camille.post(`${stays}/grids`, body), 201);
  status(await camille.post(`${stays}/grids`, body), 200);
  assert.equal(status(await camille.post(`${stays}/grids`, { ...body, id: uuidv7() }), 409).current.id, grid.id);
  assert.equal(status(await camille.post(`${stays}/grids`, { ...body, id: uuidv7(), answers: { rules: '0' } }), 422).errors[0].code, 'not_in_list');
  status(await camille.post(`${stays}/grids`, { ...body, id: uuidv7(), observer: 'self', observerName: '', remarks: {} }), 201);

  const { moment, on, remark } = body;
  const corrected = status(await camille.put(`/api/v1/grids/${grid.id}`, { moment, on, remark, answers: { rules: '3' } }, { ifMatch: grid.version }), 200);
  status(await camille.put(`/api/v1/grids/${grid.id}`, { moment, on, answers: { rules: '4' } }, { ifMatch: grid.version }), 412);
  assert.equal(status(await camille.get(`/api/v1/grids/${grid.id}/versions`), 200).items[0].answers.rules, '2');
  const aside = status(await camille.put(`/api/v1/grids/${grid.id}/cancelled`, { cancelled: true, reason: 'Autre jeune' }, { ifMatch: corrected.version }), 200);
  status(await camille.put(`/api/v1/grids/${grid.id}/cancelled`, { cancelled: false }, { ifMatch: aside.version }), 200);
  const line = (await page()).stays.find(({ stayId }) => stayId === made.stay).comparison.find(({ item }) => item === 'rules');
  assert.deepEqual([line.first.mean, line.selfFirst, line.change], [3, '2', 'insufficient']);

  const said = { id: uuidv7(), on: days[0], answers: { day: '3', work: '2' } };
  const evaluation = status(await camille.post(`${stays}/self-evaluations`, said), 201);
  status(await camille.post(`${stays}/self-evaluations`, said), 200);
  assert.equal(status(await camille.post(`${stays}/self-evaluations`, { ...said, id: uuidv7() }), 409).code, 'already_answered');
  status(await camille.post(`${stays}/self-evaluations`, { ...said, id: uuidv7(), replaces: evaluation.id }), 201);
  const week = status(await camille.get('/api/v1/self-evaluations?from=2026-11-16&to=2026-11-20'), 200);
  assert.ok(week.rows.some(({ stayId }) => stayId === made.stay));

  const linkId = uuidv7();
  const { token } = status(await camille.post(`${stays}/self-evaluation-links`, { id: linkId }), 201);
  const renewed = status(await camille.post(`${stays}/self-evaluation-links`, { id: linkId }), 200);
  status(await anonymous.post('/api/v1/my-day', { token }), 404);
  const myDay = status(await anonymous.post('/api/v1/my-day', { token: renewed.token }), 200);
  assert.deepEqual(Object.keys(myDay).sort(), ['answered', 'firstName', 'form', 'on']);
  const answer = { token: renewed.token, id: uuidv7(), answers: { day: '4' } };
  status(await anonymous.post('/api/v1/my-day/answer', answer), 204);
  status(await anonymous.post('/api/v1/my-day/answer', answer), 204);
  status(await anonymous.post('/api/v1/my-day/answer', { ...answer, id: uuidv7() }), 404);
  const other = status(await camille.post(`${stays}/self-evaluation-links`, { id: uuidv7() }), 201);
  status(await camille.del(`/api/v1/self-evaluation-links/${other.id}`), 204);
  status(await anonymous.post('/api/v1/my-day', { token: other.token }), 404);

  assert.equal(status(await camille.get(`${stays}/grids`), 200).today, 'answered');
  const { items } = status(await camille.get(`/api/v1/files/${made.person}/timeline`), 200);
  assert.ok(items.some(({ type, title }) => type === 'grid' && title.code === 'grid_first'));
  status(await admin.get(`/api/v1/people/${made.person}/grids`), 403);
}
