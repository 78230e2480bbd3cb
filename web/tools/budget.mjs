// SPDX-License-Identifier: EUPL-1.2
// The weight of the first screen, as gzip sends it: what index.html loads, followed through static imports.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const LIMITS = { js: 215, css: 25, lazy: 150 }; // KB
const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '../dist');
const html = fs.readFileSync(path.join(dist, 'index.html'), 'utf8');
const size = (file) => zlib.gzipSync(fs.readFileSync(path.join(dist, file)), { level: 9 }).length / 1024;

const first = new Set();
function follow(file) {
  if (first.has(file)) return;
  first.add(file);
  if (!file.endsWith('.js')) return;
  const code = fs.readFileSync(path.join(dist, file), 'utf8');
  for (const [, , from] of code.matchAll(/(?:^|[;}\s])(?:import|export)\s*([\w*${},\s]*?from)?\s*"(\.\/[^"]+\.js)"/g))
    follow(path.posix.join(path.posix.dirname(file), from));
}
for (const [, file] of html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)) follow(file);

const sum = (ending) => [...first].filter((f) => f.endsWith(ending)).reduce((total, f) => total + size(f), 0);
const js = sum('.js');
const css = sum('.css');
const lazy = fs
  .readdirSync(path.join(dist, 'assets'))
  .filter((f) => f.endsWith('.js') && !first.has(`assets/${f}`))
  .map((f) => ({ file: f, kb: size(`assets/${f}`) }))
  .sort((a, b) => b.kb - a.kb);
console.log(
  `first load: ${js.toFixed(1)} KB of JavaScript (limit ${LIMITS.js}), ${css.toFixed(1)} KB of CSS (limit ${LIMITS.css}), ${first.size} files`,
);
if (lazy[0])
  console.log(`largest part loaded later: ${lazy[0].file} ${lazy[0].kb.toFixed(1)} KB (limit ${LIMITS.lazy})`);
if (js > LIMITS.js || css > LIMITS.css || (lazy[0]?.kb ?? 0) > LIMITS.lazy) {
  console.error('over the budget');
  process.exit(1);
}
