// SPDX-License-Identifier: EUPL-1.2
// People at work while something happens to the database, and what they were answered. Their client waits with the web client's own
// code; what it gives up, or never asks twice, they ask for once more themselves, with the same ids.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Client, uuidv7 } from './client.mjs';
import { root } from './server.mjs';
import { Stories } from './stories.mjs';
import { pause, until } from './wait.mjs';

const require = createRequire(path.join(root, 'web/package.json'));
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');
const { outputText } = transpileModule(readFileSync(path.join(root, 'web/src/api/patience.ts'), 'utf8'),
  { compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 } });
const { patiently } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

const WRITERS = 4;
const GLANCE_MS = 500;
const retryAfter = ({ headers }) => Number(headers.get('retry-after')) || 0;

class PatientClient extends Client {
  constructor(base, met, stopped) {
    super(base);
    this.met = met;
    this.stopped = stopped;
  }

  send(request) { return patiently(request, (one) => this.#exchange(one)); }

  async #exchange(request) {
    const begun = performance.now();
    const answer = await fetch(request);
    this.met.answers += 1;
    this.met.slowestMs = Math.max(this.met.slowestMs, Math.round(performance.now() - begun));
    if (answer.status === 503 && retryAfter(answer) > 0 && (await answer.clone().json()).code) this.met.waits += 1;
    return answer;
  }

  async request(method, path, options = {}) {
    for (let unsure = false; ; unsure = true) {
      let answer;
      try {
        answer = await super.request(method, path, options);
      } catch (error) {
        if (this.stopped.now) throw error;
        this.met.silences.push(`${method} ${path}: ${error.cause?.code ?? error.message}`);
        await pause(GLANCE_MS);
        continue;
      }
      const { status, text, json } = answer;
      if (status === 503 && retryAfter(answer) > 0 && json?.code) {
        await pause(retryAfter(answer) * 1000);
        continue;
      }
      // 409 asks for a reason, and 412 may show one's own change that nobody confirmed: a story has answers to both.
      const isExpected = status < 300 || status === 409 || (status === 412 && unsure && options.ifMatch !== undefined);
      if (!isExpected) this.met.others.push(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
      return answer;
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
