// SPDX-License-Identifier: EUPL-1.2
// Bases on the PostgreSQL server of $JALON_TEST_DATABASE (script/postgres start), each gone with the process that made it.
import { spawnSync } from 'node:child_process';

/** The address of the server, or undefined when tests run on the embedded engine. */
export const postgres = process.env.JALON_TEST_DATABASE || undefined;

/** The address of another base of the server. */
export function addressOf(base) {
  const address = new URL(postgres);
  address.pathname = `/${base}`;
  return address.href;
}

/** Runs statements, as another program would, and gives the rows as arrays of text. */
export function psql(address, statements) {
  const done = spawnSync('psql', ['-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-d', address], { input: statements, encoding: 'utf8' });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`psql: ${done.stderr}\n${statements.slice(0, 500)}`);
  return done.stdout.split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
}

let made = 0;
function newName() {
  made += 1;
  const name = `jalon_node_${process.pid}_${made}`;
  process.on('exit', () => psql(postgres, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return name;
}

/** A new base without any table, as Jalon wants it; its address. */
export function emptyBase() {
  const name = newName();
  psql(postgres, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
  return addressOf(name);
}

/** A copy of the base `template`, which `fill(address)` fills when the server has none of that name; its address. */
export function copyOfBase(template, fill) {
  const isThere = () => psql(postgres, `SELECT 1 FROM pg_database WHERE datname = '${template}'`).length > 0;
  if (!isThere()) {
    const draft = newName();
    psql(postgres, `CREATE DATABASE ${draft} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
    fill(addressOf(draft));
    try {
      psql(postgres, `ALTER DATABASE ${draft} RENAME TO ${template}`);
    } catch (error) {
      if (!isThere()) throw error; // else a test that runs at the same time was quicker
    }
  }
  const name = newName();
  psql(postgres, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  return addressOf(name);
}
