// SPDX-License-Identifier: EUPL-1.2
// A school's list from the file to the referrals: looked at, corrected, confirmed, completed, undone.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { root, startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, sidewaysScroll, signIn, visit } from './support/browser.mjs';
import { chooseSchool, choice, field, giveHalfDay } from './support/journeys.mjs';

const LIST = path.join(root, 'data/demo/liste-college.csv');

describe('a list of pupils', { concurrency: false }, () => {
  let server;
  let browser;
  let client;
  let page;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    page = await openPage(browser, server.base);
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const newest = async () => (await client.get('/api/v1/referrals')).json.items[0].id;
  const line = (place, words) => place.getByRole('listitem').filter({ has: place.getByRole('heading', { name: words }) });

  test('is shown line by line, and nothing is stored yet', async () => {
    const before = await newest();
    await visit(page, '/saisines');
    await page.getByRole('link', { name: 'Importer une liste' }).click();
    await page.getByRole('heading', { level: 1, name: 'Importer une liste d’élèves' }).waitFor();
    await assertAccessible(page, 'the import before a list');
    await chooseSchool(page, 'Hauts', /Hauts-Prés/);
    await page.getByLabel('Fichier CSV').setInputFiles(LIST);
    await page.getByRole('button', { name: 'Lire la liste' }).click();
    await page.getByText('1 refusée · 1 à vérifier · 1 doublon · 4 acceptées').waitFor();
    await page.getByText('Colonnes de santé jamais lues : Projet d\'accompagnement, Allergies').waitFor();
    assert.doesNotMatch(await page.textContent('body'), /arachide/);
    await guideShot(page, 'import-apercu');
    await assertAccessible(page, 'the preview of a list');
    assert.equal(await newest(), before);
    await page.watch.clean();
  });

  test('is corrected in place and decided on', async () => {
    const refused = line(page, /NGUYEN Théo/);
    await refused.getByText('La fin est avant le début.').waitFor();
    await refused.getByRole('button', { name: /^Corriger/ }).click();
    await field(refused, 'Fin').fill('27/11/26');
    await refused.getByRole('button', { name: 'Appliquer' }).click();
    await refused.getByText('Acceptée', { exact: true }).waitFor();
    await line(page, /Ligne 5 MARTIN Lucas/).getByRole('button', { name: 'C’est un autre élève' }).click();
    await page.getByText('1 doublon · 6 acceptées').waitFor();
    await line(page, /PETITJEAN Jade/).getByText('saisine à compléter').waitFor();
    await page.watch.clean();
  });

  test('becomes referrals and drafts once confirmed', async () => {
    await page.getByRole('button', { name: 'Créer 6 saisines' }).click();
    await page.getByRole('heading', { level: 1, name: /^Liste importée/ }).waitFor();
    await settled(page);
    assert.equal(await page.getByText('Créée', { exact: true }).count(), 5);
    await assertAccessible(page, 'what came of a list');
    await page.getByRole('link', { name: /PETITJEAN/ }).click();
    await page.getByRole('heading', { level: 1, name: /saisine/i }).waitFor();
    await settled(page);
    assert.equal(await field(page, 'Classe').inputValue(), '4 A');
    await visit(page, '/saisines/a-completer');
    await page.getByRole('link', { name: /PETITJEAN/ }).waitFor();
    await assertAccessible(page, 'the referrals to complete');
    await page.watch.clean();
  });

  test('a draft is completed in the usual form', async () => {
    await page.getByRole('link', { name: /PETITJEAN/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Nouvelle saisine' }).waitFor();
    await settled(page);
    await page.getByRole('button', { name: /Nouveau jeune|nouveau dossier|Créer/ }).first().click();
    await giveHalfDay(page, 'Début', '23/11/26', 'Matin');
    await giveHalfDay(page, 'Fin (comprise)', '24/11/26', 'Après-midi');
    await choice(page, 'Motif principal').selectOption('Bagarre');
    await page.getByRole('button', { name: 'Enregistrer la saisine' }).click();
    await page.getByRole('heading', { level: 1, name: /PETITJEAN/ }).waitFor();
    await visit(page, '/saisines/a-completer');
    await page.getByText('Aucune saisine à compléter').waitFor();
    await page.watch.clean();
  });

  test('is pasted, imported and undone on a phone', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, '/saisines/importer');
    await chooseSchool(phone, 'Hauts', /Hauts-Prés/);
    await field(phone, 'Ou lignes copiées').fill('Élèves\tClasse\nVASSEUR Nino\t6 C\nTotal\t1');
    await phone.getByRole('button', { name: 'Lire la liste' }).click();
    await phone.getByText('1 acceptée', { exact: true }).waitFor();
    assert.deepEqual(await sidewaysScroll(phone), []);
    await assertAccessible(phone, 'the preview of a list on a phone');
    await phone.getByRole('button', { name: 'Créer 1 saisine' }).click();
    await phone.getByRole('heading', { level: 1, name: /^Liste importée/ }).waitFor();
    await phone.getByRole('button', { name: 'Annuler l’import' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: 'Annuler l’import' }).click();
    await phone.getByText('Annulée', { exact: true }).waitFor();
    assert.deepEqual(await sidewaysScroll(phone), []);
    await phone.watch.clean();
    await phone.context().close();
  });
});
