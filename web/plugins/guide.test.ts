// SPDX-License-Identifier: EUPL-1.2
import fs from 'node:fs';
import path from 'node:path';
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

test('every link from a screen or a chapter leads to a chapter and a heading that exist, every picture is there', () => {
  const folder = path.join(import.meta.dirname, '../../docs/guide');
  const chapters = new Map(
    fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name.slice(0, -3), fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
  const places = new Set<string>();
  for (const [name, markdown] of chapters) {
    places.add(name);
    for (const [, heading = ''] of markdown.matchAll(/^#+ (.+)$/gm)) places.add(`${name}#${anchorOf(heading)}`);
  }
  const wanted = new Set<string>();
  for (const markdown of chapters.values())
    for (const [, chapter, anchor = ''] of markdown.matchAll(/\]\(([\w-]+)\.md(#[\w-]+)?\)/g))
      wanted.add(chapter + anchor);
  const sources = path.join(import.meta.dirname, '../src');
  for (const name of fs.readdirSync(sources, { recursive: true, encoding: 'utf8' }))
    if (/\.tsx?$/.test(name))
      for (const [, place = ''] of fs
        .readFileSync(path.join(sources, name), 'utf8')
        .matchAll(/\bhelp(?:=|: )["']([^"'#]+(?:#[^"']+)?)["']/g))
        wanted.add(place);
  expect(wanted.size).toBeGreaterThan(chapters.size);
  expect([...wanted].filter((place) => !places.has(place))).toEqual([]);

  const pictures = [...chapters.values()].flatMap((markdown) => [...markdown.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)]);
  expect(pictures.map(([, file = '']) => file).filter((file) => !fs.existsSync(path.join(folder, file)))).toEqual([]);
});
