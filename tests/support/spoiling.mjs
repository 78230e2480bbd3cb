// SPDX-License-Identifier: EUPL-1.2
// A server whose disk has no space left, or may no longer be written to, and then again may (tests/recovery/disk.test.mjs, script/soak):
// what was stored stays readable, nothing new is half stored, and the same server goes on by itself.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { Client, demoAccounts, uuidv7 } from './client.mjs';
import { assertSound } from './interrupting.mjs';
import { demoCopy, startServer } from './server.mjs';
import { column, damages } from './sql.mjs';
import { until } from './wait.mjs';

/** Far more than fits between two checkpoints of the log. */
const ENOUGH_WRITES = 3000;
const troubles = (server) => server.output().split('\n').filter((line) => line.includes('"storage.trouble"'));

class Ward {
  notes = { stored: [], refused: [] };
  opened = 0;

  static async open(server) {
    const ward = new Ward();
    ward.server = server;
    ward.client = new Client(server.base);
    await ward.client.signIn(demoAccounts.coordinator);
    ward.person = (await ward.client.get('/api/v1/files')).json.items[0];
    return ward;
  }

  async write() {
    const id = uuidv7();
    const body = { id, kind: 'note', occurredOn: '2026-11-19', text: `plein ${id} `.repeat(100) };
    const answer = await this.client.post(`/api/v1/people/${this.person.id}/entries`, body);
    (answer.status === 201 ? this.notes.stored : this.notes.refused).push(id);
    return answer;
  }

  /** Opening a file leaves an audit line, so it is a write as well. */
  async openFile() {
    const answer = await this.client.get(`/api/v1/files/${this.person.id}`);
    if (answer.status === 200) this.opened += 1;
    return answer;
  }

  async untilRefused(act) {
    for (let i = 0; i < ENOUGH_WRITES; i += 1) {
      const answer = await act();
      if (answer.status >= 400) return answer;
    }
    return assert.fail('nothing was refused');
  }

  async readsGoOn() {
    for (const where of ['/api/v1/session', '/api/v1/meta', '/api/v1/files', '/api/v1/today', '/api/v1/tasks?state=open', '/api/v1/health']) {
      const answer = await this.client.get(where);
      assert.equal(answer.status, 200, `${where}: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
  }

  /** The file holds what was answered with yes, nothing of what was refused, and a line for each opening. */
  assertStored(directory) {
    assert.deepEqual(damages(directory), []);
    assertSound(directory);
    const there = new Set(column(directory, `SELECT id FROM entry WHERE person_id = '${this.person.id}'`));
    assert.deepEqual(this.notes.stored.filter((id) => !there.has(id)), [], 'lost');
    assert.deepEqual(this.notes.refused.filter((id) => there.has(id)), [], 'refused, and yet stored');
    const looks = column(directory, `SELECT count(*) FROM audit_line WHERE action = 'open' AND entity = 'file' AND person_id = '${this.person.id}'`)[0];
    assert.equal(looks - this.looksBefore, this.opened, 'a file was shown without its audit line');
  }
}

function assertTold(answer, status, code, what) {
  assert.equal(answer.status, status, `${what}: ${answer.status} ${answer.text.slice(0, 300)}`);
  assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
  assert.equal(answer.json.code, code);
}

/** Fills the disk (or what stands for it) under a running server after `writes` notes, and frees it again. */
export async function spoil(disk, { status, code, writes = 1 }) {
  const looks = `SELECT count(*) FROM audit_line WHERE action = 'open' AND entity = 'file' AND person_id = `;
  const server = await startServer(disk.server);
  const ward = await Ward.open(server);
  try {
    for (let i = 0; i < writes; i += 1) assert.equal((await ward.write()).status, 201);
    disk.fill(server);
    assertTold(await ward.untilRefused(() => ward.write()), status, code, 'a note');
    const refused = await ward.untilRefused(() => ward.openFile());
    assertTold(refused, status, code, 'the opening of a file');
    assert.ok(!refused.text.includes(ward.person.lastName), 'what may not be shown without an audit line was shown');
    assertTold(await new Client(server.base).request('POST', '/api/v1/session', { body: demoAccounts.colleague }), status, code, 'a sign-in');
    for (let i = 0; i < 30; i += 1) await ward.write();
    await ward.readsGoOn();
    assert.ok(ward.notes.refused.length > 20);
    // Told when it begins, and at most once a minute: this took far fewer minutes than it was refused.
    assert.ok(troubles(server).length >= 1 && troubles(server).length < ward.notes.refused.length / 2, troubles(server).join('\n'));
    assert.ok(!server.output().includes('"request.failed"'), server.output().slice(-2000));

    disk.free(server);
    assert.equal((await ward.write()).status, 201, 'the same server, as soon as it can');
    assert.equal((await ward.openFile()).status, 200);
    await until('the log says it is over', () => server.output().includes('"storage.recovered"'));
    assert.equal((await server.stop()).code, 0);
  } finally {
    await server.kill();
  }
  const untouched = demoCopy();
  ward.looksBefore = column(untouched, `${looks}'${ward.person.id}'`)[0];
  const files = disk.files();
  ward.assertStored(files);
  disk.close();
  // Not kept until the end: the long runs do this hundreds of times.
  for (const folder of [untouched, files]) rmSync(folder, { recursive: true });
}
