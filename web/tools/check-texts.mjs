// SPDX-License-Identifier: EUPL-1.2
// The texts of the client: keys in the folder they are named after, none twice, none missing, none unused, none empty; valid
// ICU messages; French typography; every other language with the same keys and the same arguments as French.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** The arguments a message asks for: "{count, plural, one {{name}} other {#}}" asks for count and name. */
function argumentsOf(message) {
  const names = new Set();
  const visit = (parts) => {
    for (const part of Array.isArray(parts) ? parts : []) {
      if (!Array.isArray(part)) continue;
      const [name, , choices] = part;
      names.add(name);
      for (const choice of Object.values(typeof choices === 'object' ? choices : {})) visit(choice);
    }
  };
  visit(compileMessage(message));
  return [...names].sort().join(', ');
}

function readCatalogue(file) {
  const raw = fs.readFileSync(file, 'utf8');
  const written = [...raw.matchAll(/^\s*"([^"]+)"\s*:/gm)].map(([, key]) => key);
  const twice = written.filter((key, index) => written.indexOf(key) !== index);
  return { texts: JSON.parse(raw), twice };
}

/** The compiler writes what it cannot read to the console and gives it back as plain text. */
function isBroken(text) {
  const { error } = console;
  console.error = () => {};
  const compiled = compileMessage(text);
  console.error = error;
  return /[{}]/.test(text) && [compiled].flat()[0] === text;
}

function problemOfText(text) {
  if (typeof text !== 'string' || !text.trim()) return 'has no text';
  if (/\p{L}'\p{L}/u.test(text)) return 'has a straight apostrophe: write ’';
  if (isBroken(text)) return 'is no ICU message';
  return null;
}

/** `dynamic`: prefixes whose keys are built from a code of the server, in whatever folder, so that no use is found. */
export function checkTexts(source, dynamic) {
  const problems = [];
  const folders = fs.readdirSync(source).filter((name) => fs.statSync(path.join(source, name)).isDirectory());
  const isDynamic = (key) => dynamic.some((prefix) => key.startsWith(prefix));
  const french = new Map();
  for (const folder of folders) {
    const file = path.join(source, folder, 'fr.json');
    if (!fs.existsSync(file)) continue;
    const where = `${folder}/fr.json`;
    const { texts, twice } = readCatalogue(file);
    for (const key of twice) problems.push(`${where}: "${key}" is there twice`);
    for (const [key, text] of Object.entries(texts)) {
      if (french.has(key)) problems.push(`${where}: "${key}" is also in ${french.get(key).where}`);
      french.set(key, { where, text });
      const problem = problemOfText(text);
      if (problem) problems.push(`${where}: "${key}" ${problem}`);
      if (key.split('.')[0] !== folder && !isDynamic(key))
        problems.push(`${where}: "${key}" should start with "${folder}."`);
    }
  }
  problems.push(...unusedAndMissing(source, french, isDynamic), ...otherLanguages(source, folders, french));
  return { problems, count: french.size };
}

function unusedAndMissing(source, french, isDynamic) {
  const problems = [];
  const code = fs
    .readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/schema\.d\.ts$|\.test\.tsx?$/.test(name))
    .map((name) => fs.readFileSync(path.join(source, name), 'utf8'))
    .join('\n');
  for (const [key, { where }] of french)
    if (!isDynamic(key) && ![`'${key}'`, `"${key}"`, `\`${key}\``].some((quoted) => code.includes(quoted)))
      problems.push(`${where}: "${key}" is not used`);
  for (const [, key] of code.matchAll(/\bt(?:ranslate)?\('([a-z][\w.-]+)'/g))
    if (!french.has(key)) problems.push(`"${key}" is used but has no text`);
  return problems;
}

function otherLanguages(source, folders, french) {
  const problems = [];
  const found = new Map();
  for (const folder of folders)
    for (const file of fs.readdirSync(path.join(source, folder)).filter((name) => /^[a-z]{2}\.json$/.test(name))) {
      if (file === 'fr.json') continue;
      const where = `${folder}/${file}`;
      const texts = JSON.parse(fs.readFileSync(path.join(source, folder, file), 'utf8'));
      if (!found.has(file)) found.set(file, new Set());
      for (const [key, text] of Object.entries(texts)) {
        found.get(file).add(key);
        if (!french.has(key)) problems.push(`${where}: "${key}" is not in French`);
        else if (argumentsOf(text) !== argumentsOf(french.get(key).text))
          problems.push(`${where}: "${key}" asks for other arguments than in French`);
      }
    }
  for (const [file, keys] of found)
    for (const [key, { where }] of french)
      if (!keys.has(key)) problems.push(`${where.replace('fr.json', file)}: "${key}" is missing`);
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const source = path.join(path.dirname(fileURLToPath(import.meta.url)), '../src');
  const dynamic = JSON.parse(fs.readFileSync(path.join(source, 'i18n/dynamic-keys.json'), 'utf8'));
  const { problems, count } = checkTexts(source, dynamic);
  if (problems.length) {
    console.error(problems.join('\n'));
    process.exit(1);
  }
  console.log(`${count} texts`);
}
