// SPDX-License-Identifier: EUPL-1.2
// A server killed over and over in the middle of its work (tests/recovery/kill.test.mjs, script/soak).
import assert from 'node:assert/strict';
import { Client, demoAccounts } from './client.mjs';
import { demoCopy, freePort, startServer } from './server.mjs';
import { Stories } from './stories.mjs';
import { drawing, pause, until } from './wait.mjs';

const WRITERS = 4;
const LONGEST_MS = 300;

/**
 * Starts, lets several people write, and kills, `cycles` times or for `seconds`. Sessions are opened once: they outlive every
 * kill. `progress(cycle, stories)` is told of each cycle. Gives the folder, the stories told, and a server started once more.
 */
export async function killAgainAndAgain({ cycles = Infinity, seconds = Infinity, progress = () => {} }) {
  const directory = demoCopy();
  const port = await freePort();
  const draw = drawing();
  const end = Date.now() + seconds * 1000;
  let server = await startServer({ directory, port });
  const clients = await Promise.all([demoAccounts.coordinator, demoAccounts.colleague].map(async (account) => {
    const client = new Client(server.base);
    await client.signIn(account);
    return client;
  }));
  const [{ structureId }] = (await clients[0].get('/api/v1/files')).json.items;
  const stories = new Stories(structureId);

  try {
    for (let cycle = 0; cycle < cycles && Date.now() < end; cycle += 1) {
      const stopped = { now: false };
      const before = stories.acknowledged;
      const writers = Promise.all(Array.from({ length: WRITERS }, (_, i) => stories.tell(clients[i % clients.length], stopped)));
      // The power goes out in the middle of writing, however long the first write takes.
      await Promise.race([writers, until('a first write', () => stopped.now || stories.acknowledged > before)]);
      await pause(draw() * LONGEST_MS);
      const ended = await server.kill();
      stopped.now = true;
      await writers;
      assert.equal(ended.signal, 'SIGKILL', server.output().slice(-2000));
      assert.ok(stories.acknowledged > before, `cycle ${cycle}: nothing was written before the kill`);
      server = await startServer({ directory, port });
      const newest = stories.told.findLast(({ done }) => done.length > 0);
      const read = await clients[0].get(`/api/v1/referrals/${newest.referral}`);
      assert.equal(read.status, 200, `cycle ${cycle}: ${read.status} ${read.text.slice(0, 400)}`);
      progress(cycle, stories);
    }
  } catch (error) {
    await server.kill();
    throw error;
  }
  return { directory, stories, lastStart: server };
}
