// SPDX-License-Identifier: EUPL-1.2
// The power goes out while a new version brings the schema up to date: each migration is there whole or not at all, and the next
// start ends the work. script/soak migration does the same many more times.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutMigrations } from '../support/cutting.mjs';

test('an interrupted migration is taken up where it stopped', { timeout: 300_000 }, async () => {
  assert.ok((await cutMigrations({ cuts: 4 })) > 0, 'no cut was in the middle');
});
