// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { type DiffPart, unionText, wordDiff } from './wordDiff';

const side = (parts: DiffPart[], own: 'mine' | 'theirs') =>
  parts
    .filter((part) => part.kind === 'same' || part.kind === own)
    .map((part) => part.text)
    .join('');

test('only the words that differ are marked', () => {
  expect(wordDiff('Lina est arrivée à 9h', 'Lina est repartie à 9h')).toEqual([
    { kind: 'same', text: 'Lina est ' },
    { kind: 'mine', text: 'arrivée' },
    { kind: 'theirs', text: 'repartie' },
    { kind: 'same', text: ' à 9h' },
  ]);
});

test.each([
  ['', 'tout est neuf'],
  ['tout a disparu', ''],
  ['a b c d', 'd c b a'],
  ['une ligne\n\nune autre', 'une ligne\nune autre  encore'],
  ['même', 'même'],
])('both texts can be read back from the parts: "%s" / "%s"', (mine, theirs) => {
  const parts = wordDiff(mine, theirs);
  expect(side(parts, 'mine')).toBe(mine);
  expect(side(parts, 'theirs')).toBe(theirs);
});

test('very long texts are compared by paragraphs, still without loss', () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ');
  const mine = `début\n${long('a')}\nfin`;
  const theirs = `début\n${long('b')}\nfin`;
  const parts = wordDiff(mine, theirs);
  expect(side(parts, 'mine')).toBe(mine);
  expect(side(parts, 'theirs')).toBe(theirs);
});

test('the union holds every word of both', () => {
  const merged = unionText('appeler la mère demain', 'appeler le père demain matin');
  for (const word of ['appeler', 'la', 'mère', 'le', 'père', 'demain', 'matin'])
    expect(merged.split(/\s+/)).toContain(word);
  expect(unionText('', 'seul')).toBe('seul');
  expect(unionText('seul', '')).toBe('seul');
});

test('a passage written anew on both sides stays whole', () => {
  expect(wordDiff('Objectif : préparer les excuses.', 'Objectif : rendre le devoir.')).toEqual([
    { kind: 'same', text: 'Objectif : ' },
    { kind: 'mine', text: 'préparer les excuses.' },
    { kind: 'theirs', text: 'rendre le devoir.' },
  ]);
  expect(unionText('Objectif : préparer les excuses.', 'Objectif : rendre le devoir.')).toBe(
    'Objectif : préparer les excuses. rendre le devoir.',
  );
});
