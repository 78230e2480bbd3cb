// SPDX-License-Identifier: EUPL-1.2
// The disk of the server is full while somebody writes: the page says so, keeps what was typed, and saves it when there is space
// again. A file that cannot be opened says the same in its place.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { limitedFiles, noLimits } from '../support/disks.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, screenshot, settled, sidewaysScroll, signIn, visit } from './support/browser.mjs';

const WORDS = 'Il a rangé l’atelier avec Sacha et demandé à revenir demain';
const NO_SPACE = /Le serveur n’a plus de place : rien de nouveau ne peut être enregistré/;

describe('a full disk', { skip: noLimits ?? false }, () => {
  let disk;
  let server;
  let browser;
  let page;

  before(async () => {
    disk = await limitedFiles();
    server = await startServer(disk.server);
    browser = await launchBrowser();
    page = await openPage(browser, server.base, { size: 'phone', allowed: [/status of 507/] });
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

  const editor = () => page.getByRole('form', { name: 'Nouvel écrit' });
  const text = () => editor().getByRole('textbox', { name: 'Nouvel écrit' });
  const save = () => editor().getByRole('button', { name: 'Ajouter l’écrit' }).click();

  test('a note is refused in words, and stays in its form', async () => {
    disk.fill(server);
    await text().fill(WORDS);
    await save();
    await editor().getByText(NO_SPACE).waitFor();
    assert.equal(await text().inputValue(), WORDS);
    assert.deepEqual(await sidewaysScroll(page), []);
    await screenshot(page, 'full-disk-note-phone');
  });

  test('lists go on; a file that cannot be opened says why', async () => {
    const second = await page.context().newPage();
    await second.goto(`${server.base}/dossiers`);
    const files = second.getByRole('main').locator('a[href*="/dossiers/"]');
    await files.nth(3).waitFor();
    await files.nth(2).click();
    await second.getByText(NO_SPACE).waitFor();
    await second.close();
  });

  test('the same note is saved as soon as there is space', async () => {
    disk.free(server);
    assert.equal(await text().inputValue(), WORDS);
    await save();
    await page.getByText('Écrit ajouté.', { exact: true }).waitFor();
    await page.getByText(WORDS).first().waitFor();
    await page.watch.clean();
  });
});
