// SPDX-License-Identifier: EUPL-1.2
// The server under measurement: the release program, its log in a file, as in service.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { freePort, root } from '../support/server.mjs';

/** Starts it on a base and waits for its first answer; `startMs` is from the start of the process to that answer. */
export async function start(jalon, directory, place) {
  const port = await freePort();
  const log = openSync(path.join(directory, 'server.log'), 'w');
  const args = ['serve', '--demo', ...place, '--data', path.join(root, 'data'), '--port', String(port)];
  if (existsSync(path.join(root, 'web/dist/index.html'))) args.push('--web', path.join(root, 'web/dist'));
  const begun = performance.now();
  const child = spawn(jalon, args, { stdio: ['ignore', log, log] });
  closeSync(log);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  process.on('exit', () => child.kill('SIGKILL'));
  const base = `http://127.0.0.1:${port}`;
  while (child.exitCode === null && performance.now() - begun < 60_000) {
    const answer = await fetch(`${base}/api/v1/health`).catch(() => undefined);
    if (answer?.ok) {
      const startMs = performance.now() - begun;
      return { base, pid: child.pid, startMs, stop: () => { child.kill('SIGTERM'); return exited; } };
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`the server did not answer; see ${directory}/server.log`);
}
