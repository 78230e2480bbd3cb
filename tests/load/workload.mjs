// SPDX-License-Identifier: EUPL-1.2
// What the users of the measurement ask for, drawn from the base itself and always the same for one base.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const REQUESTS = 4000;
const SORTS = ['name', '-name', 'activity', '-activity', 'birth', '-birth'];
const STATES = ['none', 'upcoming', 'in_progress', 'follow_up', 'closed'];
const KINDS = ['note', 'call', 'message', 'meeting', 'observation'];
// Of data/demo/load.json: each stands in a fifth to half of all notes.
const COMMON = ['collège', 'mère', 'atelier', 'bourse', 'psychologue', 'réunion', 'téléphone', 'stages', 'transports', 'éducatrice'];
const PHRASES = ['retour en classe', 'stage en boulangerie', 'entretien de présentation', 'carte de transport', 'à domicile'];
const PLACEHOLDER = '00000000-0000-7000-8000-000000000000'; // replay.lua puts a new id in its place

/** mulberry32 */
function drawFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(next() * count);
  return { below, chance: (percent) => next() * 100 < percent, oneOf: (items) => items[below(items.length)] };
}

/** Every file of the base: { id, lastName, firstName, birthDate, structureId } and some cursors of the list. */
async function readBase(client) {
  const files = [];
  const cursors = [];
  let cursor = '';
  do {
    const page = await client.get(`/api/v1/files?sort=name&limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    if (page.status !== 200) throw new Error(`list: ${page.status} ${page.text}`);
    files.push(...page.json.items);
    cursor = page.json.nextCursor ?? '';
    if (cursor) cursors.push(cursor);
  } while (cursor);
  return { files, cursors };
}

function listPath(draw, { files, cursors }) {
  if (draw.chance(20)) return `/api/v1/files?sort=name&cursor=${encodeURIComponent(draw.oneOf(cursors))}`;
  const asked = new URLSearchParams({ sort: draw.oneOf(SORTS) });
  if (draw.chance(40)) asked.set('state', draw.oneOf(STATES));
  if (draw.chance(30)) asked.set('structureId', draw.oneOf(files).structureId);
  return `/api/v1/files?${asked}`;
}

/** What is typed letter by letter: one name, two beginnings, a whole name, a birth date. */
function searchPath(draw, { files }) {
  const person = draw.oneOf(files);
  const beginning = (name, least, most) => name.slice(0, least + draw.below(most - least + 1));
  const kind = draw.below(10);
  let q;
  if (kind < 4) q = beginning(person.lastName, 2, 6);
  else if (kind < 7) q = `${beginning(person.lastName, 2, 5)} ${beginning(person.firstName, 1, 4)}`;
  else if (kind < 9) q = `${person.firstName} ${person.lastName}`;
  else q = person.birthDate.split('-').reverse().join('/');
  return `/api/v1/files?q=${encodeURIComponent(q)}`;
}

function candidatesPath(draw, { files }) {
  const { lastName, firstName, birthDate } = draw.oneOf(files);
  const asked = new URLSearchParams({ lastName, firstName });
  if (draw.chance(50)) asked.set('birthDate', birthDate);
  return `/api/v1/people/candidates?${asked}`;
}

function entry(draw, { files }) {
  const text = 'Sa mère a appelé au sujet de l’entretien de présentation. Le collège confirme par téléphone. '.repeat(1 + draw.below(4));
  const body = { id: PLACEHOLDER, kind: draw.oneOf(KINDS), occurredOn: '2026-11-19', text };
  return `POST\t/api/v1/people/${draw.oneOf(files).id}/entries\t${JSON.stringify(body)}`;
}

const wordsPath = (q) => `GET\t/api/v1/search/entries?q=${encodeURIComponent(q)}`;
/** What is looked for in notes. A space at the end says that the last word is whole. */
const wordSearches = {
  // One note in two has a number of six digits.
  words_rare: (draw) => wordsPath(`${draw.below(1_000_000)} `),
  words_name: (draw, { files }) => wordsPath(`${draw.oneOf(files).lastName} `),
  words_common: (draw) => wordsPath(`${draw.oneOf(COMMON)} `),
  words_two: (draw) => wordsPath(`${draw.oneOf(COMMON)} ${draw.oneOf(COMMON)} `),
  words_phrase: (draw) => wordsPath(`"${draw.oneOf(PHRASES)}" `),
  words_beginning: (draw) => {
    const word = draw.oneOf(COMMON);
    return wordsPath(word.slice(0, 3 + draw.below(word.length - 3)));
  },
};

const kinds = {
  open: (draw, base) => `GET\t/api/v1/files/${draw.oneOf(base.files).id}`,
  list: (draw, base) => `GET\t${listPath(draw, base)}`,
  search: (draw, base) => `GET\t${searchPath(draw, base)}`,
  candidates: (draw, base) => `GET\t${candidatesPath(draw, base)}`,
  ...wordSearches,
  add: entry,
  today: () => 'GET\t/api/v1/today',
  figures: (draw) => `GET\t/api/v1/reports/figures?period=${draw.oneOf(['2026', '2025-2026', '2026-2027'])}`,
};
/** Of a hundred acts of a working day. */
const SHARES = { open: 40, list: 20, search: 20, add: 10, today: 8, candidates: 2 };

function mixed(draw, base) {
  let left = draw.below(100);
  for (const [kind, share] of Object.entries(SHARES)) {
    left -= share;
    if (left < 0) return kinds[kind](draw, base);
  }
  throw new Error('the shares do not add up to 100');
}

/** Writes FOLDER/<operation>.tsv for each operation, and the headers of a signed-in client. Returns the operations. */
export async function writeWorkload(client, folder) {
  const base = await readBase(client);
  const operations = { ...kinds, mixed };
  for (const [name, one] of Object.entries(operations)) {
    const draw = drawFrom(20261119);
    const lines = Array.from({ length: REQUESTS }, () => one(draw, base));
    writeFileSync(path.join(folder, `${name}.tsv`), `${lines.join('\n')}\n`);
  }
  writeFileSync(path.join(folder, 'headers.txt'), `Cookie: ${client.cookie}\nX-Jalon-CSRF: ${client.csrf}\n`);
  return { operations: Object.keys(operations), files: base.files.length };
}
