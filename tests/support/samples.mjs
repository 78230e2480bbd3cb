// SPDX-License-Identifier: EUPL-1.2
// Ids of things of the demo's team, by what stands before them in a path: what another team must not be told of.
import assert from 'node:assert/strict';
import { uuidv7 } from './client.mjs';

const ids = (items) => (items ?? []).map(({ id }) => id);

/** What the pages of many files show; the first of each kind. `person` is a file with a stay. */
export async function samplesOf(client, person) {
  const get = async (path) => {
    const answer = await client.get(path);
    assert.equal(answer.status, 200, `${path}: ${answer.text}`);
    return answer.json;
  };
  const page = await get(`/api/v1/files/${person}`);
  const [stay] = page.stays;
  const entry = { id: uuidv7(), kind: 'note', occurredOn: '2026-11-19', text: 'Un écrit.' };
  assert.equal((await client.post(`/api/v1/people/${person}/entries`, entry)).status, 201);
  const task = { id: uuidv7(), title: 'Rappeler', personId: person, dueOn: '2026-11-20' };
  assert.equal((await client.post('/api/v1/tasks', task)).status, 201);
  const found = { files: person, people: person, stays: stay.id, attendance: stay.id, referrals: page.referrals[0].id,
    entries: entry.id, tasks: task.id };
  const keep = (kind, items) => { found[kind] ??= ids(items)[0]; };
  // Things that not every file has.
  for (const { id } of (await get('/api/v1/files?sort=name')).items) {
    const file = await get(`/api/v1/files/${id}`);
    keep('guardians', file.guardians);
    keep('restrictions', file.restrictions);
    keep('situations', file.situations);
    keep('incompatibilities', file.incompatibilities);
    const family = await get(`/api/v1/people/${id}/family`);
    keep('convocations', family.convocations);
    keep('interviews', family.interviews);
    keep('signings', family.signings);
    const { pathways } = await get(`/api/v1/people/${id}/pathways`);
    keep('pathways', pathways);
    for (const pathway of pathways ?? []) {
      keep('pathway-objectives', pathway.objectives);
      keep('pathway-actions', pathway.objectives?.flatMap(({ actions }) => actions ?? []));
      keep('pathway-reviews', pathway.reviews);
      keep('pathway-attempts', pathway.attempts);
    }
    for (const { id: stayId } of file.stays) keep('grids', (await get(`/api/v1/stays/${stayId}/grids`)).grids);
  }
  keep('incidents', (await get('/api/v1/incidents')).items);
  return Object.fromEntries(Object.entries(found).filter(([, id]) => id));
}
