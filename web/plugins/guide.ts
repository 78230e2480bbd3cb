// SPDX-License-Identifier: EUPL-1.2
// The user guide, shipped with the program: docs/guide/*.md become plain pages without script under /guide/, with the pictures
// the browser tests took. docs/guide/sommaire.md lists the chapters in their order; a chapter it forgets fails the build.
import fs from 'node:fs';
import path from 'node:path';
import { Marked, type Tokens } from 'marked';
import type { Plugin } from 'vite';

export interface Chapter {
  /** The file's name without .md, and the page's without .html. */
  name: string;
  title: string;
}

const CONTENTS = 'sommaire';
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** "Liste d’attente" → "liste-d-attente": where a link from a screen lands. */
export function anchorOf(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The body of a page. Raw HTML is shown as text; links to other chapters lead to their pages. */
export function toHtml(markdown: string): string {
  const marked = new Marked({
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => (/^<!--/.test(text.trim()) ? '' : escaped(text)),
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      image: ({ href, text }: Tokens.Image) =>
        `<img src="${escaped(href)}" alt="${escaped(text)}" loading="lazy" decoding="async">`,
      link({ href, tokens }: Tokens.Link) {
        const target = href.replace(/^([\w-]+)\.md(#.*)?$/, '$1.html$2');
        return `<a href="${escaped(target)}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** The chapters of the table of contents. Throws when it and the folder do not agree. */
export function chaptersOf(pages: Map<string, string>): Chapter[] {
  const contents = pages.get(CONTENTS) ?? '';
  const listed = [...contents.matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, name = '']) => name);
  const missing = listed.filter((name) => !pages.has(name));
  const forgotten = [...pages.keys()].filter((name) => name !== CONTENTS && !listed.includes(name));
  if (missing.length > 0) throw new Error(`docs/guide/${CONTENTS}.md: no chapter ${missing.join(', ')}`);
  if (forgotten.length > 0) throw new Error(`docs/guide/${CONTENTS}.md does not list ${forgotten.join(', ')}`);
  return listed.map((name) => ({ name, title: /^# (.+)$/m.exec(pages.get(name) ?? '')?.[1] ?? name }));
}

export function pageOf(name: string, markdown: string, chapters: Chapter[]): string {
  const title = chapters.find((each) => each.name === name)?.title ?? 'Guide de Jalon';
  const entries = [{ name: CONTENTS, title: 'Sommaire' }, ...chapters].map(
    (each) =>
      `<li><a href="${each.name}.html"${each.name === name ? ' aria-current="page"' : ''}>${escaped(each.title)}</a></li>`,
  );
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} — Guide de Jalon</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="guide.css">
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<nav aria-label="Chapitres"><p><a href="/">Jalon</a></p><ul>
${entries.join('\n')}
</ul></nav>
<main id="contenu">
${toHtml(markdown)}</main>
</body>
</html>
`;
}

function pagesIn(folder: string): Map<string, string> {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.md'));
  return new Map(names.map((name) => [name.slice(0, -3), fs.readFileSync(path.join(folder, name), 'utf8')]));
}

export function guide(folder: string, stylesheet: string): Plugin {
  return {
    name: 'jalon-guide',
    apply: 'build',
    generateBundle() {
      const pages = pagesIn(folder);
      const chapters = chaptersOf(pages);
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName: `guide/${fileName}`, source });
      for (const [name, markdown] of pages) emit(`${name}.html`, pageOf(name, markdown, chapters));
      emit('guide.css', fs.readFileSync(stylesheet));
      const images = path.join(folder, 'images');
      for (const image of fs.existsSync(images) ? fs.readdirSync(images) : [])
        if (image.endsWith('.png')) emit(`images/${image}`, fs.readFileSync(path.join(images, image)));
    },
  };
}
