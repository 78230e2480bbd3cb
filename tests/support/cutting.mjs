// SPDX-License-Identifier: EUPL-1.2
// A new version that is killed while it brings the schema up to date (tests/recovery/migration.test.mjs, script/soak).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { demoCopy, jalon, root, run, temporaryFolder } from './server.mjs';
import { column, damages } from './sql.mjs';
import { drawing } from './wait.mjs';

const SCHEMA = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
const APPLIED = "SELECT number || ' ' || checksum FROM schema_migration ORDER BY number";
/** The log of all migrations grows to about three times as much. */
const MOST_BYTES = 400_000;
/** The first command on an empty folder makes the whole schema. */
const command = (directory) => ['user', 'add', 'camille', '--name', 'Camille', '--role', 'coordinator', '--directory', directory, '--data', path.join(root, 'data')];

function written(directory) {
  try {
    return statSync(path.join(directory, 'jalon.db-wal')).size;
  } catch {
    return 0;
  }
}

/** Runs the command and kills it once its log has grown to `bytes`. */
async function cut(directory, bytes) {
  const child = spawn(jalon, command(directory), { stdio: 'ignore' });
  const exited = once(child, 'exit');
  while (child.exitCode === null && child.signalCode === null && written(directory) < bytes) await new Promise(setImmediate);
  child.kill('SIGKILL');
  await exited;
}

/** Looked at in a copy: whoever opens the file takes up its log. Gives the migrations it holds. */
function appliedIn(directory) {
  const look = temporaryFolder();
  cpSync(directory, look, { recursive: true });
  assert.deepEqual(damages(look), []);
  const tables = column(look, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migration'")[0];
  const applied = tables ? column(look, APPLIED) : [];
  rmSync(look, { recursive: true });
  return applied;
}

/** Interrupts the making of a schema at `cuts` places. Gives how many of them were half way. */
export async function cutMigrations({ cuts, progress = () => {} }) {
  const reference = demoCopy();
  const whole = column(reference, SCHEMA);
  const migrations = column(reference, APPLIED);
  const draw = drawing();
  let halfWay = 0;
  for (let i = 0; i < cuts; i += 1) {
    const directory = temporaryFolder();
    await cut(directory, 4096 + draw() * MOST_BYTES);
    // Some are cut a second time, while they catch up.
    if (i % 4 === 0) await cut(directory, written(directory) + 100_000);
    const applied = appliedIn(directory);
    assert.deepEqual(applied, migrations.slice(0, applied.length), 'in order, none by half');
    if (applied.length < migrations.length) halfWay += 1;

    const done = run(command(directory));
    assert.equal(done.status, 0, `${done.stdout}${done.stderr}`);
    assert.deepEqual(column(directory, APPLIED), migrations);
    assert.deepEqual(column(directory, SCHEMA), whole, 'the same schema as if nothing had happened');
    assert.deepEqual(column(directory, 'SELECT login FROM app_user'), ['camille']);
    assert.deepEqual(damages(directory), []);
    rmSync(directory, { recursive: true });
    progress(i, applied.length, migrations.length);
  }
  return halfWay;
}
