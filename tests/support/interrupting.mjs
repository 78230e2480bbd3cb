// SPDX-License-Identifier: EUPL-1.2
// Commands of the program killed at any moment of their work (script/soak).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { jalon, root, run } from './server.mjs';
import { drawing, pause } from './wait.mjs';

/** Runs a command that has to succeed; its output. */
export function done(args, options) {
  const ended = run(args, options);
  assert.equal(ended.status, 0, `jalon ${args.join(' ')}\n${ended.stdout}${ended.stderr}`);
  return ended.stdout;
}

/** `jalon check` finds nothing to say. */
export const assertSound = (directory) => assertChecked(['--directory', directory]);
/** The same of a base on PostgreSQL, by its address. */
export const assertSoundAt = (address) => assertChecked(['--database', address]);
const assertChecked = (place) => assert.match(done(['check', ...place, '--data', path.join(root, 'data')]), /La base est saine/);

/** Kills commands at moments drawn from the time they take when nobody does; counts those that had not ended by then. */
export class Interruptions {
  #draw = drawing();
  #usualMs;
  killed = 0;

  /** Runs a command once, undisturbed, to know how long it takes. */
  measure(args, options) {
    const begun = performance.now();
    done(args, options);
    this.#usualMs = performance.now() - begun;
  }

  /** Whether the command was killed; if not, it has succeeded. */
  async kill(args, { input } = {}) {
    const child = spawn(jalon, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += chunk; });
    child.stdin.on('error', () => {}).end(input ?? '');
    const closed = once(child, 'close');
    await Promise.race([closed, pause(this.#draw() * this.#usualMs)]);
    child.kill('SIGKILL');
    const [code, signal] = await closed;
    if (signal !== 'SIGKILL') assert.equal(code, 0, output);
    else this.killed += 1;
    return signal === 'SIGKILL';
  }
}

/** A recovery key for a folder, as it was printed. */
export function recoveryKey(directory) {
  const [key] = done(['recovery-key', 'create', '--directory', directory]).match(/([0-9A-Z]{4} ){6}[0-9A-Z]{4}\n([0-9A-Z]{4} ){6}[0-9A-Z]{4}/);
  return key;
}

/** Repeats `cycle(i)` and says every tenth how many interruptions met the command at work; at the end some must have. */
export async function interruptAgainAndAgain(interruptions, cycles, say, cycle) {
  for (let i = 0; i < cycles; i += 1) {
    await cycle(i);
    if (i % 10 === 9) say(`${i + 1} times, ${interruptions.killed} of them in the middle`);
  }
  assert.ok(interruptions.killed > 0, 'no command was met at work');
  say(`${cycles} times, ${interruptions.killed} of them in the middle: all taken up`);
}
