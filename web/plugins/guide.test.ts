// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { anchorOf, chaptersOf, pageOf, toHtml } from './guide.ts';

test('a heading is where a link from a screen lands', () => {
  expect(anchorOf('Liste d’attente : l’ordre')).toBe('liste-d-attente-l-ordre');
  expect(toHtml('## Élèves reçus')).toBe('<h2 id="eleves-recus">Élèves reçus</h2>\n');
});

test('links between chapters lead to their pages', () => {
  expect(toHtml('[les places](places.md#attente)')).toContain('<a href="places.html#attente">les places</a>');
  expect(toHtml('[ailleurs](https://exemple.example/a.md)')).toContain('href="https://exemple.example/a.md"');
});

test('what is no Markdown stays text, comments are left out', () => {
  expect(toHtml('<!-- SPDX -->\n\n<script>alert(1)</script>')).not.toContain('<script>');
  expect(toHtml('<!-- SPDX -->')).toBe('');
});

test('the table of contents gives the order and the titles', () => {
  const pages = new Map([
    ['sommaire', '# Guide\n- [x](b.md)\n- [y](a.md)'],
    ['a', '# Après'],
    ['b', '# Début'],
  ]);
  const chapters = chaptersOf(pages);
  expect(chapters).toEqual([
    { name: 'b', title: 'Début' },
    { name: 'a', title: 'Après' },
  ]);
  expect(pageOf('a', '# Après', chapters)).toContain('<a href="a.html" aria-current="page">Après</a>');
});

test('a chapter nobody lists, or listed and not there, fails the build', () => {
  expect(() =>
    chaptersOf(
      new Map([
        ['sommaire', ''],
        ['perdu', '# P'],
      ]),
    ),
  ).toThrow(/does not list perdu/);
  expect(() => chaptersOf(new Map([['sommaire', '[x](rien.md)']]))).toThrow(/no chapter rien/);
});
