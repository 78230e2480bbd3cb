// SPDX-License-Identifier: EUPL-1.2
// One measurement: wrk from outside, /proc for what it cost the server.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/server.mjs';

const USER_HZ = 100; // of /proc on Linux

/** Milliseconds of CPU a process has used, all threads. */
export function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / USER_HZ;
}

/** Resident memory in MB, now and at most. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}

function wrk(base, folder, operation, connections, seconds) {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '--latency',
    '-s', path.join(root, 'tests/load/replay.lua'), base];
  const env = { ...process.env, JALON_REQUESTS: path.join(folder, `${operation}.tsv`),
    JALON_HEADERS: path.join(folder, 'headers.txt'), JALON_SEED: String(connections * 1000 + Math.ceil(seconds)) };
  return new Promise((resolve, reject) => {
    const child = spawn('wrk', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => { output += chunk; });
    child.stderr.on('data', (chunk) => { output += chunk; });
    child.once('error', reject);
    child.once('exit', () => {
      const line = /^JSON (.*)$/m.exec(output);
      if (line) resolve(JSON.parse(line[1]));
      else reject(new Error(`wrk:\n${output}`));
    });
  });
}

/** Until the server works no more: what a round left behind when its time was over would be in the way of the next. */
async function idle(pid) {
  for (let before = -1, now = cpuOf(pid); before !== now; before = now, now = cpuOf(pid))
    await new Promise((resolve) => setTimeout(resolve, 100));
}

const ROUNDS = 3;

/**
 * Milliseconds and requests a second of one operation at so many connections, after a warm-up: the quietest of three
 * rounds, since another process on the machine can only make them slower. CPU is over all rounds.
 */
export async function measure(server, folder, operation, connections, seconds) {
  const round = async () => {
    const measured = await wrk(server.base, folder, operation, connections, seconds);
    await idle(server.pid);
    return measured;
  };
  await round();
  const before = cpuOf(server.pid);
  const rounds = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round());
  const cpu = cpuOf(server.pid) - before;
  const sum = (key) => rounds.reduce((total, round) => total + round[key], 0);
  if (sum('failed') + sum('timeouts') > 0) throw new Error(`${operation}: ${sum('failed')} failed, ${sum('timeouts')} timed out`);
  const best = rounds.reduce((a, b) => (b.requests / b.seconds > a.requests / a.seconds ? b : a));
  return { operation, connections, p50: best.p50, p99: best.p99, perSecond: best.requests / best.seconds,
    cpuMs: cpu / sum('requests'), bytes: sum('bytes') / sum('requests'), requests: sum('requests') };
}
