// SPDX-License-Identifier: EUPL-1.2
// Preloads what the first screen needs: the latin font and the French texts.
import type { Plugin } from 'vite';

export function preloadFirst(): Plugin {
  return {
    name: 'jalon-preload-first',
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        const files = Object.keys(context.bundle ?? {});
        const font = files.find((name) => /next-latin-wght-normal.*woff2$/.test(name));
        const texts = files.find((name) => /assets\/fr-.*js$/.test(name));
        const tags = [];
        if (font)
          tags.push({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${font}` },
            injectTo: 'head' as const,
          });
        if (texts)
          tags.push({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${texts}` },
            injectTo: 'head' as const,
          });
        return tags;
      },
    },
  };
}
