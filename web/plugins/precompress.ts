// SPDX-License-Identifier: EUPL-1.2
// Puts a .br and a .gz twin beside every text file of the build over 1 KB; the server sends them as they are.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(js|css|html|svg|json|webmanifest|txt)$/;

export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'jalon-precompress',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        if (!fs.existsSync(folder)) return;
        for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          const file = path.join(folder, name);
          if (!TEXT.test(name) || fs.statSync(file).size < 1024) continue;
          const bytes = fs.readFileSync(file);
          fs.writeFileSync(`${file}.gz`, zlib.gzipSync(bytes, { level: 9 }));
          const params = {
            [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
            [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          };
          fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(bytes, { params }));
        }
      },
    },
  };
}
