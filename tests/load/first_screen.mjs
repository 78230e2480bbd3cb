// SPDX-License-Identifier: EUPL-1.2
// What a browser that has never seen the program waits for: the weight of the first load and the time to the sign-in
// form, in Chromium, everything cold.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../support/server.mjs';

const RUNS = 5;

async function oneVisit(chromium, base) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'] });
  try {
    const page = await browser.newPage({ locale: 'fr-FR', serviceWorkers: 'block' });
    const cdp = await page.context().newCDPSession(page);
    let bytes = 0;
    await cdp.send('Network.enable');
    cdp.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
    const begun = performance.now();
    await page.goto(base, { waitUntil: 'commit' });
    await page.locator('input[type=password]').waitFor({ state: 'visible' });
    const ms = performance.now() - begun;
    await page.waitForLoadState('networkidle');
    return { ms, kb: bytes / 1024 };
  } finally {
    await browser.close();
  }
}

/** { screenMs, weightKb }, or nothing when the client has not been built. */
export async function measureClient(base) {
  if (!existsSync(path.join(root, 'web/dist/index.html'))) return {};
  const { chromium } = await import(path.join(root, 'web/node_modules/playwright-core/index.mjs'));
  const visits = [];
  for (let i = 0; i < RUNS; i += 1) visits.push(await oneVisit(chromium, base));
  visits.sort((a, b) => a.ms - b.ms);
  return { screenMs: visits[Math.floor(RUNS / 2)].ms, weightKb: visits[0].kb };
}
