// SPDX-License-Identifier: EUPL-1.2
// 50 people at once for five minutes, half of what they do being writes: every answer is a good one, every answered write is
// there afterwards, and the memory of the server, told each half minute, settles.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Client, demoAccounts } from '../support/client.mjs';
import { demoCopy, startServer } from '../support/server.mjs';
import { assertStoriesKept, Stories } from '../support/stories.mjs';
import { pause } from '../support/wait.mjs';

const TELL_MS = 30_000;
const LOOKS = ['/api/v1/today', '/api/v1/files', '/api/v1/files?q=mar', '/api/v1/attendance?halfDay=2026-11-19/am', '/api/v1/tasks?state=open', '/api/v1/reports/figures?period=2026-2027'];

function memoryMb(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(kilobytes) / 1024);
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Looks about between the stories of the others; the last answered stories' files are opened too. */
async function look(client, stories, stopped, times) {
  for (let turn = 0; !stopped.now; turn += 1) {
    const newest = stories.told.findLast(({ done }) => done.includes('entry'));
    const where = turn % 3 === 0 && newest ? `/api/v1/files/${newest.person}` : LOOKS[turn % LOOKS.length];
    const begun = performance.now();
    const answer = await client.get(where);
    times.push(performance.now() - begun);
    assert.equal(answer.status, 200, `${where}: ${answer.status} ${answer.text.slice(0, 300)}`);
  }
}

export async function soak({ seconds = 300, clients = 50 }, say) {
  const directory = demoCopy();
  const server = await startServer({ directory, args: ['--idle-seconds', '86400'] });
  const camille = new Client(server.base);
  await camille.signIn(demoAccounts.coordinator);
  const stories = new Stories((await camille.get('/api/v1/files')).json.items[0].structureId);
  const stopped = { now: false };
  const times = [];
  const people = Array.from({ length: clients }, (_, i) =>
    i % 2 === 0 ? stories.tell(camille, stopped) : look(camille, stories, stopped, times));
  const everybody = Promise.all(people);
  say(`${clients} people, memory ${memoryMb(server.child.pid)} MB`);
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    await Promise.race([everybody, pause(Math.min(TELL_MS, end - Date.now()))]);
    say(`memory ${memoryMb(server.child.pid)} MB, ${stories.acknowledged} writes, ${times.length} looks`);
  }
  stopped.now = true;
  await everybody;
  const sorted = times.sort((a, b) => a - b);
  say(`looks: p50 ${percentile(sorted, 0.5).toFixed(0)} ms, p99 ${percentile(sorted, 0.99).toFixed(0)} ms; memory at rest ${memoryMb(server.child.pid)} MB`);
  assert.equal((await server.stop()).code, 0);
  assertStoriesKept(directory, stories);
  say(`${stories.acknowledged} answered writes, all there, whole`);
}
