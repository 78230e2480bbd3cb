// SPDX-License-Identifier: EUPL-1.2
// The deployment of packaging/cluster while people write through it: the machine of the primary dies and Patroni promotes the
// standby, 5 times; each time a Jalon server is killed too, and the other restarted as for an update.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accounts, createBase } from '../support/cluster.mjs';
import { Crowd } from '../support/crowd.mjs';
import { missing, PatroniCluster } from '../support/patroni.mjs';
import { startServer, temporaryFolder } from '../support/server.mjs';
import { assertStoriesKeptAt } from '../support/stories.mjs';
import { until } from '../support/wait.mjs';

/** HAProxy asks a silent connection to a base within seconds whether it still leads anywhere; the system would wait two hours. */
function assertDeadLinesAreSeen(cluster) {
  const ports = cluster.bases.flatMap(({ machine }, i) => [...(i > 0 ? ['or'] : []), 'dport', '=', `:${machine.port}`]);
  const open = spawnSync('ss', ['-tnopH', 'state', 'established', ...ports], { encoding: 'utf8' }).stdout.split('\n').filter((line) => line.includes('"haproxy"'));
  assert.ok(open.length > 0, 'HAProxy has no connection to a base');
  for (const line of open) assert.match(line, /timer:\((keepalive|on|persist),[\d.]+(sec|ms),/, line);
}

export async function soak({ cycles = 5 }, say) {
  assert.equal(missing, undefined, `not installed: ${missing}`);
  const cluster = await PatroniCluster.start();
  say('etcd, Patroni, PostgreSQL and HAProxy run');
  createBase(cluster);
  const start = (port) => startServer({ port, directory: temporaryFolder(), args: ['--database', cluster.address('jalon'), '--workers', '16', '--connections', '18'] });
  let [one, other] = await Promise.all([start(cluster.ports.one), start(cluster.ports.other)]);
  await until('HAProxy leads to Jalon', async () => (await fetch(`${cluster.web}/api/v1/health`)).ok);
  assertDeadLinesAreSeen(cluster);
  const crowd = await Crowd.of({ base: cluster.web }, accounts);
  const tell = (what, met, { mayDie = false } = {}) => {
    say(`${what}: ${met.answers} answers, ${met.waits} "in a moment", ${met.silences.length} missing, the slowest after ${met.slowestMs} ms`);
    assert.deepEqual(met.others, [], cluster.logs());
    // What a dying server was about to answer is not answered by another; the screen asks again.
    if (!mayDie) assert.deepEqual(met.silences, []);
    assertStoriesKeptAt(cluster.address('jalon'), crowd.stories);
  };

  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const lost = await cluster.settled();
    tell(`base${lost.number} dies`, await crowd.writeDuring(async () => {
      await cluster.killBase(lost);
      await until('another is primary', async () => {
        const primary = await cluster.primary();
        return primary && primary !== lost;
      });
    }, 12));
    cluster.startBase(lost);
    await cluster.settled();

    tell('a Jalon server dies', await crowd.writeDuring(async () => {
      await one.kill();
      await crowd.more(6);
      one = await start(cluster.ports.one);
    }, 6), { mayDie: true });
    tell('a Jalon server is updated', await crowd.writeDuring(async () => {
      assert.equal((await other.stop()).code, 0);
      await crowd.more(6);
      other = await start(cluster.ports.other);
    }, 6));
  }
  say(`${crowd.stories.acknowledged} answered writes, all there, whole`);
  await Promise.all([one.stop(), other.stop()]);
}
