// SPDX-License-Identifier: EUPL-1.2
// Every folder of src/ keeps its own texts in <locale>.json. This plugin merges them into one virtual module a locale and
// compiles the ICU messages at build time: no parser and no eval in the browser.
import fs from 'node:fs';
import path from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:catalogue/';

export function cataloguesOf(source: string, locale: string): string[] {
  return fs
    .readdirSync(source)
    .map((folder) => path.join(source, folder, `${locale}.json`))
    .filter((file) => fs.existsSync(file));
}

export function icuCatalogue(source: string): Plugin {
  return {
    name: 'jalon-icu-catalogue',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const locale = id.slice(PREFIX.length + 1);
      const messages: Record<string, unknown> = {};
      for (const file of cataloguesOf(source, locale)) {
        this.addWatchFile(file);
        const texts = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
        for (const [key, text] of Object.entries(texts)) messages[key] = compileMessage(text);
      }
      return { code: `export default ${JSON.stringify(messages)}`, moduleType: 'js' };
    },
  };
}
