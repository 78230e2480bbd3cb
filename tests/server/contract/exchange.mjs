// SPDX-License-Identifier: EUPL-1.2
// A school's list: read, corrected, confirmed, completed, undone.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const address = `/api/v1/school-lists/read?structureId=${made.school}`;
  const csv = 'Nom;Prénom;Né(e) le;Classe;Allergies\nIMPORTÉ;Alix;14/03/13;4 B;arachide\nIMPORTÉ;Basile;31/02/2013;4 B;\nTotal;2\n';
  const preview = status(await camille.request('POST', address, { raw: csv }), 200);
  assert.deepEqual(preview.lines.map(({ verdict }) => verdict), ['accepted', 'refused']);
  assert.deepEqual(preview.format.health, ['Allergies']);
  assert.doesNotMatch(JSON.stringify(preview), /arachide/);
  assert.equal(status(await camille.request('POST', address, { raw: 'Note;Matière\n12;Maths\n' }), 422).code, 'list_columns_missing');
  assert.equal(status(await camille.request('POST', address, { raw: 'PK\u0003\u0004' }), 400).code, 'list_workbook');
  status(await admin.request('POST', address, { raw: csv }), 403);

  const lines = preview.lines.map(({ line, cells, decision }) => ({ line, cells, decision }));
  lines[1].cells.birthDate = '28/02/2013';
  const checked = status(await camille.post('/api/v1/school-lists/check', { structureId: made.school, lines }), 200);
  assert.equal(checked.counts.accepted, 2);
  const body = {
    id: uuidv7(), structureId: made.school, receivedOn: '2026-11-19', channel: 'email', expected: [2],
    lines: lines.map((line) => ({ ...line, id: uuidv7(), personId: uuidv7() })),
  };
  const changed = status(await camille.post('/api/v1/school-imports', body), 409);
  assert.equal(changed.code, 'preview_changed');
  assert.equal(changed.current.counts.accepted, 2);
  body.expected = [2, 3];
  const created = status(await camille.post('/api/v1/school-imports', body), 201);
  status(await camille.post('/api/v1/school-imports', body), 200);
  assert.deepEqual(created.items.map(({ state }) => state), ['to_complete', 'to_complete']);
  assert.ok(status(await camille.get('/api/v1/school-imports'), 200).items.some(({ id }) => id === body.id));

  const [first] = created.items;
  const drafts = async () => status(await camille.get('/api/v1/referral-drafts'), 200).items.map(({ id }) => id);
  assert.ok((await drafts()).includes(first.id));
  assert.equal(status(await camille.get(`/api/v1/referral-drafts/${first.id}`), 200).pupil.birthDate, '2013-03-14');
  const cancelled = (value) => camille.put(`/api/v1/referral-drafts/${first.id}/cancelled`, { cancelled: value });
  assert.equal(status(await cancelled(true), 200).state, 'cancelled');
  assert.equal(status(await cancelled(false), 200).state, 'to_complete');
  assert.equal(status(await camille.post(`/api/v1/school-imports/${body.id}/undo`), 200).canUndo, false);
  assert.equal(status(await camille.get(`/api/v1/school-imports/${body.id}`), 200).items[0].state, 'cancelled');
  assert.ok(!(await drafts()).includes(first.id));
}
