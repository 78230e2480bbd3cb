// SPDX-License-Identifier: EUPL-1.2
// Information notices: the texts, who answers for the data, who was given what.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, status, uuidv7 }) {
  const [city] = status(await admin.get('/api/v1/notices'), 200).organisations;
  assert.equal(city.schemes.length, 6);
  const organisation = `/api/v1/organisations/${city.id}`;
  const due = status(await camille.get('/api/v1/notices-due'), 200);
  const [first] = due.items;
  assert.ok(first, 'the demo owes somebody a notice');
  status(await admin.get('/api/v1/notices-due'), 403);

  const file = `/api/v1/people/${first.personId}`;
  const handover = { id: uuidv7(), scheme: first.scheme, level: 'young', givenOn: '2026-11-19', channel: 'in_person' };
  if (!city.controller) assert.equal(status(await camille.post(`${file}/notice-handovers`, handover), 409).code, 'controller_missing');
  const controller = { id: uuidv7(), name: 'Ville de Valmont-sur-Orle', address: '1 place de la Mairie', dpoName: 'Déléguée', dpoEmail: 'dpo@valmont.example', authority: 'cnil' };
  status(await camille.post(`${organisation}/notice-controller`, controller), 403);
  assert.deepEqual(status(await admin.post(`${organisation}/notice-controller`, { ...controller, dpoEmail: '' }), 422).errors.map(({ field }) => field), ['dpoEmail']);
  status(await admin.post(`${organisation}/notice-controller`, controller), 201);
  status(await admin.post(`${organisation}/notice-controller`, controller), 200);

  const current = status(await camille.get(`${organisation}/notices/${first.scheme}`), 200);
  assert.match(current.filled.young.sections[0].text, /Valmont-sur-Orle/);
  status(await camille.get(`${organisation}/notices/cooking`), 404);
  const version = { id: uuidv7(), scheme: first.scheme, validFrom: '2026-11-19', ...current.content };
  status(await camille.post(`${organisation}/notices`, version), 403);
  const short = { ...version, young: { ...version.young, sections: version.young.sections.slice(1) } };
  assert.equal(status(await admin.post(`${organisation}/notices`, short), 422).errors[0].code, 'missing_section');
  status(await admin.post(`${organisation}/notices`, version), 201);
  status(await admin.post(`${organisation}/notices`, version), 200);
  assert.deepEqual(status(await camille.get(`/api/v1/notices/${version.id}`), 200).line.number, 1);
  assert.equal(status(await admin.del(`/api/v1/notices/${version.id}`), 200).withdrawn, true);
  const used = { ...version, id: uuidv7() };
  status(await admin.post(`${organisation}/notices`, used), 201);

  const given = status(await camille.post(`${file}/notice-handovers`, handover), 201);
  status(await camille.post(`${file}/notice-handovers`, handover), 200);
  assert.equal(given.noticeId, used.id);
  assert.equal(status(await admin.del(`/api/v1/notices/${used.id}`), 409).code, 'handed_over');
  assert.match(status(await camille.get(`/api/v1/notice-handovers/${handover.id}`), 200).text.sections[0].text, /Valmont/);
  const page = status(await camille.get(`${file}/notices`), 200);
  assert.equal(page.schemes.find(({ scheme }) => scheme === first.scheme).recipients[0].standing, 'given');
  assert.equal(status(await camille.del(`/api/v1/notice-handovers/${handover.id}`), 200).handovers[0].withdrawn, true);
  status(await admin.get(`${file}/notices`), 403);

  const request = { id: uuidv7(), kind: 'access', requester: 'young', channel: 'in_person', receivedOn: '2026-11-19', wish: 'Lire mon dossier', identityCheck: 'pending' };
  assert.equal(status(await camille.post(`${file}/rights-requests`, { ...request, requester: 'other' }), 422).errors[0].field, 'requesterName');
  const asked = status(await camille.post(`${file}/rights-requests`, request), 201);
  status(await camille.post(`${file}/rights-requests`, request), 200);
  assert.deepEqual([asked.dueOn, asked.lookAt], ['2026-12-19', ['identity_pending']]);
  const one = `/api/v1/rights-requests/${asked.id}`;
  const answer = { state: 'granted', on: '2026-11-19', channel: 'in_person', answer: 'Copie remise' };
  assert.equal(status(await camille.put(`${one}/answer`, answer, { ifMatch: 1 }), 409).code, 'identity_pending');
  status(await camille.patch(one, { identityCheck: 'known', identityOn: '2026-11-19' }, { ifMatch: 1 }), 200);
  status(await camille.patch(one, { wish: 'Autre' }, { ifMatch: 1 }), 412);
  assert.equal(status(await camille.put(`${one}/extension`, { toldOn: '2026-11-19', reason: 'Archives' }, { ifMatch: 2 }), 200).dueOn, '2027-02-19');
  assert.equal(status(await camille.put(`${one}/extension`, { toldOn: '2026-11-19', reason: 'Archives' }, { ifMatch: 3 }), 409).code, 'extension_already_extended');
  assert.ok(status(await camille.get('/api/v1/rights-requests'), 200).items.some(({ id }) => id === asked.id));
  assert.equal(status(await camille.put(`${one}/answer`, answer, { ifMatch: 3 }), 200).state, 'granted');
  assert.equal(status(await camille.put(`${one}/answer`, answer, { ifMatch: 4 }), 409).code, 'request_closed');
  assert.ok(status(await camille.get(`${file}/rights-requests`), 200).items.some(({ id, state }) => id === asked.id && state === 'granted'));
  status(await admin.get('/api/v1/rights-requests'), 403);
}
