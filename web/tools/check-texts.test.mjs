// SPDX-License-Identifier: EUPL-1.2
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkTexts } from './check-texts.mjs';

let source;
beforeEach(() => {
  source = fs.mkdtempSync(path.join(os.tmpdir(), 'jalon-texts-'));
});
afterEach(() => fs.rmSync(source, { recursive: true }));

function write(name, content) {
  const file = path.join(source, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}
const problems = () => checkTexts(source, ['problem.']).problems;

test('texts that are used, in their folder, pass', () => {
  write('files/fr.json', {
    'files.title': 'Dossiers',
    'files.count': '{count, plural, one {# dossier} other {# dossiers}}',
  });
  write('files/Page.tsx', "t('files.title'); const key = 'files.count';");
  expect(problems()).toEqual([]);
});

test('unused and missing texts are found; tests do not count as a use', () => {
  write('files/fr.json', { 'files.title': 'Dossiers' });
  write('files/Page.tsx', "t('files.other')");
  write('files/Page.test.tsx', "t('files.title')");
  expect(problems()).toEqual(['files/fr.json: "files.title" is not used', '"files.other" is used but has no text']);
});

test('keys made from a code of the server need no visible use', () => {
  write('ui/fr.json', { 'problem.offline': 'Pas de réponse du serveur.' });
  expect(problems()).toEqual([]);
});

test('a key twice in one file, in two files, or in the wrong folder', () => {
  write('files/fr.json', '{\n  "files.a": "A",\n  "files.a": "B"\n}');
  write('tasks/fr.json', { 'files.a': 'A' });
  write('files/Page.tsx', "t('files.a')");
  expect(problems()).toEqual([
    'files/fr.json: "files.a" is there twice',
    'tasks/fr.json: "files.a" is also in files/fr.json',
    'tasks/fr.json: "files.a" should start with "tasks."',
  ]);
});

test('empty texts, broken messages and straight apostrophes', () => {
  write('files/fr.json', { 'files.a': ' ', 'files.b': '{count, plural, one {x}', 'files.c': "l'élève" });
  write('files/Page.tsx', "t('files.a') t('files.b') t('files.c')");
  expect(problems()).toHaveLength(3);
  expect(problems()[0]).toContain('has no text');
  expect(problems()[1]).toContain('is no ICU message');
  expect(problems()[2]).toContain('straight apostrophe');
});

test('another language has the same keys and the same arguments', () => {
  write('files/fr.json', { 'files.a': 'Bonjour {name}', 'files.b': 'Clore' });
  write('files/de.json', { 'files.a': 'Guten Tag {who}', 'files.c': 'Zu' });
  write('files/Page.tsx', "t('files.a') t('files.b')");
  expect(problems()).toEqual([
    'files/de.json: "files.a" asks for other arguments than in French',
    'files/de.json: "files.c" is not in French',
    'files/de.json: "files.b" is missing',
  ]);
});
