// SPDX-License-Identifier: EUPL-1.2
// An administrator rewords a motive, adds one and a question, looks at the difference, saves it from today on; the coordinator
// finds it at once, and what was answered before keeps its words.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { assertAccessible, demoAccounts, guideShot, launchBrowser, openPage, screenshot, settled, sidewaysScroll, signIn, visit } from './support/browser.mjs';
import { field } from './support/journeys.mjs';

describe('the scheme', () => {
  let server;
  let browser;
  let page;

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

  test('is changed in a copy: a word, a new motive', async () => {
    await visit(page, '/administration/dispositif');
    const word = page.getByRole('textbox', { name: 'Libellé (FR) de bagarre' });
    await word.fill('Rixe entre élèves');
    const fresh = page.getByRole('textbox', { name: 'Nouvelle entrée' });
    await fresh.fill('Intrusion');
    await fresh.press('Enter');
    await page.getByRole('button', { name: 'Monter Intrusion' }).press('Enter');
    await guideShot(page, 'dispositif-listes');
    await assertAccessible(page, 'the lists');
    await page.watch.clean();
  });

  test('keeps the copy from part to part, and shows the form beside its questions', async () => {
    await page.getByRole('navigation', { name: 'Parties du dispositif' }).getByRole('link', { name: 'Formulaires' }).click();
    await settled(page);
    await page.getByLabel('Formulaire', { exact: true }).selectOption('follow_up');
    const section = page.getByRole('region').filter({ has: page.getByRole('textbox', { name: 'Titre de la partie' }) }).first();
    const question = section.getByRole('textbox', { name: 'Nouvelle question' });
    await question.fill('Ce que dit le collège');
    await question.press('Enter');
    await page.getByRole('textbox', { name: /^Ce que dit le collège/ }).waitFor();
    await guideShot(page, 'dispositif-formulaires');
    await assertAccessible(page, 'the forms');
    await page.watch.clean();
  });

  test('asks before the changes are lost', async () => {
    await page.getByRole('link', { name: 'Comptes' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.match(page.url(), /dispositif/);
  });

  test('is saved from a day on, after the difference has been read', async () => {
    await page.getByRole('button', { name: 'Vérifier' }).click();
    const dialog = page.getByRole('dialog', { name: 'Vérifier et enregistrer' });
    await dialog.getByText('« Bagarre » devient « Rixe entre élèves »').waitFor();
    await dialog.getByText('« Intrusion » ajouté').waitFor();
    await field(dialog, 'Commentaire').fill('Mots convenus en réunion');
    await guideShot(page, 'dispositif-verifier');
    await assertAccessible(page, 'the difference');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^Version 1 enregistrée/).waitFor();
    await visit(page, '/administration/dispositif/versions');
    await page.getByText('Mots convenus en réunion').waitFor();
    await guideShot(page, 'dispositif-versions');
    await assertAccessible(page, 'the versions');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Exporter' }).click();
    const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    assert.equal(file.format, 'jalon-scheme/1');
    assert.ok(file.blueprint.vocabularies.motive.some(({ code }) => code === 'intrusion'));
    await page.watch.clean();
  });

  test('steps, deadlines and sheets are edited on the same page', async () => {
    for (const part of ['etapes', 'echeances', 'imprimes']) {
      await visit(page, `/administration/dispositif?partie=${part}`);
      await screenshot(page, `dispositif-${part}-1280`);
      await assertAccessible(page, part);
    }
    await guideShot(page, 'dispositif-imprimes');
    await page.watch.clean();
  });

  test('a setting gets another value from a day on', async () => {
    await visit(page, '/administration/reglages');
    await page.getByPlaceholder('Chercher un réglage').fill('nombre de places');
    await page.getByRole('button', { name: /^Actions sur Nombre de places/ }).click();
    await page.getByRole('menuitem', { name: 'Nouvelle valeur' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nouvelle valeur' });
    await field(dialog, 'Valeur').fill('8');
    await field(dialog, 'À partir du').fill('4/1/2027');
    await field(dialog, 'Source').fill('Délibération du 12 octobre 2026');
    await guideShot(page, 'reglage-valeur');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('8 places').waitFor();
    await assertAccessible(page, 'the settings');
    await page.watch.clean();
  });

  test('fits a phone', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone, demoAccounts.administrator);
    for (const address of ['/administration/dispositif', '/administration/dispositif?partie=formulaires', '/administration/dispositif?partie=echeances', '/administration/reglages']) {
      await visit(phone, address);
      await screenshot(phone, `phone-${address.replace(/\W+/g, '-')}`);
      assert.deepEqual(await sidewaysScroll(phone), [], `${address} scrolls sideways`);
      await assertAccessible(phone, address);
    }
    await phone.watch.clean();
    await phone.context().close();
  });

  test('the coordinator chooses the new words at once', async () => {
    const other = await openPage(browser, server.base);
    await signIn(other);
    await visit(other, '/saisines/nouvelle');
    const motives = await other.getByLabel('Motif', { exact: false }).first().innerText();
    assert.match(motives, /Rixe entre élèves/);
    assert.match(motives, /Intrusion/);
    await other.context().close();
  });
});
