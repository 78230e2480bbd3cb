// SPDX-License-Identifier: EUPL-1.2
// The machine's clock was a day ahead and has been put right: what is stored lies in the future now. No session ends at once or
// lasts until that day comes, nobody stays locked out until then, and the person at the machine is told. (What happens when the
// clock is set back while the server runs: sessions_test, lockout_test, rate_limit_test, uuid_ticks_test.)
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { demoCopy, root, run, startServer, temporaryFolder } from '../support/server.mjs';
import { sql } from '../support/sql.mjs';

const DAY = 24 * 3600 * 1_000_000;
const options = { timeout: 300_000 };

test('sessions and locks of a day that has not come', options, async () => {
  const directory = demoCopy();
  let server = await startServer({ directory });
  const camille = new Client(server.base);
  const sacha = new Client(server.base);
  await camille.signIn(demoAccounts.coordinator);
  await sacha.signIn(demoAccounts.colleague);
  await server.stop();
  sql(directory, `UPDATE app_session SET created_at = created_at + ${DAY}, last_seen_at = last_seen_at + ${DAY};
    UPDATE app_user SET failed_count = 8, locked_until = ${Date.now() * 1000 + DAY} WHERE login = '${demoAccounts.administrator.login}'`);

  server = await startServer({ directory, port: server.port });
  assert.equal((await camille.get('/api/v1/files')).status, 200, 'signed in as before');
  const admin = new Client(server.base);
  await admin.signIn(demoAccounts.administrator);
  assert.equal((await server.stop()).code, 0);
  const latest = sql(directory, 'SELECT count(*) AS sessions, max(created_at) AS created, max(last_seen_at) AS seen FROM app_session')[0];
  assert.ok(latest.sessions >= 2);
  const now = Date.now() * 1000;
  assert.ok(latest.created <= now && latest.seen <= now, 'every session is counted from now, also those nobody uses');
});

test('a clock behind what is stored is told at the start', options, async () => {
  const directory = temporaryFolder();
  const made = run(['user', 'add', 'camille', '--name', 'Camille', '--role', 'coordinator', '--directory', directory, '--data', path.join(root, 'data')]);
  assert.equal(made.status, 0, made.stderr);
  const starts = async () => {
    const server = await startServer({ directory, demo: false });
    assert.equal((await server.stop()).code, 0);
    return server.output();
  };
  assert.doesNotMatch(await starts(), /retarde/);
  const ahead = Date.now() + 2 * DAY / 1000;
  const hex = ahead.toString(16).padStart(12, '0');
  sql(directory, `INSERT INTO audit_line (id, at, via, action, entity, entity_id, details, restricted)
    VALUES ('${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000', ${ahead * 1000}, 'cli', 'create', 'user', '', '{}', 0)`);
  const told = await starts();
  assert.match(told, /^Attention : l'horloge de cette machine retarde/m);
  assert.match(told, /"event":"clock.behind"/);
});
