// SPDX-License-Identifier: EUPL-1.2
// Every page, in light and dark at a desk and on a phone: no fault that axe finds, no report of the content policy, no error on
// the console, one heading of the first level, a title of its own, nothing that scrolls sideways down to 320 px. Leaves
// a picture of each in build/screenshots for people to look at.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import {
  assertAccessible, launchBrowser, openPage, screenshot, sidewaysScroll, signIn, visit,
} from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { ADMINISTRATOR, COORDINATOR } from './support/pages.mjs';

const MODES = [
  { size: 'desk', theme: 'light', width: 1280 },
  { size: 'desk', theme: 'dark', width: 1280 },
  { size: 'phone', theme: 'light', width: 390 },
];
const NARROW = { width: 320, height: 640 };

let server;
let browser;
let address;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  address = addresses(client);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function assertFits(page, what) {
  assert.deepEqual(await sidewaysScroll(page), [], `${what} scrolls sideways`);
}

/** Everything that holds for each page as it stands. */
async function assertSound(page, name, { width, theme, size }) {
  const what = `${name} at ${width} px, ${theme}`;
  await screenshot(page, `${name}-${width}-${theme}`);
  assert.equal(await page.locator('h1').count(), 1, `headings of the first level on ${what}`);
  assert.match(await page.title(), /^\S.* — Jalon$/, `the title of ${what}`);
  await assertFits(page, what);
  await assertAccessible(page, what);
  if (size === 'phone') {
    const asked = page.viewportSize();
    await page.setViewportSize(NARROW);
    await assertFits(page, `${name} at ${NARROW.width} px`);
    await page.setViewportSize(asked);
  }
  await page.watch.clean();
}

test('going to a page moves the focus to it and names it', async () => {
  const page = await openPage(browser, server.base);
  await signIn(page);
  for (const [link, title] of [['Dossiers', 'Dossiers'], ['Présences', 'Présences'], ['Aujourd’hui', 'Aujourd’hui']]) {
    await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: link }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'contenu');
    assert.equal(await page.title(), `${title} — Jalon`);
    const current = page.getByRole('navigation', { name: 'Menu principal' }).locator('[aria-current="page"]');
    assert.deepEqual(await current.allInnerTexts(), [link]);
  }
  await page.watch.clean();
  await page.context().close();
});

for (const mode of MODES) {
  test(`sign-in at ${mode.width} px, ${mode.theme}`, async () => {
    const page = await openPage(browser, server.base, mode);
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
    await assertSound(page, 'sign-in', mode);
    await page.context().close();
  });
  pagesOf('coordinator', COORDINATOR, mode);
  pagesOf('administrator', ADMINISTRATOR, mode);
}

function pagesOf(role, addresses, mode) {
  describe(`pages of the ${role} at ${mode.width} px, ${mode.theme}`, () => {
    let page;
    before(async () => {
      page = await openPage(browser, server.base, mode);
      await signIn(page, demoAccounts[role]);
    });
    after(() => page?.context().close());
    for (const [name, template] of Object.entries(addresses)) {
      test(name, async () => {
        page.watch.complaints.length = 0;
        await visit(page, await address(template));
        await assertSound(page, name, mode);
      });
    }
  });
}
