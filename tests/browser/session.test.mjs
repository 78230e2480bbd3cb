// SPDX-License-Identifier: EUPL-1.2
// A session that ends while somebody is writing: the page is covered, and what was typed is there after signing in again.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { assertAccessible, launchBrowser, openPage, signIn, until, visit } from './support/browser.mjs';

const IDLE_SECONDS = 10;
const NOTE = 'Sa mère a rappelé : il viendra demain avec le devoir de mathématiques.';

describe('an ended session', () => {
  let server;
  let browser;
  let page;
  let client;
  let personId;

  before(async () => {
    server = await startServer({ args: ['--idle-seconds', String(IDLE_SECONDS)] });
    browser = await launchBrowser();
    page = await openPage(browser, server.base, { allowed: [/status of 401 /] });
    await signIn(page);
    client = new Client(server.base);
    await client.signIn(demoAccounts.colleague);
    const { json } = await client.get('/api/v1/files?q=kowalik');
    personId = json.items[0].id;
    await visit(page, `/dossiers/${personId}`);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const editor = () => page.getByRole('form', { name: 'Nouvel écrit' });
  const text = () => editor().getByRole('textbox', { name: 'Nouvel écrit' });
  const cover = () => page.getByRole('dialog', { name: 'Session fermée' });
  const add = () => editor().getByRole('button', { name: 'Ajouter l’écrit' });
  const notesLike = async (words) => {
    await client.signIn(demoAccounts.colleague);
    const { json } = await client.get(`/api/v1/files/${personId}/timeline`);
    return json.items.filter(({ entry }) => entry?.text === words).length;
  };
  const signInAgain = async () => {
    await cover().getByLabel('Mot de passe', { exact: true }).fill(demoAccounts.coordinator.password);
    await cover().getByRole('button', { name: 'Se connecter' }).click();
    await cover().waitFor({ state: 'detached' });
  };

  test('is announced, and an answer keeps it', async () => {
    await text().fill('Sa mère');
    const warning = page.getByRole('dialog', { name: 'Êtes-vous toujours là ?' });
    await warning.waitFor();
    await warning.getByRole('button', { name: 'Rester connecté' }).click();
    await warning.waitFor({ state: 'detached' });
    assert.equal(await cover().count(), 0);
    assert.equal(await text().inputValue(), 'Sa mère');
  });

  test('covers the page, name in the title included', async () => {
    await text().fill(NOTE);
    await cover().waitFor();
    assert.equal(await page.title(), 'Session fermée — Jalon');
    assert.deepEqual(await page.getByRole('heading').allInnerTexts(), ['Session fermée'], 'the page is hidden from everyone');
    assert.equal(await text().isVisible(), false);
    assert.equal(await page.evaluate(async () => (await fetch('/api/v1/today')).status), 401, 'the server ended it too');
    await assertAccessible(page, 'the screen of an ended session');
    await page.keyboard.press('Escape');
    assert.equal(await cover().count(), 1, 'Escape does not uncover it');
  });

  test('is taken up again with the text still there, to be saved', async () => {
    await signInAgain();
    assert.equal(await text().inputValue(), NOTE);
    assert.match(await page.title(), /kowalik/i);
    await add().click();
    await page.getByText('Écrit ajouté.', { exact: true }).waitFor();
    await until(async () => (await text().inputValue()) === '', 'the form is empty again');
    assert.equal(await notesLike(NOTE), 1);
    await page.watch.clean();
  });

  test('ended by the server alone: the refused save is sent again after signing in, once', async () => {
    const second = 'Le collège a envoyé le travail de la semaine.';
    await text().fill(second);
    // Elsewhere, with the same cookie: the page knows nothing of it.
    await page.evaluate(async () => {
      const { csrfToken } = await (await fetch('/api/v1/session')).json();
      await fetch('/api/v1/session', { method: 'DELETE', headers: { 'x-jalon-csrf': csrfToken } });
    });
    await add().click();
    await cover().waitFor();
    assert.equal(await notesLike(second), 0);
    await signInAgain();
    await page.getByText('Écrit ajouté.', { exact: true }).last().waitFor();
    await until(async () => (await text().inputValue()) === '', 'the form is empty again');
    assert.equal(await notesLike(second), 1);
    await page.watch.clean();
  });
});
