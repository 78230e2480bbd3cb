// SPDX-License-Identifier: EUPL-1.2
// An administrator opens an account and hands its password over; the person signs in, chooses another one and works; leaving
// ends the open session at once; what was done is in the access log, without a word of the file.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { assertAccessible, demoAccounts, guideShot, launchBrowser, openPage, settled, sidewaysScroll, signIn, visit } from './support/browser.mjs';
import { press } from './support/journeys.mjs';

const LOGIN = 'yasmine';
const OWN_PASSWORD = 'une phrase facile a retenir';

describe('an account', () => {
  let server;
  let browser;
  let page;
  let hers;
  let handedOver;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openPage(browser, server.base);
    await signIn(page, demoAccounts.administrator);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const row = () => page.getByRole('row').filter({ hasText: LOGIN });
  const act = async (name) => {
    await row().getByRole('button', { name: /^Actions sur le compte de/ }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  test('is opened, its password shown once', async () => {
    await visit(page, '/administration');
    await page.getByRole('button', { name: 'Créer un compte' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Nom affiché/).fill('Yasmine Ferrand');
    await dialog.getByLabel(/^Identifiant/).fill(LOGIN);
    await assertAccessible(page, 'the new account');
    await dialog.getByRole('button', { name: 'Créer un compte' }).click();
    await dialog.getByText('Remettez ces informations à la personne.', { exact: false }).waitFor();
    handedOver = await dialog.locator('code').nth(1).innerText();
    assert.ok(handedOver.length >= 12, handedOver);
    await dialog.getByRole('button', { name: 'C’est noté' }).click();
    await row().getByText('Mot de passe à changer').waitFor();
    await guideShot(page, 'comptes');
    assert.equal(await page.getByText(handedOver).count(), 0);
    await assertAccessible(page, 'the accounts');
    await page.watch.clean();
  });

  test('asks for a password of her own, then works', async () => {
    hers = await openPage(browser, server.base, { size: 'phone', allowed: [/status of 401 /] });
    await hers.goto('/');
    await hers.getByLabel('Identifiant').fill(LOGIN);
    await hers.getByLabel('Mot de passe', { exact: true }).fill(handedOver);
    await hers.getByRole('button', { name: 'Se connecter' }).click();
    await hers.getByRole('heading', { name: 'Choisissez votre mot de passe' }).waitFor();
    await assertAccessible(hers, 'the choice of a password');
    assert.deepEqual(await sidewaysScroll(hers), []);
    await hers.getByLabel('Mot de passe actuel', { exact: true }).fill(handedOver);
    await hers.getByLabel('Nouveau mot de passe', { exact: true }).fill(OWN_PASSWORD);
    await hers.getByLabel('Nouveau mot de passe, encore une fois', { exact: true }).fill(OWN_PASSWORD);
    await hers.keyboard.press('Enter');
    await settled(hers);
    await visit(hers, '/dossiers');
    await hers.getByRole('link', { name: 'KOWALIK Tim' }).first().click();
    await hers.getByRole('heading', { level: 1, name: /kowalik/i }).waitFor();
    await hers.watch.clean();
  });

  test('shows in the access log what she opened', async () => {
    await visit(page, '/administration/consultations');
    await page.getByLabel('Qui').selectOption({ label: 'Yasmine Ferrand' });
    const line = page.getByRole('row').filter({ hasText: 'Consultation · dossier' }).first();
    await line.getByText('KOWALIK Tim').waitFor();
    await guideShot(page, 'consultations');
    await assertAccessible(page, 'the access log');
    await page.watch.clean();
  });

  test('closed, ends her session at once', async () => {
    await visit(page, '/administration');
    await act('Modifier le compte');
    const dialog = page.getByRole('dialog');
    await press(dialog, 'Compte actif');
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await row().getByText('Désactivé').waitFor();
    await hers.reload();
    await hers.getByRole('button', { name: 'Se connecter' }).waitFor();
    await hers.getByLabel('Identifiant').fill(LOGIN);
    await hers.getByLabel('Mot de passe', { exact: true }).fill(OWN_PASSWORD);
    await hers.getByRole('button', { name: 'Se connecter' }).click();
    await hers.getByRole('alert').first().waitFor();
    await page.watch.clean();
  });
});
