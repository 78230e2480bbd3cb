// SPDX-License-Identifier: EUPL-1.2
// Words half typed survive the page loaded again, and a server killed under them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, settled, signIn, until, visit } from './support/browser.mjs';

const FIRST = 'Il a parlé de son grand frère, qui l’aide';
const MORE = `${FIRST} pour les devoirs du soir`;

describe('a note half typed', () => {
  let server;
  let browser;
  let page;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    // While the server is down, the browser reports each request by itself.
    page = await openPage(browser, server.base, { allowed: [/ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/] });
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
  const draftOnServer = () =>
    page.evaluate(async () => {
      const person = location.pathname.split('/').pop();
      const answer = await fetch(`/api/v1/drafts/entry.${person}`);
      return answer.ok ? (await answer.json()).content.text : '';
    });
  const restored = async (words) => {
    await settled(page);
    await until(async () => (await text().inputValue()) === words, `the note reads "${words}" again`);
    await editor().getByText(/^Brouillon .* retrouvé/).waitFor();
  };

  test('is there when the page is loaded again at once', async () => {
    await text().fill('Il a parlé');
    await page.reload();
    await restored('Il a parlé');
  });

  test('is there after the server was killed', async () => {
    await text().fill(FIRST);
    await until(async () => (await draftOnServer()) === FIRST, 'the server has the draft');
    // Only the server's copy may answer for it.
    await page.evaluate(() => sessionStorage.clear());
    const { directory, port } = server;
    await server.kill();
    server = await startServer({ directory, port });
    await page.reload();
    await restored(FIRST);
  });

  test('is kept on the device while the server is down, and sent when it is back', async () => {
    const { directory, port } = server;
    await server.kill();
    await text().fill(MORE);
    await editor().getByText(/^Brouillon gardé sur cet appareil/).waitFor();
    server = await startServer({ directory, port });
    await page.reload();
    await restored(MORE);
    await editor().getByText(/^Brouillon enregistré à/).waitFor();
  });

  test('is gone once it is saved', async () => {
    await editor().getByRole('button', { name: 'Ajouter l’écrit' }).click();
    await page.getByText('Écrit ajouté.', { exact: true }).waitFor();
    await until(async () => (await text().inputValue()) === '', 'the form is empty again');
    await page.reload();
    await settled(page);
    await page.getByText(MORE).waitFor();
    assert.equal(await text().inputValue(), '');
    await editor().getByText(/^Brouillon/).waitFor({ state: 'hidden' });
    await page.watch.clean();
  });
});
