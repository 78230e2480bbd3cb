// SPDX-License-Identifier: EUPL-1.2
// Words looked for in what was written: from the palette, by the keyboard, in one file, on a phone; the file opens at the entry.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, sidewaysScroll, signIn, until, visit } from './support/browser.mjs';
import { choice } from './support/journeys.mjs';
import { keyboardOf } from './support/keyboard.mjs';

describe('search in what was written', { concurrency: false }, () => {
  let server;
  let browser;
  let page;
  /** A file whose first note lies far below the first page of its timeline. */
  let longFile;

  before(async () => {
    server = await startServer();
    const client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    const { json } = await client.get('/api/v1/files?q=haffner');
    longFile = json.items[0].id;
    const write = (text, occurredOn) =>
      client.post(`/api/v1/people/${longFile}/entries`, { id: uuidv7(), kind: 'note', occurredOn, text });
    await write('Premier échange : parle d’un élevage de perruches.', '2025-09-02');
    for (let day = 1; day <= 28; day += 1)
      for (const month of ['03', '04', '05']) await write('Point rapide au collège.', `2026-${month}-${String(day).padStart(2, '0')}`);
    browser = await launchBrowser();
    page = await openPage(browser, server.base);
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const results = (within = page) => within.getByRole('list', { name: 'Écrits trouvés' }).getByRole('listitem');

  test('from the palette to the entry in its file, by the keyboard alone', async () => {
    const { key, type, focused, tabTo } = keyboardOf(page);
    await key('Control+k');
    await until(async () => (await focused()) === 'Un nom, une page…', 'the palette has the focus');
    await type('dentistes');
    await page.getByRole('option', { name: /Chercher « dentistes » dans les écrits/ }).waitFor();
    await key('Enter');
    await page.getByRole('heading', { level: 1, name: 'Recherche dans les écrits' }).waitFor();
    await results().first().waitFor();
    assert.equal(await results().count(), 1);
    assert.equal(await page.locator('mark').innerText(), 'dentiste');
    const name = await results().first().getByRole('link').innerText();
    await tabTo(name, { most: 9 }); // four ways to narrow the search come first
    await key('Enter');
    await page.waitForURL(/\/dossiers\/[0-9a-f-]+\?ecrit=/);
    await page.locator('[data-sought]').getByText(/dentiste/).waitFor();
    await until(async () => (await page.evaluate(() => document.activeElement?.getAttribute('data-sought'))) === 'true', 'the entry has the focus');
  });

  test('typed with accents, plurals and quotes, narrowed by kind and author', async () => {
    await visit(page, '/recherche');
    await page.getByText('Tapez ce que vous cherchez').waitFor();
    await page.getByRole('searchbox').fill('PAUSE accordee');
    await results().first().waitFor();
    for (const text of await results().allInnerTexts()) assert.match(text, /pauses accordées/);
    await assertAccessible(page, 'search with results');
    await guideShot(page, 'recherche');
    await choice(page, 'Type d’écrit').selectOption('Appel');
    await page.getByText('Aucun écrit ne correspond').waitFor();
    await assertAccessible(page, 'search without results');
    await choice(page, 'Type d’écrit').selectOption('');
    await page.getByRole('searchbox').fill('"accordées pauses"');
    await page.getByText('Aucun écrit ne correspond').waitFor();
    await page.getByRole('searchbox').fill('"pauses accordées" -matin');
    await results().first().waitFor();
    for (const text of await results().allInnerTexts()) assert.doesNotMatch(text, /matin/);
  });

  test('within one file, down to an entry that its page does not show at first', async () => {
    await visit(page, `/dossiers/${longFile}`);
    await page.getByRole('link', { name: 'Chercher dans les écrits' }).click();
    await page.getByText(/^Dans le dossier de HAFFNER/).waitFor();
    await page.getByRole('searchbox').fill('perruche');
    await results().first().getByRole('link', { name: /du 02\/09\/2025/ }).click();
    await page.locator('[data-sought]').getByText(/élevage de perruches/).waitFor();
    await settled(page);
    await page.goBack();
    await page.getByRole('button', { name: 'Chercher dans tous les dossiers' }).click();
    await page.waitForURL((url) => !url.searchParams.has('dossier'));
    await results().first().waitFor();
  });

  test('on a phone nothing scrolls sideways, and the next page follows', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, '/recherche?q=coll%C3%A8ge');
    await results(phone).first().waitFor();
    assert.equal(await results(phone).count(), 20);
    await assertAccessible(phone, 'search on a phone');
    assert.deepEqual(await sidewaysScroll(phone), []);
    await phone.getByRole('button', { name: 'Afficher la suite' }).click();
    await until(async () => (await results(phone).count()) > 20, 'the second page');
    await phone.watch.clean();
    await phone.context().close();
    await page.watch.clean();
  });
});
