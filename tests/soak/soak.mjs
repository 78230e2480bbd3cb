// SPDX-License-Identifier: EUPL-1.2
// Runs the long forms of the tests (script/soak), one after the other; each is a file beside this one.
import { parseArgs } from 'node:util';
import { readdirSync } from 'node:fs';

const known = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.mjs') && name !== 'soak.mjs').map((name) => name.slice(0, -4));
const number = { type: 'string' };
const { values, positionals } = parseArgs({ allowPositionals: true, options: { cycles: number, seconds: number, clients: number } });
const amounts = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
const unknown = positionals.find((name) => !known.includes(name));
if (unknown !== undefined || Object.values(amounts).some((amount) => !(amount > 0))) {
  console.error(`script/soak [${known.join('|')}]… [--cycles N] [--seconds N] [--clients N]`);
  process.exit(2);
}

let failures = 0;
for (const name of positionals.length > 0 ? positionals : known) {
  const begun = Date.now();
  const say = (line) => console.log(`${name} ${String(Math.round((Date.now() - begun) / 1000)).padStart(5)} s  ${line}`);
  const { soak } = await import(`./${name}.mjs`);
  try {
    await soak(amounts, say);
    say('ok');
  } catch (error) {
    failures += 1;
    say(`FAILED: ${error.stack}`);
  }
}
process.exit(failures === 0 ? 0 : 1);
