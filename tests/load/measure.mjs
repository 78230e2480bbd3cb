// SPDX-License-Identifier: EUPL-1.2
// One measurement: wrk from outside, /proc for what it cost the server.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/server.mjs';

const USER_HZ = 100; // of /proc on Linux

function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
  const ms = (from) => ((fields[from] + fields[from + 1]) * 1000) / USER_HZ;
  return { parent: fields[1], own: ms(11), ended: ms(13) };
}

/** Milliseconds of CPU a process has used, all threads. */
export function cpuOf(pid) {
  return statOf(pid).own;
}

/** What `read` makes of each living child of a process; a child may end meanwhile. */
function childrenOf(parent, read) {
  const out = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (statOf(pid).parent === parent) out.push(read(pid));
    } catch { /* it ended */ }
  }
  return out;
}
const total = (values) => values.reduce((sum, value) => sum + value, 0);

/** Milliseconds of CPU a process and its children have used, those that ended included. */
export function cpuOfTree(pid) {
  const { own, ended } = statOf(pid);
  return own + ended + total(childrenOf(pid, cpuOf));
}

/** MB of a process and its children; what they share is counted once. */
export function memoryOfTree(pid) {
  const read = (one) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))[1]) / 1024;
  return read(pid) + total(childrenOf(pid, read));
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

/** Until the server works no more, or ten minutes: what a round left behind would be in the way of the next. */
async function idle(server) {
  const used = () => cpuOf(server.pid) + server.engine.cpu();
  for (let before = -1, now = used(), tries = 0; before !== now && tries < 6000; before = now, now = used(), tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

const ROUNDS = 3;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Milliseconds and requests a second of one operation at so many connections, after a warm-up: of each, the median of three
 * rounds. CPU, of the program and of its engine's own processes, is over all rounds.
 */
export async function measure(server, folder, operation, connections, seconds) {
  const round = async () => {
    const measured = await wrk(server.base, folder, operation, connections, seconds);
    await idle(server);
    return measured;
  };
  await round();
  const before = { program: cpuOf(server.pid), engine: server.engine.cpu() };
  const rounds = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round());
  const sum = (key) => rounds.reduce((total, round) => total + round[key], 0);
  if (sum('failed') + sum('timeouts') > 0) throw new Error(`${operation}: ${sum('failed')} failed, ${sum('timeouts')} timed out`);
  const cpu = { program: cpuOf(server.pid) - before.program, engine: server.engine.cpu() - before.engine };
  const middle = (of) => median(rounds.map(of));
  return { operation, connections, p50: middle((r) => r.p50), p99: middle((r) => r.p99), perSecond: middle((r) => r.requests / r.seconds),
    cpuMs: cpu.program / sum('requests'),
    engineCpuMs: cpu.engine / sum('requests'), bytes: sum('bytes') / sum('requests'), requests: sum('requests') };
}
