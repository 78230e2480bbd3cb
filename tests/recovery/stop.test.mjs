// SPDX-License-Identifier: EUPL-1.2
// Stopped as systemd does it, in the middle of the work: what was under way is finished and answered, the exit code is 0, and the
// base is closed.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { demoCopy, startServer } from '../support/server.mjs';
import { assertStoriesKept, Stories } from '../support/stories.mjs';
import { until } from '../support/wait.mjs';

const WRITERS = 6;

for (const signal of ['SIGTERM', 'SIGINT'])
  test(`${signal} under load`, { timeout: 300_000 }, async () => {
    const directory = demoCopy();
    const server = await startServer({ directory });
    try {
      const client = new Client(server.base);
      await client.signIn(demoAccounts.coordinator);
      const stories = new Stories((await client.get('/api/v1/files')).json.items[0].structureId);
      const stopped = { now: false };
      const writers = Array.from({ length: WRITERS }, () => stories.tell(client, stopped));
      await until('every writer is at work', () => stories.acknowledged > 2 * WRITERS);
      const ended = await server.stop(signal);
      stopped.now = true;
      await Promise.all(writers);
      assert.deepEqual(ended, { code: 0, signal: null }, server.output().slice(-2000));
      assert.ok(!existsSync(path.join(directory, 'jalon.db-wal')), 'the log was moved into the file');
      // Nothing is stored that nobody was told of: each write that began got its answer.
      assert.equal(assertStoriesKept(directory, stories), 0, 'stored without an answer');
    } finally {
      await server.kill();
    }
  });
