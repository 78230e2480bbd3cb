// SPDX-License-Identifier: EUPL-1.2
// Starts the real program on a private folder and a free port, for tests that look at it from outside.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyOfBase, postgres } from './postgres.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const jalon = process.env.JALON_BINARY ?? path.join(root, 'build/debug/server/jalon');

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Runs a command of the program and returns { status, stdout, stderr }. `wrapper`: as in startServer. */
export function run(args, { wrapper = [], ...options } = {}) {
  const [command, ...rest] = [...wrapper, jalon, ...args];
  const done = spawnSync(command, rest, { encoding: 'utf8', ...options });
  if (done.error) throw done.error;
  return done;
}

const folders = [];
process.on('exit', () => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }); });

/** A new folder, removed when the process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'jalon-test-'));
  folders.push(folder);
  return folder;
}

export function createDemo(...where) {
  const made = run(['demo', 'create', '--data', path.join(root, 'data'), ...where]);
  if (made.status !== 0) throw new Error(`jalon demo create failed:\n${made.stdout}${made.stderr}`);
}

const bases = new Map();
/** On PostgreSQL, the address of the base that goes with a folder of demoCopy(). */
export const baseOf = (directory) => bases.get(directory);

let demoFolder = process.env.JALON_DEMO;
/**
 * A folder with the demo database (made once: $JALON_DEMO, or by this process), copied for each caller. On PostgreSQL
 * ($JALON_TEST_DATABASE) the folder stands for a base there: startServer knows which.
 */
export function demoCopy() {
  const copy = temporaryFolder();
  if (postgres) {
    bases.set(copy, copyOfBase('jalon_demo', (address) => createDemo('--database', address)));
    return copy;
  }
  if (!demoFolder) {
    demoFolder = temporaryFolder();
    createDemo('--directory', demoFolder);
  }
  cpSync(demoFolder, copy, { recursive: true });
  return copy;
}

const running = new Set();
process.on('exit', () => { for (const child of running) child.kill('SIGKILL'); });

/**
 * Starts `jalon serve`. Options: directory (default: a copy of the demo), demo (default true), port, args, env, and `wrapper`, a
 * command that becomes the server (setpriv, nsenter). Resolves when the server answers. `stop()` ends it gracefully, `kill()` with
 * SIGKILL; what is left when the process ends is killed.
 */
export async function startServer(options = {}) {
  const directory = options.directory ?? demoCopy();
  const port = options.port ?? (await freePort());
  const web = process.env.JALON_WEB ?? path.join(root, 'web/dist');
  const args = ['serve', '--directory', directory, '--data', path.join(root, 'data'), '--port', String(port)];
  if (existsSync(path.join(web, 'index.html'))) args.push('--web', web);
  if (options.demo ?? true) args.push('--demo');
  if (baseOf(directory)) args.push('--database', baseOf(directory));
  args.push(...(options.args ?? []));
  const [command, ...rest] = [...(options.wrapper ?? []), jalon, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } });
  running.add(child);
  let output = '';
  child.stdout.on('data', (chunk) => { output += chunk; });
  child.stderr.on('data', (chunk) => { output += chunk; });
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => {
    running.delete(child);
    resolve({ code, signal });
  }));
  const base = `http://127.0.0.1:${port}`;
  const server = {
    base, port, directory, child, exited,
    output: () => output,
    async stop(signal = 'SIGTERM') { child.kill(signal); return exited; },
    async kill() { child.kill('SIGKILL'); return exited; },
  };
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended at once:\n${output}`);
    try {
      const answer = await fetch(`${base}/api/v1/health`);
      if (answer.ok) return server;
    } catch { /* not listening yet */ }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the server did not answer:\n${output}`);
}
