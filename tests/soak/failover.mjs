// SPDX-License-Identifier: EUPL-1.2
// The primary killed under load and its synchronous standby promoted, 20 times, each time with a new standby for the next; between
// them the new primary restarted as for an update, and the network cut for a moment. At last it is cut for longer than Jalon waits,
// which people are told as "in a moment".
import assert from 'node:assert/strict';
import { accounts, createBase, programs, startPair } from '../support/cluster.mjs';
import { Crowd } from '../support/crowd.mjs';
import { Line } from '../support/line.mjs';
import { startServer, temporaryFolder } from '../support/server.mjs';
import { assertStoriesKeptAt } from '../support/stories.mjs';
import { until } from '../support/wait.mjs';

export async function soak({ cycles = 20 }, say) {
  assert.ok(programs, 'no PostgreSQL on this machine');
  let { primary, standby } = await startPair();
  createBase(primary);
  // Two places that lead to whoever is there: the address of a server does not change when its machine is replaced.
  let [near, far] = await Promise.all([Line.to(primary.port), Line.to(standby.port)]);
  const address = `postgresql://postgres@127.0.0.1:${near.port},127.0.0.1:${far.port}/jalon?target_session_attrs=read-write`;
  const server = await startServer({ directory: temporaryFolder(), args: ['--database', address] });
  const crowd = await Crowd.of(server, accounts);
  let slowest = 0;
  const held = (met) => {
    slowest = Math.max(slowest, met.slowestMs);
    assert.deepEqual([...met.others, ...met.silences], []);
    assertStoriesKeptAt(primary.address('jalon'), crowd.stories);
  };

  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const met = await crowd.writeDuring(async () => {
      primary.kill();
      await standby.promote();
    }, 8);
    primary = standby;
    held(met);
    [near, far] = [far, near];
    const name = `standby_${cycle}`;
    standby = await primary.standby(name);
    far.leadTo(standby.port);
    await primary.waitFor(name);
    held(await crowd.writeDuring(async () => {
      await primary.restart('fast');
      near.cut();
      await until('somebody tries to get through', () => near.refused > 0);
      near.mend();
    }, 8));
    if (cycle % 5 === 4) say(`${cycle + 1} failovers, ${crowd.stories.acknowledged} answered writes, the slowest answer after ${slowest} ms`);
  }

  const met = await crowd.writeDuring(async () => {
    near.cut();
    await until('somebody is told to wait', () => crowd.met.waits > 0);
    near.mend();
  }, 8);
  say(`a network gone for long: ${met.waits} answers "in a moment", the slowest after ${met.slowestMs} ms`);
  held(met);
  assert.equal((await server.stop()).code, 0);
}
