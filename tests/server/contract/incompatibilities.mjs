// SPDX-License-Identifier: EUPL-1.2
// Who must not meet whom: said once for both files, changed, ended and taken back.
import assert from 'node:assert/strict';

export async function drive({ camille, anonymous, made, status, uuidv7 }) {
  const other = { id: uuidv7(), lastName: 'Àpart', firstName: 'Contrat' };
  status(await camille.post('/api/v1/people', other), 201);
  const target = `/api/v1/people/${made.person}/incompatibilities`;
  const body = {
    id: uuidv7(), otherId: other.id, reason: 'co_authors', source: 'Mme Essai, CPE', saidOn: '2026-11-18', note: 'Mêmes faits',
    validFrom: '2027-02-01', validTo: '2027-07-03',
  };
  status(await anonymous.post(target, body), 401);
  const stored = status(await camille.post(target, body), 201);
  status(await camille.post(target, body), 200);
  assert.deepEqual(stored.people.map(({ id }) => id).sort(), [made.person, other.id].sort());
  const twice = status(await camille.post(`/api/v1/people/${other.id}/incompatibilities`, { ...body, id: uuidv7(), otherId: made.person }), 422);
  assert.deepEqual(twice.errors.map(({ field, code }) => [field, code]), [['otherId', 'already_incompatible']]);

  const one = `/api/v1/incompatibilities/${body.id}`;
  const shorter = status(await camille.patch(one, { validTo: '2027-06-30' }, { ifMatch: stored.version }), 200);
  assert.equal(status(await camille.patch(one, { note: '' }, { ifMatch: stored.version }), 412).current.validTo, '2027-06-30');
  const ended = status(await camille.put(`${one}/ended`, { ended: true, reason: 'Médiation' }, { ifMatch: shorter.version }), 200);
  assert.equal(ended.endedOn, '2026-11-19');
  const back = status(await camille.put(`${one}/ended`, { ended: false }, { ifMatch: ended.version }), 200);
  assert.equal(back.endedOn, null);
  for (const person of [made.person, other.id])
    assert.deepEqual(status(await camille.get(`/api/v1/files/${person}`), 200).incompatibilities, [back]);
}
