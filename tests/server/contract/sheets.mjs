// SPDX-License-Identifier: EUPL-1.2
// Sheets to print: what the school reads, the attestation, the roll, the board, a professional's week.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const stay = `/api/v1/stays/${made.stay}`;
  const form = status(await camille.get(stay), 200).forms.find(({ kind }) => kind === 'review');
  const answers = { toSchool: 'Il a travaillé. Sa mère sera là lundi.', commitments: 'Arriver à l’heure.', parentView: 'Plus calme à la maison.' };
  status(await camille.put(`${stay}/forms/review`, { answers }, { ifMatch: form?.version ?? 0 }), 200);

  const sheet = status(await camille.get(`${stay}/liaison`), 200);
  assert.equal(sheet.undecided, 1);
  assert.ok(sheet.blocked.includes('review.parentView'));
  assert.doesNotMatch(JSON.stringify(sheet.forms.map((each) => each.answers)), /mère|maison/);
  const [{ sentence }] = sheet.texts[0].marked;
  const decision = { id: uuidv7(), form: 'review', field: 'toSchool', sentence, decision: 'keep', reason: 'Rendez-vous de retour' };
  assert.equal(status(await camille.post(`${stay}/liaison/decisions`, { ...decision, reason: '' }), 422).errors[0].field, 'reason');
  const kept = status(await camille.post(`${stay}/liaison/decisions`, decision), 201);
  status(await camille.post(`${stay}/liaison/decisions`, decision), 200);
  assert.equal(kept.undecided, 0);
  assert.equal(status(await camille.del(`/api/v1/liaison-decisions/${decision.id}`), 200).undecided, 1);
  status(await admin.get(`${stay}/liaison`), 403);

  const ended = status(await camille.get('/api/v1/stays?from=2026-10-05&to=2026-11-13'), 200).items
    .find(({ state }) => ['ended', 'reviewed', 'returned', 'follow_up', 'closed'].includes(state));
  const page = status(await camille.get(`/api/v1/stays/${ended.id}/attestation`), 200);
  assert.equal(page.refusal, '');
  const issue = { id: uuidv7() };
  const issued = await camille.post(`/api/v1/stays/${ended.id}/attestations`, issue);
  assert.match(status(issued, 201).number, /^2026-\d{3}$/);
  assert.doesNotMatch(JSON.stringify(status(await camille.post(`/api/v1/stays/${ended.id}/attestations`, issue), 200)), /exclusion|motif/i);
  assert.equal(status(await camille.post(`/api/v1/stays/${ended.id}/attestations`, { id: uuidv7() }), 409).code, 'already_issued');
  assert.equal(status(await camille.get(`${stay}/attestation`), 200).refusal, 'not_ended');

  const roll = status(await camille.get('/api/v1/sheets/attendance?from=2026-11-16/am&to=2026-11-20/pm'), 200);
  assert.ok(roll.rows.some(({ stayId }) => stayId === made.stay));
  status(await camille.get('/api/v1/sheets/attendance?from=2026-11-16/am&to=2026-11-26/pm'), 422);
  const week = status(await camille.get('/api/v1/programme/weeks/2026-11-19'), 200);
  const board = JSON.stringify(status(await camille.get('/api/v1/sheets/board?day=2026-11-19'), 200));
  for (const { name } of [...week.young, ...week.professionals]) assert.ok(!board.includes(name), `the board names ${name}`);
  const [{ id: who }] = week.professionals;
  assert.equal(status(await camille.get(`/api/v1/sheets/professionals/${who}?week=2026-11-19`), 200).week, '2026-11-16');
}
