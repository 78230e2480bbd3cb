// SPDX-License-Identifier: EUPL-1.2
// What people write is shown as they wrote it, on every page, on screen and printed: every free text of every answer of the server
// is replaced by one that would run if it were taken for markup, a template or an address.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { description } from '../support/contract.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, signIn, visit } from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { ADMINISTRATOR, COORDINATOR } from './support/pages.mjs';

const HOSTILE = [
  '<img src=x onerror="window.taken=1">',
  '"><script>window.taken=1</script>',
  "'-window.taken++-'",
  'javascript:window.taken=1',
  '${window.taken=1}{{window.taken=1}}',
];
/** Shorter ones are codes, which decide what a page does and which nobody writes. */
const SHORTEST_TEXT = 80;
/** What people wrote elsewhere, in answers that only repeat it. */
const REPEATED = ['className', 'personName', 'structureName', 'displayName', 'placeName', 'groupLabel', 'professionalName', 'activityName', 'roomName',
  'guardianName', 'authorName', 'colleague', 'healthAlertNote', 'sentTo'];

/** In some answers a code or an address has the same name. */
const ALSO_CODES = ['reason', 'source', 'key', 'to', 'by', 'login', 'token', 'outcome', 'answer', 'indicator', 'place', 'others', 'acknowledgement'];

/** Names of the members that people may write at some length, as the description says of what is sent. */
function freeTexts() {
  const found = new Set(REPEATED);
  const walk = (node) => {
    if (!node || typeof node !== 'object') return;
    for (const [name, schema] of Object.entries(node.properties ?? {}))
      if (schema.type === 'string' && schema.maxLength >= SHORTEST_TEXT && !schema.enum && !schema.pattern) found.add(name);
    for (const each of Object.values(node)) walk(each);
  };
  walk(description);
  for (const name of ALSO_CODES) found.delete(name);
  return found;
}

const texts = freeTexts();
let changed = 0;

/** The same value with every free text made hostile. */
function hostile(value, key) {
  if (Array.isArray(value)) return value.map((each) => hostile(each, key));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, hostile(each, name)]));
  if (typeof value !== 'string' || !texts.has(key)) return value;
  changed += 1;
  return `${value} ${HOSTILE[changed % HOSTILE.length]}`;
}

/** What is looked through before it is sent: a class of that length is none. */
const REFUSED = [/status of 422 .*\/api\/v1\/referrals\/check$/];
const NOTHING = { taken: null, images: 0, scripts: 0, addresses: [] };

/** What of the hostile texts became more than text. */
const taken = (page) => page.evaluate(() => ({
  taken: window.taken ?? null,
  images: document.querySelectorAll('img[src="x"]').length,
  scripts: [...document.scripts].filter((one) => one.textContent.includes('taken')).length,
  addresses: [...document.querySelectorAll('[href], [src], [action]')]
    .map((one) => one.getAttribute('href') ?? one.getAttribute('src') ?? one.getAttribute('action'))
    .filter((one) => /^\s*(javascript|data|vbscript):/i.test(one)),
}));

let server, browser, address;
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

test('the texts that are replaced are those that people write', () => {
  for (const name of ['text', 'note', 'lastName', 'firstName', 'title', 'facts', 'displayName', 'personName', 'className', 'address'])
    assert.ok(texts.has(name), name);
  assert.ok(texts.size > 60, `${texts.size}`);
});

test('markup made of a text is refused by the browser, and what slipped in by other ways would be seen', async () => {
  const page = await openPage(browser, server.base);
  await page.goto('/');
  const insert = (text) => document.body.insertAdjacentHTML('beforeend', text);
  await assert.rejects(page.evaluate(insert, HOSTILE[0]), /TrustedHTML/);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('img'), { src: 'x' }));
    document.body.append(Object.assign(document.createElement('a'), { href: 'javascript:window.taken=1' }));
    window.taken = 1;
  });
  assert.deepEqual(await taken(page), { taken: 1, images: 1, scripts: 0, addresses: ['javascript:window.taken=1'] });
  await page.context().close();
});

for (const [role, pages] of Object.entries({ coordinator: COORDINATOR, administrator: ADMINISTRATOR }))
  describe(`hostile texts on the pages of the ${role}`, () => {
    let page;
    before(async () => {
      page = await openPage(browser, server.base, { allowed: REFUSED });
      await signIn(page, demoAccounts[role]);
      await page.route('**/api/v1/**', async (route) => {
        if (route.request().method() !== 'GET') return route.continue();
        const response = await route.fetch();
        if (!response.ok() || !/json/.test(response.headers()['content-type'] ?? '')) return route.fulfill({ response });
        return route.fulfill({ response, json: hostile(await response.json(), '') });
      });
    });
    after(() => page?.context().close());
    for (const [name, template] of Object.entries(pages))
      test(name, async () => {
        page.watch.complaints.length = 0;
        await visit(page, await address(template));
        assert.deepEqual(await taken(page), NOTHING);
        await page.watch.clean();
      });
  });

test('enough was replaced for all this to say something', () => assert.ok(changed > 2000, `${changed}`));
