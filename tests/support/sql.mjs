// SPDX-License-Identifier: EUPL-1.2
// Questions to a database that no server has open, past the program: what is really in the file.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Runs statements and gives the rows of the last one that answers, as objects. */
export function sql(directory, statements) {
  const key = readFileSync(path.join(directory, 'jalon.key'), 'utf8').trim();
  const input = `.bail on\n.output /dev/null\nPRAGMA key = "x'${key}'";\n.output stdout\n.mode json\n${statements};\n`;
  const done = spawnSync('sqlcipher', ['-batch', path.join(directory, 'jalon.db')], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  if (done.status !== 0 || done.stderr) throw new Error(`sqlcipher: ${done.status} ${done.stderr}\n${statements.slice(0, 500)}`);
  const answers = done.stdout.trim();
  // Each answer is an array of its own; the last one begins at the last line that opens one.
  return answers === '' ? [] : JSON.parse(answers.slice(answers.lastIndexOf('\n[') + 1));
}

/** The values of the first column. */
export function column(directory, statement) {
  return sql(directory, statement).map((row) => Object.values(row)[0]);
}

/** Everything the engine can say about the file as a whole; empty when it is sound. */
export function damages(directory) {
  const found = [];
  for (const pragma of ['integrity_check', 'foreign_key_check', 'cipher_integrity_check'])
    for (const row of sql(directory, `PRAGMA ${pragma}`)) {
      const said = Object.values(row).join(' ');
      if (said !== 'ok') found.push(`${pragma}: ${said}`);
    }
  return found;
}
