// SPDX-License-Identifier: EUPL-1.2
// The scheme as an administrator edits it: versions of the blueprint, dated settings, and both as one file. What is
// saved here holds from later days on, so that the other parts find the shipped lists.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, anonymous, status, uuidv7 }) {
  status(await anonymous.get('/api/v1/blueprint/versions'), 401);
  status(await camille.get('/api/v1/blueprint/versions'), 403);
  const { latest } = status(await admin.get('/api/v1/blueprint/versions'), 200);
  const base = status(await admin.get('/api/v1/blueprint/versions/0'), 200);
  assert.equal(base.state, 'in_force');
  status(await admin.get('/api/v1/blueprint/versions/999'), 404);

  const content = structuredClone(base.content);
  content.vocabularies.motive.find(({ code }) => code === 'bagarre').label.fr = 'Rixe';
  const checked = status(await admin.post('/api/v1/blueprint/check', { basedOn: 0, content }), 200);
  assert.deepEqual(checked.problems, []);
  assert.deepEqual(checked.changes.map(({ place, after }) => [place.join('/'), after]), [['vocabularies/motive/bagarre', 'Rixe']]);
  status(await camille.post('/api/v1/blueprint/check', { basedOn: 0, content }), 403);

  const version = { id: uuidv7(), basedOn: 0, latest, validFrom: '2027-09-01', comment: 'À la rentrée', content };
  const saved = status(await admin.post('/api/v1/blueprint/versions', version), 201);
  assert.equal(saved.state, 'planned');
  status(await admin.post('/api/v1/blueprint/versions', version), 200);
  status(await admin.post('/api/v1/blueprint/versions', { ...version, id: uuidv7() }), 409);
  const without = structuredClone(content);
  without.vocabularies.motive.pop();
  const refused = status(await admin.post('/api/v1/blueprint/versions', { ...version, id: uuidv7(), latest: saved.number, content: without }), 422);
  assert.equal(refused.errors[0].code, 'code_in_use');
  const stored = status(await admin.get(`/api/v1/blueprint/versions/${saved.number}`), 200);
  assert.equal(stored.changes.length, 1);
  const now = status(await camille.get('/api/v1/blueprint'), 200);
  assert.equal(now.vocabularies.motive.find(({ code }) => code === 'bagarre').label.fr, 'Bagarre');
  assert.equal(status(await admin.post(`/api/v1/blueprint/versions/${saved.number}/withdrawal`), 200).state, 'withdrawn');
  status(await admin.post(`/api/v1/blueprint/versions/${saved.number}/withdrawal`), 409);

  status(await camille.get('/api/v1/settings'), 403);
  status(await admin.get('/api/v1/settings'), 200);
  const value = { id: uuidv7(), key: 'service.max_places', value: 8, from: '2027-09-01', source: 'Délibération', status: 'practice' };
  const added = status(await admin.post('/api/v1/settings', value), 200).items;
  status(await admin.post('/api/v1/settings', value), 200);
  assert.equal(added.find(({ id }) => id === value.id).state, 'planned');
  assert.equal(status(await admin.post('/api/v1/settings', { ...value, id: uuidv7() }), 422).errors[0].code, 'overlap');
  const correction = { id: uuidv7(), value: 7, source: 'Délibération', status: 'practice' };
  const corrected = status(await admin.post(`/api/v1/settings/${value.id}/correction`, correction), 200).items;
  assert.equal(corrected.find(({ id }) => id === value.id).state, 'superseded');
  const after = status(await admin.post(`/api/v1/settings/${correction.id}/withdrawal`), 200).items;
  assert.ok(!after.some(({ key, from, state }) => key === value.key && from === value.from && state !== 'superseded'));

  const file = status(await admin.get('/api/v1/scheme/file'), 200);
  status(await camille.get('/api/v1/scheme/file'), 403);
  file.blueprint.vocabularies.motive.push({ code: 'intrusion', label: { fr: 'Intrusion' }, active: true });
  const command = { id: uuidv7(), latest: saved.number, validFrom: '2027-09-01', file };
  const report = status(await admin.post('/api/v1/scheme/import?dryRun=true', command), 200);
  assert.deepEqual(report.changes.map(({ kind }) => kind), ['added']);
  assert.equal(report.version, null);
  const imported = status(await admin.post('/api/v1/scheme/import', command), 200);
  assert.equal(imported.version.number, saved.number + 1);
  status(await admin.post(`/api/v1/blueprint/versions/${imported.version.number}/withdrawal`), 200);
}
