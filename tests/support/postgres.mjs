// SPDX-License-Identifier: EUPL-1.2
// Bases on the PostgreSQL server of $JALON_TEST_DATABASE (script/postgres start), each gone with the process that made it.
import { spawnSync } from 'node:child_process';

/** The address of the server, or undefined when tests run on the embedded engine. */
export const postgres = process.env.JALON_TEST_DATABASE || undefined;

/** The address of another base of the server. */
export function addressOf(base, server = postgres) {
  const address = new URL(server);
  address.pathname = `/${base}`;
  return address.href;
}

/** The name of the base at an address. */
export const nameOf = (address) => new URL(address).pathname.slice(1);

/** Runs statements, as another program would, and gives the rows as arrays of text. */
export function psql(address, statements) {
  const done = spawnSync('psql', ['-X', '-q', '-A', '-t', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-d', address], { input: statements, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`psql: ${done.stderr}\n${statements.slice(0, 500)}`);
  return done.stdout.split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
}

const made = [];
function dropAll() {
  for (const { server, name } of made) psql(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
function newName(server) {
  // Not before: servers that this process started end first.
  if (made.length === 0) process.on('exit', dropAll);
  const name = `jalon_node_${process.pid}_${made.length + 1}`;
  made.push({ server, name });
  return name;
}

/** A new base without any table, as Jalon wants it; its address. */
export function emptyBase(server = postgres) {
  const name = newName(server);
  psql(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
  return addressOf(name, server);
}

/** A copy of a base nobody is connected to; its address. */
export function duplicate(address, server = postgres) {
  const name = newName(server);
  psql(server, `CREATE DATABASE ${name} TEMPLATE ${nameOf(address)} STRATEGY FILE_COPY`);
  return addressOf(name, server);
}

/** A copy of the base `template`, which `fill(address)` fills when the server has none of that name; its address. */
export function copyOfBase(template, fill, server = postgres) {
  const isThere = () => psql(server, `SELECT 1 FROM pg_database WHERE datname = '${template}'`).length > 0;
  if (!isThere()) {
    const draft = emptyBase(server);
    fill(draft);
    try {
      psql(server, `ALTER DATABASE ${nameOf(draft)} RENAME TO ${template}`);
    } catch (error) {
      if (!isThere()) throw error; // else a test that runs at the same time was quicker
    }
  }
  return duplicate(addressOf(template, server), server);
}
