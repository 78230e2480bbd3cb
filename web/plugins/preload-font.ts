// SPDX-License-Identifier: EUPL-1.2
// Asks for the latin font together with the scripts, not after the styles.
import type { Plugin } from 'vite';

export function preloadFont(): Plugin {
  return {
    name: 'jalon-preload-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        const font = Object.keys(context.bundle ?? {}).find((name) => /next-latin-wght-normal.*woff2$/.test(name));
        if (!font) return [];
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${font}` };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}
