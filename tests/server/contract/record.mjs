// SPDX-License-Identifier: EUPL-1.2
// The record read: by kind and day, by file, and watched for somebody who opens many files.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, made, status, uuidv7 }) {
  const looks = status(await camille.get(`/api/v1/people/${made.person}/looks`), 200);
  assert.ok(looks.items.some(({ user, opened }) => user.displayName.startsWith('Camille') && opened > 0));
  status(await admin.get(`/api/v1/people/${made.person}/looks`), 403);
  status(await camille.get(`/api/v1/people/${uuidv7()}/looks`), 404);

  const kinds = async (kind) => status(await admin.get(`/api/v1/audit?kind=${kind}`), 200).items.map(({ action }) => action);
  assert.ok((await kinds('look')).every((action) => ['open', 'list', 'search'].includes(action)));
  assert.ok((await kinds('sign_in')).includes('sign_in'));
  status(await admin.get('/api/v1/audit?kind=gossip'), 422);
  const today = new Date().toISOString().slice(0, 10);
  assert.ok(status(await admin.get(`/api/v1/audit?from=${today}`), 200).items.length > 0);
  assert.equal(status(await admin.get('/api/v1/audit?to=2001-01-01'), 200).items.length, 0);

  status(await camille.get('/api/v1/mass-readings'), 403);
  const { filesAnHour } = status(await admin.get('/api/v1/mass-readings'), 200);
  const files = [];
  for (let cursor = ''; files.length <= filesAnHour; ) {
    const page = status(await camille.get(`/api/v1/files${cursor && `?cursor=${encodeURIComponent(cursor)}`}`), 200);
    files.push(...page.items);
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  assert.ok(files.length > filesAnHour, 'the demo has files enough');
  for (const { id } of files.slice(0, filesAnHour + 1)) status(await camille.get(`/api/v1/files/${id}`), 200);
  const noticed = status(await admin.get('/api/v1/mass-readings'), 200);
  const reading = noticed.items.find(({ user }) => user.displayName.startsWith('Camille'));
  assert.ok(reading.inAnHour > filesAnHour);
  status(await admin.put(`/api/v1/mass-readings/${reading.id}/noted`, { note: '' }), 422);
  status(await admin.put(`/api/v1/mass-readings/${uuidv7()}/noted`, { note: 'x' }), 404);
  const answered = status(await admin.put(`/api/v1/mass-readings/${reading.id}/noted`, { note: 'Bilan de l’année' }), 200);
  assert.equal(answered.toNote, 0);
  status(await admin.put(`/api/v1/mass-readings/${reading.id}/noted`, { note: 'Encore' }), 409);
}
