// SPDX-License-Identifier: EUPL-1.2
// The power goes out: SIGKILL at random moments under concurrent writes. Every write the server had answered is there after the
// restart, whole; none is there by half; the database opens as if nothing had happened.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { demoCopy, startServer } from '../support/server.mjs';

const CYCLES = 6;
const WRITERS = 4;
const FIRST_WRITE_MS = 30_000;
const STEP_MS = 20;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A small generator with a seed, so that a failing run can be had again. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function writeUntilDead(client, person, acknowledged, stopped) {
  while (!stopped.now) {
    const id = uuidv7();
    const text = `écrit ${id} `.repeat(20).trim();
    try {
      const answer = await client.post(`/api/v1/people/${person}/entries`, { id, kind: 'note', occurredOn: '2026-11-19', text });
      if (answer.status === 201) acknowledged.set(id, text);
      else assert.fail(`unexpected ${answer.status}: ${answer.text}`);
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      return; // the connection died with the server
    }
  }
}

test('every acknowledged write is there after kill -9', { timeout: 300_000 }, async () => {
  const directory = demoCopy();
  const draw = random(Number(process.env.JALON_SEED ?? 20261122));
  const acknowledged = new Map();
  let person;
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const server = await startServer({ directory });
    const client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    person ??= (await client.get('/api/v1/files')).json.items[0].id;
    const stopped = { now: false };
    const before = acknowledged.size;
    const writers = Array.from({ length: WRITERS }, () => writeUntilDead(client, person, acknowledged, stopped));
    // A slow machine is slow, not wrong: the power goes out in the middle of writing, however long the first one takes.
    for (let waited = 0; acknowledged.size === before && waited < FIRST_WRITE_MS; waited += STEP_MS) await pause(STEP_MS);
    await pause(draw() * 500);
    const ended = await server.kill();
    stopped.now = true;
    await Promise.all(writers);
    assert.equal(ended.signal, 'SIGKILL');
    assert.ok(acknowledged.size > before, `cycle ${cycle}: nothing was written before the kill`);
  }

  const server = await startServer({ directory });
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  for (const [id, text] of acknowledged) {
    const answer = await client.get(`/api/v1/entries/${id}/versions`);
    assert.equal(answer.status, 200, `lost after ${CYCLES} kills: ${id}`);
    assert.equal(answer.json.items[0].text, text, `not whole: ${id}`);
  }
  // Each entry in the database has its audit line: the two are one transaction.
  const admin = new Client(server.base);
  await admin.signIn(demoAccounts.administrator);
  const lines = new Set();
  for (let cursor = ''; cursor !== null;) {
    const page = (await admin.get(`/api/v1/audit?personId=${person}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).json;
    for (const line of page.items) if (line.action === 'create' && line.entity === 'entry') lines.add(line.entityId);
    cursor = page.nextCursor;
  }
  const missing = [...acknowledged.keys()].filter((id) => !lines.has(id));
  assert.deepEqual(missing, [], 'entries without their audit line');
  const ended = await server.stop();
  assert.equal(ended.code, 0, `graceful stop: ${server.output().slice(-2000)}`);
});
