// SPDX-License-Identifier: EUPL-1.2
// A referral written down while the telephone is in the other hand: sign-in, palette, form and saving by the keyboard alone.
// Nothing here clicks: what Tab cannot reach fails the test.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, settled, until } from './support/browser.mjs';
import { keyboardOf } from './support/keyboard.mjs';

describe('a referral by keyboard', () => {
  let server;
  let browser;
  let page;
  let key, type, focused, tabTo, chooseByLetters;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openPage(browser, server.base);
    ({ key, type, focused, tabTo, chooseByLetters } = keyboardOf(page));
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('somebody signs in', async () => {
    await page.goto('/');
    await until(async () => (await focused()) === 'Identifiant', 'the first field has the focus');
    await type(demoAccounts.coordinator.login);
    await tabTo('Mot de passe');
    await type(demoAccounts.coordinator.password);
    await key('Enter');
    await settled(page);
  });

  test('the palette opens the form, ready to type', async () => {
    await key('Control+k');
    await until(async () => (await focused()) === 'Un nom, une page…', 'the palette has the focus');
    await type('nouvelle');
    await page.getByRole('option', { name: /^Nouvelle saisine/ }).waitFor();
    await key('Enter');
    await page.getByRole('heading', { level: 1, name: 'Nouvelle saisine' }).waitFor();
    await settled(page);
    await until(async () => (await focused()) === 'Nom', 'the name has the focus');
  });

  test('the young person is described and created', async () => {
    await type('Vasseur');
    await tabTo('Prénom');
    await type('Lilou');
    await tabTo('Date de naissance');
    await type('3/9/13');
    await page.getByText('Aucun jeune proche de ce nom.').waitFor();
    await key('Tab');
    await key('Tab');
    assert.match(await focused(), /Créer ce jeune/);
    await key('Enter');
    await until(async () => (await focused()) === 'Sexe', 'the next question has the focus');
    await chooseByLetters('f', 'Fille');
    await tabTo('Premier responsable à joindre (facultatif) / Nom du responsable');
    await type('Vasseur');
    await tabTo('Premier responsable à joindre (facultatif) / Prénom du responsable');
    await type('Odile');
    await tabTo('Premier responsable à joindre (facultatif) / Lien avec le jeune');
    await chooseByLetters('m', 'Mère');
    await tabTo('Premier responsable à joindre (facultatif) / Téléphone du responsable');
    await type('09 99 00 78 01');
  });

  test('the school is found by a few letters', async () => {
    await tabTo('Établissement');
    await type('moulin');
    await page.getByRole('option', { name: /^Collège du Vieux-Moulin/ }).waitFor();
    await key('Enter');
    await until(
      async () => (await page.getByRole('combobox', { name: 'Établissement' }).inputValue()) === 'Collège du Vieux-Moulin',
      'Enter chooses the school');
    await tabTo('Classe');
    await type('5e A');
    await tabTo('Nom de l’appelant');
    await type('Mme Kermarrec');
    await tabTo('Fonction');
    await chooseByLetters('cp', 'CPE');
  });

  test('the measure is typed as it is said', async () => {
    await tabTo('Décidée le');
    await type('19/11');
    await tabTo('Début / Date');
    await type('23/11');
    await tabTo('Début / Matin');
    await tabTo('Fin (comprise) / Date');
    await type('24/11');
    await tabTo('Fin (comprise) / Après-midi');
    await key('ArrowLeft');
    assert.equal(await focused(), 'Fin (comprise) / Matin');
    await page.getByRole('region', { name: 'Demi-journées recevables' }).getByText('3 demi-journées recevables').waitFor();
  });

  test('motive and agreement, then Ctrl + Enter saves', async () => {
    await tabTo('Motif principal');
    await chooseByLetters('vol', 'Vol, racket');
    await tabTo('Faits');
    await type('Téléphone d’une camarade.');
    await tabTo('Accord des parents / Pas encore connu');
    await key('ArrowUp');
    await key('ArrowUp');
    assert.equal(await focused(), 'Accord des parents / Accord donné');
    await key('Control+Enter');
    await page.waitForURL(/\/saisines\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: /^Saisine : VASSEUR Lilou/ }).waitFor();
    await settled(page);
    await page.getByRole('main').getByText('du 23 novembre 2026 matin au 24 novembre 2026 matin').first().waitFor();
    await page.getByRole('main').getByText('Vol, racket').waitFor();
    await page.watch.clean();
  });

  test('the way to the menu can be skipped', async () => {
    await page.reload();
    await settled(page);
    await key('Tab');
    assert.equal(await focused(), 'Aller au contenu');
    await key('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id || location.hash), 'contenu');
  });
});
