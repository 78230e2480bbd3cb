// SPDX-License-Identifier: EUPL-1.2
// A base as an older program would have left it: made by its migrations alone, with the content of the demo in the columns it
// had then, several times over where a later migration moves rows. And what there is to say of a base, whichever the engine.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { copyOfBase, duplicate, emptyBase, psql } from './postgres.mjs';
import { createDemo, demoCopy, root, temporaryFolder } from './server.mjs';
import { column, damages, sql } from './sql.mjs';

/** The last schema before entries (0211) and audit lines (0212) were laid anew. */
export const OLDER = 206;
/** How often more, and the column that tells the others from the first. */
const MORE = { entry: [4, 'id'], entry_version: [4, 'entry_id'], audit_line: [3, 'id'] };
/** Tables of the older schema whose rows a later migration put into another: what fills them. */
const BECAME = { app_user_role: { columns: ['user_id', 'role'], of: 'membership', where: "role IN ('coordinator', 'administrator')" } };
/** Made from entries by whichever program opens the base. */
const DERIVED = /^entry_(words|index|form)/;
const APPLIED = "SELECT number || ' ' || checksum FROM schema_migration ORDER BY number";
const TOKENS = {
  sqlite: { int: 'INTEGER', bool: 'INTEGER', json: 'TEXT', blob: 'BLOB', real: 'REAL', strict: 'STRICT', only_sqlcipher: '', only_postgres: '--' },
  postgres: { int: 'BIGINT', bool: 'BOOLEAN', json: 'TEXT', blob: 'BYTEA', real: 'DOUBLE PRECISION', strict: '', only_sqlcipher: '--', only_postgres: '' },
};

/** The text that makes the older schema and notes its migrations, as the program does. */
function olderSchema(engine) {
  const files = readdirSync(path.join(root, 'server'))
    .flatMap((module) => {
      try { return readdirSync(path.join(root, 'server', module, 'migrations')).map((name) => path.join(module, 'migrations', name)); } catch { return []; }
    })
    .filter((file) => file.endsWith('.sql') && !file.endsWith('.postgres.sql'));
  const words = (text) => text.replace(/\{\{(\w+)\}\}/g, (_, token) => TOKENS[engine][token]);
  const made = files
    .map((file) => ({ file, number: Number(path.basename(file).split('_')[0]) }))
    .filter(({ number }) => number <= OLDER)
    .sort((one, other) => one.number - other.number)
    .map(({ file, number }) => {
      const own = path.join(root, 'server', file.replace(/\.sql$/, '.postgres.sql'));
      let text = readFileSync(path.join(root, 'server', file), 'utf8');
      if (engine === 'postgres') try { text = readFileSync(own, 'utf8'); } catch { /* one text for both */ }
      const checksum = createHash('sha256').update(text).digest('hex');
      const label = path.basename(file, '.sql').replace(/^\d+_/, '');
      return `${words(text)}\nINSERT INTO schema_migration VALUES (${number}, '${label}', '${checksum}', ${1_700_000_000_000_000 + number});`;
    });
  const notes = `CREATE TABLE schema_migration (
    number {{int}} NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at {{int}} NOT NULL
) {{strict}};`;
  return `BEGIN;\n${words(notes)}\n${made.join('\n')}\nCOMMIT;`;
}

/** The rows once more under other ids, of days long past, as often as MORE says. */
function multiplied(tables) {
  return Object.entries(MORE).flatMap(([table, [times, id]]) => {
    const marks = Array.from({ length: times }, (_, i) => `'${(i + 1).toString(16).padStart(4, '0')}'`);
    return marks.map((mark) => {
      const others = tables.get(table).map((name) => (name === id ? `${mark} || substr(${id}, 5)` : name));
      return `INSERT INTO ${table} (${tables.get(table)}) SELECT ${others} FROM ${table} WHERE substr(${id}, 1, 4) NOT IN (${marks})`;
    });
  });
}

/** Groups rows [table, column] by table. */
function grouped(rows) {
  const tables = new Map();
  for (const [table, name] of rows) tables.set(table, [...(tables.get(table) ?? []), name]);
  return tables;
}

/** What an older table held and a newer one does not; a row counts as often as it is there. */
export function lost(before, after) {
  const left = new Map();
  for (const row of after) left.set(row, (left.get(row) ?? 0) + 1);
  return before.filter((row) => {
    const there = left.get(row) ?? 0;
    left.set(row, there - 1);
    return there <= 0;
  });
}

