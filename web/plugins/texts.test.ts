// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { i18n } from '../src/i18n';
import { foldersFor } from './texts.ts';

const texts = new Map([
  ['ui', { 'ui.save': 'Enregistrer', 'problem.offline': 'Pas de réponse.' }],
  ['files', { 'files.title': 'Dossiers' }],
  [
    'receptions',
    { 'receptions.title': 'Saisines', 'reason.no_place': 'Pas de place', 'problem.stay_begun': 'Commencé.' },
  ],
]);
const dynamic = ['problem.', 'reason.'];
const SPEAKS = "import { useT } from '@/i18n';";
const needed = (folder: string, code: string) => foldersFor(folder, code, texts, dynamic);

test('a module that says nothing brings no texts', () => {
  expect(needed('files', "export const routes = ['/dossiers'];")).toEqual([]);
});

test('a module that speaks brings the texts of its folder', () => {
  expect(needed('files', SPEAKS)).toEqual(['files']);
});

test('keys of other folders bring theirs', () => {
  expect(needed('files', `${SPEAKS} t('receptions.title'); t("ui.save")`)).toEqual(['ui', 'files', 'receptions']);
});

test('keys made at run time bring every folder that has some', () => {
  expect(needed('files', `${SPEAKS} /* reason. */ translateOr(\`reason.\${code}\`, '')`)).toEqual([
    'files',
    'receptions',
  ]);
});

test('refusals do not bring every capability into the first screen', () => {
  expect(needed('ui', `${SPEAKS} translateOr(\`problem.\${code}\`, '')`)).toEqual(['ui']);
});

test('the texts a module brings are there when it is loaded', async () => {
  await import('../src/ui/problem');
  expect(i18n._('problem.offline')).toContain('Pas de réponse');
});
