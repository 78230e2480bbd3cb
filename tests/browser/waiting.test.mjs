// SPDX-License-Identifier: EUPL-1.2
// The server says "in a moment" while somebody saves: a quiet word, and then it is saved, once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { assertAccessible, launchBrowser, openPage, settled, signIn, visit } from './support/browser.mjs';

const TEXT = 'Il est arrivé en avance et a rangé la salle';
let server;
let browser;
let page;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
  page = await openPage(browser, server.base, { allowed: [/status of 503/] });
  await signIn(page);
  await visit(page, '/dossiers?q=kowalik');
  await page.getByRole('link', { name: /^kowalik/i }).first().click();
  await page.getByRole('heading', { level: 1, name: /^kowalik/i }).waitFor();
  await settled(page);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a note is saved after the pause, and nobody has to ask again', async () => {
  const sent = [];
  let isAway = true;
  await page.route('**/api/v1/people/*/entries', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent.push(route.request().postDataJSON());
    if (!isAway) return route.continue();
    return route.fulfill({ status: 503, headers: { 'Retry-After': '2' }, contentType: 'application/problem+json', body: JSON.stringify({ status: 503, code: 'storage_away' }) });
  });
  const editor = page.getByRole('form', { name: 'Nouvel écrit' });
  await editor.getByRole('textbox', { name: 'Nouvel écrit' }).fill(TEXT);
  await editor.getByRole('button', { name: 'Ajouter l’écrit' }).click();
  const word = page.getByRole('status').filter({ hasText: 'Le serveur reprend' });
  await word.waitFor();
  assert.equal(await editor.getByRole('textbox', { name: 'Nouvel écrit' }).inputValue(), TEXT);
  await assertAccessible(page, 'the page that waits');
  isAway = false;
  await page.getByText('Écrit ajouté.', { exact: true }).waitFor();
  await word.waitFor({ state: 'detached' });
  assert.ok(sent.length > 1);
  assert.equal(new Set(sent.map(({ id }) => id)).size, 1, 'another id was sent');
  await page.reload();
  await settled(page);
  assert.equal(await page.getByText(TEXT).count(), 1);
  await page.watch.clean();
});
