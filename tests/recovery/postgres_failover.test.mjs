// SPDX-License-Identifier: EUPL-1.2
// The bad days of a hoster: PostgreSQL with a synchronous standby, and Jalon in front of it with several people writing. The
// network is cut, the database restarted, its machine lost and the standby promoted. Every answered write is there afterwards,
// whole; nobody is answered anything but what they asked for, or "in a moment" (503 with Retry-After). script/soak failover does
// it many times.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { uuidv7 } from '../support/client.mjs';
import { accounts, createBase, programs, startPair } from '../support/cluster.mjs';
import { Crowd } from '../support/crowd.mjs';
import { Line } from '../support/line.mjs';
import { root, run, startServer, temporaryFolder } from '../support/server.mjs';
import { assertStoriesKeptAt } from '../support/stories.mjs';
import { until } from '../support/wait.mjs';

const MORE = 12;
const WAITING = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

describe('with a synchronous standby', { skip: !programs && 'no PostgreSQL on this machine', concurrency: false, timeout: 600_000 }, () => {
  let primary, standby, line, server, crowd;

  before(async () => {
    ({ primary, standby } = await startPair());
    createBase(primary);
    line = await Line.to(primary.port);
    const address = `postgresql://postgres@127.0.0.1:${line.port},127.0.0.1:${standby.port}/jalon?target_session_attrs=read-write`;
    server = await startServer({ directory: temporaryFolder(), args: ['--database', address] });
    crowd = await Crowd.of(server, accounts);
  });
  after(() => server?.stop());

  /** People write before `event`, while it happens, and afterwards; then the base of that machine is looked into. */
  async function writeThrough(t, event, machine) {
    const met = await crowd.writeDuring(event, MORE);
    t.diagnostic(`${met.answers} answers, ${met.waits} of them "in a moment", the slowest after ${met.slowestMs} ms`);
    assert.deepEqual(met.others, [], 'answers that are neither a success nor "in a moment"');
    assert.deepEqual(met.silences, [], 'requests without an answer');
    assertStoriesKeptAt(machine.address('jalon'), crowd.stories);
  }

  test('a network that is cut and comes back', (t) => writeThrough(t, async () => {
    for (let cuts = 0; cuts < 4; cuts += 1) {
      line.cut();
      await until('somebody tries to get through', () => line.refused > 0);
      line.mend();
      await crowd.more(3);
    }
  }, primary));

  test('a database restarted for an update', (t) => writeThrough(t, async () => {
    for (let restarts = 0; restarts < 2; restarts += 1) {
      await primary.restart('fast');
      await crowd.more(3);
    }
  }, primary));

  test('a write the standby has not got is not answered, even when the primary restarts', async () => {
    const [client] = crowd.clients;
    const { person } = crowd.stories.told.find(({ done }) => done.length > 0);
    await standby.stop('immediate');
    const id = uuidv7();
    const post = () => client.post(`/api/v1/people/${person}/entries`, { id, kind: 'note', occurredOn: '2026-11-19', text: 'pas sans le second' });
    let answer;
    const write = post().then((got) => { answer = got; });
    await until('the write waits for the standby', () => primary.ask(WAITING).length > 0);
    await primary.restart('fast');
    await until('it waits again', () => answer || primary.ask(WAITING).length > 0);
    // The primary that came back shows it. Whoever asks again finds it, and is not told before the standby has it either.
    let answerAgain;
    const writeAgain = post().then((got) => { answerAgain = got; });
    await until('whoever asks again waits as well', () => answer || answerAgain || primary.ask(WAITING).length > 1);
    const early = answer ?? answerAgain;
    await standby.start();
    await Promise.all([write, writeAgain]);
    assert.equal(early, undefined, 'answered while only one machine had it');
    assert.equal(answerAgain.status, 200, answerAgain.text);
    // 200: it took so long that the client asked again, and it was stored once.
    assert.ok([200, 201].includes(answer.status), answer.text);
    assert.deepEqual(await until('the standby shows it', () => {
      const found = standby.ask(`SELECT text FROM entry_version WHERE entry_id = '${id}'`, 'jalon');
      return found.length > 0 && found;
    }), [['pas sans le second']]);
  });

  test('a primary that dies, and the standby promoted', async (t) => {
    await writeThrough(t, async () => {
      primary.kill();
      await standby.promote();
    }, standby);
    assert.equal((await server.stop()).code, 0);
    const checked = run(['check', '--database', standby.address('jalon'), '--data', `${root}/data`]);
    assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  });
});
