// SPDX-License-Identifier: EUPL-1.2
// A school's people and its own days, kept by whoever works with it: a new contact, one who left, a training day that takes its
// half-days away.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, sidewaysScroll, signIn, visit } from './support/browser.mjs';
import { choice, field, group } from './support/journeys.mjs';

describe('a school', () => {
  let server;
  let browser;
  let page;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openPage(browser, server.base);
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('is found and has a new contact', async () => {
    await visit(page, '/partenaires');
    // The link is followed before the search has asked: it must win.
    await page.getByRole('searchbox').fill('hauts-pres');
    await page.getByRole('link', { name: 'Collège des Hauts-Prés' }).click();
    await settled(page);
    await page.getByRole('button', { name: 'Ajouter un contact' }).click();
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Nom').fill('Verdier');
    await field(dialog, 'Prénom').fill('Anouk');
    await choice(dialog, 'Fonction').selectOption({ index: 1 });
    await assertAccessible(page, 'the contact');
    await dialog.getByRole('button', { name: 'Ajouter un contact' }).click();
    await page.getByText('VERDIER Anouk').waitFor();
    await guideShot(page, 'partenaire');
    await assertAccessible(page, 'the school');
    await page.watch.clean();
  });

  test('keeps whoever left apart', async () => {
    await page.getByRole('button', { name: 'Actions : VERDIER Anouk' }).click();
    await page.getByRole('menuitem', { name: 'A quitté son poste' }).click();
    await page.getByText('1 ancien contact').waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('1 ancien contact').waitFor({ state: 'detached' });
    await page.watch.clean();
  });

  test('has a day of its own, also on a phone', async () => {
    const address = new URL(page.url()).pathname;
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, `${address}/calendrier`);
    await phone.getByRole('button', { name: 'Ajouter un jour' }).tap();
    const dialog = phone.getByRole('dialog');
    await field(group(dialog, 'Début'), 'Date').fill('04/12/2026');
    await choice(dialog, 'Raison').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Ajouter', exact: true }).tap();
    await dialog.waitFor({ state: 'detached' });
    await phone.getByRole('button', { name: 'Enregistrer le calendrier' }).tap();
    await phone.getByText('Calendrier enregistré').first().waitFor();
    await assertAccessible(phone, 'the calendar of the school');
    assert.deepEqual(await sidewaysScroll(phone), []);
    await phone.watch.clean();
  });
});
