// SPDX-License-Identifier: EUPL-1.2
// People at work while something happens to the database, and what they were answered. They do as the web client does: an
// answer "in a moment" (503 with Retry-After), or none, makes the same request once more, with the same ids.
import assert from 'node:assert/strict';
import { Client, uuidv7 } from './client.mjs';
import { Stories } from './stories.mjs';
import { pause, until } from './wait.mjs';

const WRITERS = 4;
const isInAMoment = ({ status, headers, json }) => status === 503 && Number(headers.get('retry-after')) > 0 && json?.code !== undefined;

class PatientClient extends Client {
  constructor(base, met, stopped) {
    super(base);
    this.met = met;
    this.stopped = stopped;
  }

  async request(method, path, options) {
    for (;;) {
      const begun = performance.now();
      let answer;
      try {
        answer = await super.request(method, path, options);
      } catch (error) {
        if (this.stopped.now) throw error;
        this.met.silences.push(`${method} ${path}: ${error.cause?.code ?? error.message}`);
        await pause(500);
        continue;
      }
      this.met.answers += 1;
      this.met.slowestMs = Math.max(this.met.slowestMs, Math.round(performance.now() - begun));
      // 409 asks for a reason, which a story gives.
      if (!isInAMoment(answer) && answer.status >= 300 && answer.status !== 409)
        this.met.others.push(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
      if (!isInAMoment(answer)) return answer;
      this.met.waits += 1;
      await pause(Number(answer.headers.get('retry-after')) * 1000);
    }
  }
}

export class Crowd {
  /** Answers, those "in a moment" among them, the slowest, those that are neither a success nor that, and requests without any. */
  met = { answers: 0, waits: 0, slowestMs: 0, others: [], silences: [] };
  stopped = { now: false };

  /** Signs these new accounts in on a server, and makes the school they all write about. */
  static async of(server, accounts) {
    const crowd = new Crowd();
    crowd.clients = await Promise.all(accounts.map(async (account) => {
      const client = new PatientClient(server.base, crowd.met, crowd.stopped);
      await client.signIn(account);
      const chosen = await client.put('/api/v1/session/password', { currentPassword: account.password, newPassword: `${account.password}, la mienne` });
      assert.equal(chosen.status, 204, chosen.text);
      return client;
    }));
    const school = uuidv7();
    const made = await crowd.clients[0].post('/api/v1/structures',
      { id: school, name: 'Collège des Essais', kind: 'college', city: 'Essai', academy: 'Lille', zone: 'B', agreementFrom: '2025-09-01', agreementTo: '2027-08-31' });
    assert.equal(made.status, 201, made.text);
    crowd.stories = new Stories(school);
    return crowd;
  }

  /** Resolves once so many more steps have been answered. */
  async more(steps) {
    const enough = this.stories.acknowledged + steps;
    await until(`${steps} more writes`, () => this.stopped.now || this.stories.acknowledged >= enough);
  }

  /** Everybody writes before, during and after `event`, `more` steps on each side. Gives what they met. */
  async writeDuring(event, more) {
    Object.assign(this.met, { answers: 0, waits: 0, slowestMs: 0, others: [], silences: [] });
    this.stopped.now = false;
    const writers = Array.from({ length: WRITERS }, (_, i) => this.stories.tell(this.clients[i % this.clients.length], this.stopped));
    const all = Promise.all(writers);
    all.catch(() => { this.stopped.now = true; });
    try {
      await this.more(more);
      await event();
      await this.more(more);
    } finally {
      this.stopped.now = true;
    }
    await all;
    return this.met;
  }
}
