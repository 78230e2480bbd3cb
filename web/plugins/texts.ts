// SPDX-License-Identifier: EUPL-1.2
// Every folder of src/ keeps its own texts in <locale>.json. This plugin compiles the ICU messages at build time (no parser and
// no eval in the browser) and gives every module the French texts it uses: a page brings its texts, the first screen only its own.
//
// A module that speaks (imports @/i18n) gets the texts of its own folder; any module those of the folders whose keys it writes
// out ('files.title') or makes at run time from a declared prefix (`reason.${code}`, i18n/dynamic-keys.json). "problem." is
// apart: ui/ has the general ones, a capability those of its own requests.
import fs from 'node:fs';
import path from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:texts/';
const SPREAD = 'problem.';

type Texts = Record<string, string>;

export function readTexts(source: string): Map<string, Texts> {
  const folders = fs.readdirSync(source).map((folder) => [folder, path.join(source, folder, 'fr.json')] as const);
  const kept = folders.filter(([, file]) => fs.existsSync(file));
  return new Map(kept.map(([folder, file]) => [folder, JSON.parse(fs.readFileSync(file, 'utf8')) as Texts]));
}

/** The folders whose texts a module needs. */
export function foldersFor(folder: string, code: string, texts: Map<string, Texts>, dynamic: string[]): string[] {
  const written = new Set([...code.matchAll(/['"`]([a-z]\w*\.[\w.-]+)['"`]/gi)].map(([, key]) => key as string));
  const opened = ['"', "'", '`'];
  const prefixes = dynamic.filter(
    (prefix) => prefix !== SPREAD && opened.some((quote) => code.includes(quote + prefix)),
  );
  const speaks = code.includes('@/i18n');
  const needs = (owner: string, keys: string[]) =>
    (owner === folder && speaks) ||
    keys.some((key) => written.has(key) || prefixes.some((prefix) => key.startsWith(prefix)));
  return [...texts].filter(([owner, own]) => needs(owner, Object.keys(own))).map(([owner]) => owner);
}

export function textsOnUse(source: string): Plugin {
  const dynamic = JSON.parse(fs.readFileSync(path.join(source, 'i18n/dynamic-keys.json'), 'utf8')) as string[];
  let texts = readTexts(source);
  return {
    name: 'jalon-texts',
    enforce: 'pre',
    buildStart() {
      texts = readTexts(source);
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const folder = id.slice(PREFIX.length + 1);
      this.addWatchFile(path.join(source, folder, 'fr.json'));
      const compiled = Object.entries(texts.get(folder) ?? {}).map(([key, text]) => [key, compileMessage(text)]);
      const messages = JSON.stringify(Object.fromEntries(compiled));
      return { code: `import { addTexts } from '@/i18n';\naddTexts(${messages});`, moduleType: 'js' };
    },
    transform(code, id) {
      const [folder, ...rest] = path.relative(source, id.split('?')[0] ?? '').split(path.sep);
      if (!folder || rest.length === 0 || folder.startsWith('..') || folder === 'i18n' || !/\.tsx?$/.test(id))
        return null;
      const imports = foldersFor(folder, code, texts, dynamic).map((owner) => `import '${PREFIX}${owner}';`);
      // At the end, so that no line moves; imports are hoisted anyway.
      return imports.length > 0 ? { code: `${code}\n${imports.join('')}`, map: null } : null;
    },
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(source) || !file.endsWith('fr.json')) return;
      texts = readTexts(source);
      server.moduleGraph.invalidateAll();
      server.ws.send({ type: 'full-reload' });
    },
  };
}
