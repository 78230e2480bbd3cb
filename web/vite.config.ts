// SPDX-License-Identifier: EUPL-1.2
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { guide } from './plugins/guide.ts';
import { mantineVariables } from './plugins/mantine-variables.ts';
import { precompress } from './plugins/precompress.ts';
import { preloadFont } from './plugins/preload-font.ts';
import { textsOnUse } from './plugins/texts.ts';
import { cssVariablesResolver, theme } from './src/ui/theme.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, 'src');

export default defineConfig({
  resolve: { alias: { '@': source, 'react-remove-scroll': path.join(source, 'ui/noScrollLock.tsx') } },
  plugins: [
    textsOnUse(source),
    preloadFont(),
    mantineVariables(theme, cssVariablesResolver),
    react(),
    guide(path.join(here, '../docs/guide'), path.join(here, 'plugins/guide.css')),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Jalon',
        short_name: 'Jalon',
        lang: 'fr',
        start_url: '/',
        display: 'standalone',
        description: 'Accueil et suivi des jeunes',
        theme_color: '#1b5a8f',
        background_color: '#ffffff',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        // The program's own files only: nothing of /api is ever kept on the device.
        globPatterns: ['**/*.{js,css,html,woff2,svg,png}'],
        globIgnores: ['**/*.{br,gz}', 'guide/**'],
        // In one file: Trusted Types refuse importScripts, and the worker would then keep nothing without a word.
        inlineWorkboxRuntime: true,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|guide)\//],
      },
    }),
    precompress(),
  ],
  build: {
    target: 'es2022',
    cssMinify: true,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the first screen needs in three files; then what many pages share, instead of one file a component.
          groups: [
            { name: 'vendor', tags: ['$initial'], test: /node_modules[\\/](?!@mantine[\\/])/, priority: 40 },
            { name: 'kit', tags: ['$initial'], test: /node_modules[\\/]@mantine[\\/]/, priority: 30 },
            { name: 'frame', tags: ['$initial'], test: /[\\/]src[\\/]/, priority: 20 },
            { name: 'parts', test: /node_modules[\\/]|[\\/]src[\\/]ui[\\/]/, minShareCount: 4, priority: 10 },
          ],
        },
      },
    },
  },
  // The browser's own host reaches the server: sign-in compares it with the page's origin.
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', changeOrigin: false } } },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test-setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', '{tools,plugins}/*.test.{ts,mjs}'],
    testTimeout: 20_000,
    // All cores: by itself it leaves one idle, which is half of a machine with two.
    maxWorkers: availableParallelism(),
  },
});