const kept = (tables) => new Map([...tables].filter(([table]) => !DERIVED.test(table) && !BECAME[table] && table !== 'schema_migration'));

/** The embedded engine: a base is a folder. */
export const embedded = {
  tables: (directory) => grouped(sql(directory, "SELECT t.name AS name, c.name AS col FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'").map(Object.values)),
  make() {
    const reference = demoCopy();
    const directory = temporaryFolder();
    copyFileSync(path.join(reference, 'jalon.key'), path.join(directory, 'jalon.key'));
    sql(directory, olderSchema('sqlite'));
    const tables = kept(embedded.tables(directory));
    const key = readFileSync(path.join(reference, 'jalon.key'), 'utf8').trim();
    const rows = [...tables].map(([table, columns]) => `DELETE FROM main.${table}; INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM demo.${table};`);
    for (const [table, { columns, of, where }] of Object.entries(BECAME))
      rows.push(`INSERT INTO main.${table} (${columns}) SELECT DISTINCT ${columns} FROM demo.${of} WHERE ${where};`);
    const more = multiplied(tables);
    sql(directory, `PRAGMA foreign_keys = OFF; ATTACH '${path.join(reference, 'jalon.db')}' AS demo KEY "x'${key}'"; BEGIN; ${rows.join(' ')} COMMIT; DETACH demo; BEGIN; ${more.join('; ')}; COMMIT`);
    return { base: directory, tables, migrations: column(reference, APPLIED) };
  },
  /** Every row of those columns, as a table and a digest. */
  content: (directory, tables) => column(directory, [...tables].map(([table, columns]) =>
    `SELECT '${table} ' || hex(sha3(${columns.map((name) => `quote("${name}")`).join(" || ',' || ")}, 256)) FROM "${table}"`).join(' UNION ALL ')),
  copy(directory) {
    const copy = temporaryFolder();
    cpSync(directory, copy, { recursive: true });
    return copy;
  },
  /** Looked at in a copy: whoever opens the file takes up its log. */
  look(directory, tables) {
    const look = embedded.copy(directory);
    const seen = { applied: column(look, APPLIED), content: embedded.content(look, tables), damages: damages(look) };
    rmSync(look, { recursive: true });
    return seen;
  },
};

/** A PostgreSQL server: a base is an address. */
export function onPostgres(server) {
  const columns = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position";
  const first = (address, statement) => psql(address, statement).map(([value]) => value);
  const engine = {
    tables: (address) => grouped(psql(address, columns)),
    make() {
      const reference = copyOfBase('jalon_demo', (address) => createDemo('--database', address), server);
      const base = emptyBase(server);
      psql(base, olderSchema('postgres'));
      const tables = kept(engine.tables(base));
      // Rows in any order, and none of the triggers: as a restored dump is filled.
      const rows = [...tables].map(([table, names]) => (table === 'audit_line' ? '' : `DELETE FROM ${table};\n`)
        + `COPY ${table} (${names}) FROM STDIN;\n${dumped(reference, table, names)}\\.\n`);
      for (const [table, { columns: names, of, where }] of Object.entries(BECAME))
        rows.push(`COPY ${table} (${names}) FROM STDIN;\n${dumped(reference, `(SELECT DISTINCT ${names} FROM ${of} WHERE ${where})`)}\\.\n`);
      const more = multiplied(tables);
      psql(base, `SET session_replication_role = replica;\nBEGIN;\n${rows.join('')}${more.join(';\n')};\nCOMMIT;`);
      return { base, tables, migrations: first(reference, APPLIED) };
    },
    copy: (address) => duplicate(address, server),
    content: (address, tables) => first(address, [...tables].map(([table, names]) => `SELECT '${table} ' || md5(ROW(${names})::text) FROM ${table}`).join(' UNION ALL ')),
    look: (address, tables) => ({ applied: first(address, APPLIED), content: engine.content(address, tables), damages: [] }),
  };
  return engine;
}

/** The rows of a table's columns, or those of a query, as COPY writes them. */
function dumped(address, what, names) {
  const from = names ? `${what} (${names})` : what;
  const done = spawnSync('psql', ['-X', '-q', '-d', address, '-c', `COPY ${from} TO STDOUT`], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}
