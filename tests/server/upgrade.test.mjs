// SPDX-License-Identifier: EUPL-1.2
// The power goes out while a new version brings a base full of work to its schema: rows that migrations move are all there, and
// the next start ends the work. On PostgreSQL ($JALON_TEST_DATABASE) the program dies, the server lives. script/soak upgrade does
// the same many more times.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postgres } from '../support/postgres.mjs';
import { cutUpgrades, OnFile, OnServer } from '../support/upgrading.mjs';

test('an interrupted upgrade loses nothing and is taken up', { timeout: 900_000 }, async (t) => {
  const place = postgres ? new OnServer(postgres) : new OnFile();
  const between = await cutUpgrades(place, { cuts: 3, progress: (i, number) => t.diagnostic(`cut ${i + 1} at schema ${number}`) });
  assert.ok(between > 0, 'no cut was in the middle');
});
