// SPDX-License-Identifier: EUPL-1.2
// Measures the running release program on large fictional bases. Called by script/bench:
//   node tests/load/bench.mjs small|large|both [sqlcipher|postgres] [operation …]
// Both engines without either name. $SECONDS_EACH (2): how long each round of a measurement lasts. Bases are kept in
// var/bench; each run works on a copy.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, demoAccounts } from '../support/client.mjs';
import { root } from '../support/server.mjs';
import { embedded, postgres } from './engines.mjs';
import { measureClient } from './first_screen.mjs';
import { measureFloor } from './floor.mjs';
import { measure, memoryOf } from './measure.mjs';
import { start } from './server.mjs';
import { tables } from './table.mjs';
import { writeWorkload } from './workload.mjs';

const SIZES = { small: { files: 10_000, entries: 200_000 }, large: { files: 100_000, entries: 2_000_000 } };
const ENGINES = { sqlcipher: embedded, postgres };
const CONNECTIONS = [1, 16, 50];
const STARTS = 5;

const jalon = process.env.JALON_BINARY ?? path.join(root, 'build/release/server/jalon');
const bench = path.join(root, 'var/bench');
const seconds = Number(process.env.SECONDS_EACH ?? 2);
const [asked = 'small', ...words] = process.argv.slice(2);
const engines = words.filter((word) => ENGINES[word]).map((word) => ENGINES[word]);
const only = words.filter((word) => !ENGINES[word]);
const report = (line) => console.error(JSON.stringify(line));

/** Changes when a base filled before would not be the same, or no longer opens. */
function recipe() {
  const under = (folder) => readdirSync(path.join(root, folder), { recursive: true }).sort().map((name) => path.join(folder, name));
  const files = under('server').filter((file) => /^server\/(\w+\/migrations\/\w+\.sql|load\/(load|crowd)\.cpp)$/.test(file));
  const hash = createHash('sha256');
  for (const file of [...files, 'data/demo/city.json', 'data/demo/load.json']) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** The folder of a filled base, made once for each recipe. */
function baseOf({ files, entries }) {
  const folder = path.join(bench, `base-${files}`);
  const note = path.join(folder, 'recipe');
  if (existsSync(note) && readFileSync(note, 'utf8') === recipe()) return folder;
  const unfinished = `${folder}.unfinished`;
  for (const old of [folder, unfinished]) rmSync(old, { recursive: true, force: true });
  const args = ['bench', 'fill', '--directory', unfinished, '--data', path.join(root, 'data'),
    '--people', String(files), '--entries', String(entries)];
  execFileSync(jalon, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(path.join(unfinished, 'recipe'), recipe());
  renameSync(unfinished, folder);
  return folder;
}

/** Milliseconds to the first answer, the median of some starts; then a server to measure. */
async function startOften(folder, engine) {
  const times = [];
  for (let i = 1; ; i += 1) {
    const server = await start(jalon, folder, engine.place);
    times.push(server.startMs);
    if (i === STARTS) return { server: { ...server, engine }, startMs: times.sort((a, b) => a - b)[Math.floor(STARTS / 2)] };
    await server.stop();
  }
}

async function measureServer(folder, engine) {
  const { server, startMs } = await startOften(folder, engine);
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  const { operations, files } = await writeWorkload(client, folder);
  const unknown = only.filter((word) => !operations.includes(word));
  if (unknown.length > 0) throw new Error(`nothing to measure called ${unknown.join(', ')}; there are ${operations.join(', ')}`);
  const rows = [];
  for (const operation of operations) {
    if (only.length > 0 && !only.includes(operation)) continue;
    for (const connections of CONNECTIONS) {
      rows.push(await measure(server, folder, operation, connections, seconds));
      report({ files, ...rows.at(-1) });
    }
  }
  const memory = memoryOf(server.pid);
  const firstLoad = only.length > 0 ? {} : await measureClient(server.base);
  const engineMemoryMb = engine.memory();
  await server.stop();
  return { files, startMs, memoryMb: memory.now, peakMemoryMb: memory.peak, engineMemoryMb, ...firstLoad, rows };
}

async function runOn(size, { name, copy }) {
  const folder = path.join(bench, 'run');
  rmSync(folder, { recursive: true, force: true });
  const engine = await copy({ folder: baseOf(size), jalon, report: (line) => report({ files: size.files, ...line }) }, folder);
  try {
    const measured = await measureServer(folder, engine);
    // After the server: what the floor writes is not for it to find.
    const floor = only.length > 0 ? [] : measureFloor(jalon, engine, CONNECTIONS, seconds, report);
    return { engine: name, entries: size.entries, ...measured, floor };
  } finally {
    engine.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const chosen = asked === 'both' ? [SIZES.small, SIZES.large] : [SIZES[asked]];
if (chosen.includes(undefined)) throw new Error('usage: bench.mjs small|large|both [sqlcipher|postgres] [operation …]');
mkdirSync(bench, { recursive: true });
const runs = [];
for (const engine of engines.length > 0 ? engines : Object.values(ENGINES))
  for (const size of chosen) runs.push(await runOn(size, engine));
const machine = { cpu: os.cpus()[0].model, cores: os.cpus().length, memoryGb: Math.round(os.totalmem() / 2 ** 30),
  load: os.loadavg()[0] };
writeFileSync(path.join(bench, 'results.json'),
  `${JSON.stringify({ when: new Date().toISOString(), machine, secondsEach: seconds, runs }, null, 1)}\n`);
if (only.length === 0) {
  console.log(tables(runs));
  console.log(`${machine.cpu}, ${machine.cores} cores shared with wrk, load ${machine.load.toFixed(1)} at the end.`);
}
