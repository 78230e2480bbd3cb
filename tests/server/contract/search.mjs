// SPDX-License-Identifier: EUPL-1.2
// Search in the text of entries: found as written, changed and withdrawn; filters, pages, what may not be asked.
import assert from 'node:assert/strict';

const textOf = ({ excerpt }) => excerpt.parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const search = async (q, more = {}) => status(await camille.get(`/api/v1/search/entries?${new URLSearchParams({ q, ...more })}`), 200);
  const body = { id: uuidv7(), kind: 'call', occurredOn: '2026-11-10', text: 'La grand-mère évoque des cauchemars répétés.' };
  const entry = status(await camille.post(`/api/v1/people/${made.person}/entries`, body), 201);

  const [hit] = (await search('cauchemar repete ')).items;
  assert.equal(hit.id, entry.id);
  assert.equal(hit.personId, made.person);
  assert.equal(textOf(hit), 'La grand-mère évoque des [cauchemars] [répétés].');
  assert.equal(textOf((await search('cauche')).items[0]), 'La grand-mère évoque des [cauchemars] répétés.');
  const narrowed = { personId: made.person, kind: 'call', authorId: entry.author.id, from: '2026-11-10', to: '2026-11-10' };
  assert.equal((await search('"grand-mère"', narrowed)).found, 1);
  assert.equal((await search('cauchemars ', { from: '2026-11-11' })).found, 0);
  assert.equal((await search('cauchemars -répétés')).found, 0);

  const changed = status(await camille.patch(`/api/v1/entries/${entry.id}`, { text: 'La grand-mère a rappelé.' }, { ifMatch: entry.version }), 200);
  assert.equal((await search('cauchemars ')).found, 0);
  const withdrawn = status(await camille.put(`/api/v1/entries/${entry.id}/withdrawn`, { withdrawn: true }, { ifMatch: changed.version }), 200);
  assert.equal((await search('rappelée', { personId: made.person })).items.some(({ id }) => id === entry.id), false);
  status(await camille.put(`/api/v1/entries/${entry.id}/withdrawn`, { withdrawn: false }, { ifMatch: withdrawn.version }), 200);
  assert.equal((await search('rappelée', { personId: made.person })).items.some(({ id }) => id === entry.id), true);

  const seen = new Set();
  let cursor = '';
  do {
    const page = await search('collège ', cursor ? { cursor } : {});
    for (const { id } of page.items) seen.add(id);
    assert.ok(page.nextCursor === null || page.items.length === 20);
    cursor = page.nextCursor;
  } while (cursor);
  assert.equal(seen.size, (await search('collège ')).found);

  for (const q of ['', '"', '-', '*', 'NEAR(', 'de la']) assert.deepEqual((await search(q)).items, []);
  assert.equal(status(await camille.get(`/api/v1/search/entries?q=a&cursor=x`), 422).errors[0].code, 'malformed');
  status(await admin.get('/api/v1/search/entries?q=a'), 403);
  const { items } = status(await admin.get(`/api/v1/audit?personId=${made.person}`), 200);
  assert.ok(items.some(({ action, entity }) => action === 'search' && entity === 'entry'));
}
