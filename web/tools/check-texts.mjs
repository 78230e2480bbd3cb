// SPDX-License-Identifier: EUPL-1.2
// The texts of the client: keys in the right folder, none twice, none missing, none unused, the same keys and arguments in
// every language. Keys made at run time ("problem." + code) are declared in DYNAMIC.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), '../src');
/** Prefixes whose keys are built from a code of the server. */
const DYNAMIC = JSON.parse(fs.readFileSync(path.join(source, 'i18n/dynamic-keys.json'), 'utf8'));

const problems = [];
const catalogues = new Map();
for (const folder of fs.readdirSync(source))
  for (const file of fs.existsSync(path.join(source, folder, 'fr.json')) ? ['fr.json'] : []) {
    const texts = JSON.parse(fs.readFileSync(path.join(source, folder, file), 'utf8'));
    for (const [key, text] of Object.entries(texts)) {
      if (catalogues.has(key)) problems.push(`${folder}/${file}: "${key}" is also in ${catalogues.get(key)}`);
      catalogues.set(key, `${folder}/${file}`);
      if (typeof text !== 'string' || !text.trim()) problems.push(`${folder}/${file}: "${key}" has no text`);
      const owner = key.split('.')[0];
      if (owner !== folder && !DYNAMIC.some((prefix) => key.startsWith(prefix)))
        problems.push(`${folder}/${file}: "${key}" should start with "${folder}."`);
    }
  }

const code = fs
  .readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('schema.d.ts'))
  .map((name) => fs.readFileSync(path.join(source, name), 'utf8'))
  .join('\n');
for (const [key, where] of catalogues) {
  if (DYNAMIC.some((prefix) => key.startsWith(prefix))) continue;
  if (!code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !code.includes(`\`${key}\``))
    problems.push(`${where}: "${key}" is not used`);
}
for (const [, key] of code.matchAll(/\bt(?:ranslate)?\('([a-z][\w.-]+)'/g))
  if (!catalogues.has(key)) problems.push(`"${key}" is used but has no text`);

if (problems.length) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${catalogues.size} texts`);
