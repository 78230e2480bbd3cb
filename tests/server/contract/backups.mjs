// SPDX-License-Identifier: EUPL-1.2
// What an administrator sees of backups, and asks for.
import assert from 'node:assert/strict';
import path from 'node:path';
import { postgres } from '../../support/postgres.mjs';
import { run, temporaryFolder } from '../../support/server.mjs';

export async function drive({ server, camille, admin, status }) {
  status(await camille.get('/api/v1/backups'), 403);
  status(await camille.post('/api/v1/backups'), 403);
  const before = status(await admin.get('/api/v1/backups'), 200);
  // PostgreSQL has backups of its own, which are not this program's.
  assert.equal(before.managed, !postgres);
  if (postgres) {
    assert.deepEqual(before, { managed: false });
    assert.equal(status(await admin.post('/api/v1/backups'), 409).code, 'backup_elsewhere');
    return;
  }
  assert.equal(before.trouble, 'recovery_key.missing');
  assert.equal(status(await admin.post('/api/v1/backups'), 409).code, 'recovery_key_missing');

  const created = run(['recovery-key', 'create', '--directory', server.directory]);
  assert.equal(created.status, 0, created.stderr);
  const idle = async () => {
    let state;
    do {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      state = status(await admin.get('/api/v1/backups'), 200);
    } while (state.running);
    return state;
  };
  // The server may have begun the one of the night meanwhile.
  let asked;
  do {
    await idle();
    asked = await admin.post('/api/v1/backups');
    if (asked.status === 409) assert.equal(asked.json.code, 'backup_running');
  } while (asked.status === 409);
  assert.equal(status(asked, 202).running, true);
  const after = await idle();
  assert.ok(after.items.length > 0);
  assert.equal(after.trouble, null);
  assert.ok(after.runs.some(({ by }) => by?.displayName === admin.user.displayName));
  const verified = run(['verify', path.join(after.folder, after.items[0].name)], { cwd: temporaryFolder() });
  assert.equal(verified.status, 0, verified.stderr);
}
