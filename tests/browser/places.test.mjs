// SPDX-License-Identifier: EUPL-1.2
// More announced than there are places: the week shows it, the waiting list says who is next and why, one start is deferred to a
// planned week with the school's word, and the school is told both dates.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, screenshot, settled, sidewaysScroll, signIn, visit } from './support/browser.mjs';
import { field, giveHalfDay, press } from './support/journeys.mjs';

describe('places', () => {
  let server;
  let browser;
  let page;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openPage(browser, server.base, { allowed: [/status of 409/] });
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const waiting = (name) => page.getByRole('list', { name: 'Liste d’attente' }).locator('> li').filter({ hasText: name });

  test('are fewer on the days somebody is away', async () => {
    await visit(page, '/places');
    await page.getByText('Une animatrice en formation').waitFor();
    await page.getByRole('button', { name: 'Ajouter une exception' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ajouter une exception' });
    await giveHalfDay(dialog, 'À partir de', '23/11/2026', 'Matin');
    await giveHalfDay(dialog, 'Jusqu’à', '25/11/2026', 'Après-midi');
    await dialog.getByLabel('Places', { exact: true }).fill('0');
    await field(dialog, 'Raison').fill('Formation de l’équipe');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/Formation de l.équipe/).waitFor();
    await assertAccessible(page, 'the places');
    await guideShot(page, 'places');
    await page.watch.clean();
  });

  test('that are missing are seen in the week, with those who wait', async () => {
    await visit(page, '/accueils?week=2026-11-23');
    const row = page.getByRole('row', { name: /JAOUEN/ });
    assert.ok((await row.getByText('Attendu, complet').count()) > 0);
    await guideShot(page, 'semaine');
    await assertAccessible(page, 'the week');
    await page.watch.clean();
  });

  test('are waited for in an order that says why, and can be changed with a reason', async () => {
    await visit(page, '/attente');
    await waiting('JAOUEN').getByText(/Report accepté par Mme Valençon/).waitFor();
    await page.getByRole('region', { name: 'Ordre de la liste' }).getByText('Puis les 6e et 5e').waitFor();
    await guideShot(page, 'attente');
    await assertAccessible(page, 'the waiting list');
    const last = page.getByRole('list', { name: 'Liste d’attente' }).locator('> li').last();
    await last.getByRole('button', { name: /^Autres actions/ }).click();
    await page.getByRole('menuitem', { name: 'Mettre en tête' }).click();
    const dialog = page.getByRole('dialog', { name: /au rang 1$/ });
    await field(dialog, 'Raison').fill('seul à la maison toute la journée');
    await dialog.getByRole('button', { name: 'Donner ce rang' }).click();
    await page.getByText('seul à la maison toute la journée').waitFor();
    await page.getByText(/^Rang donné à la main/).waitFor();
    await page.getByRole('button', { name: 'Revenir à l’ordre des règles' }).click();
    await page.getByText(/^Rang donné à la main/).waitFor({ state: 'detached' });
    await page.watch.clean();
  });

  test('are given in a planned week, with both dates kept', async () => {
    await waiting('JAOUEN').getByRole('button', { name: 'Simuler, accepter…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Accueillir JAOUEN/ });
    await dialog.getByText(/^Complet :/).waitFor();
    await press(dialog, 'Semaine d’accueil');
    await dialog.getByText(/accueil du 30 novembre/).waitFor();
    await dialog.getByText(/^Complet :/).waitFor({ state: 'detached' });
    await guideShot(page, 'place');
    await assertAccessible(page, 'the choice of a place');
    await dialog.getByRole('button', { name: 'Accepter', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await waiting('JAOUEN').waitFor({ state: 'detached' });

    await visit(page, '/accueils?week=2026-11-30');
    const row = page.getByRole('row', { name: /JAOUEN/ });
    await row.getByText('Reporté').waitFor();
    await row.getByRole('link').click();
    await page.getByText(/Mesure du 23 au 25 novembre 2026 ; accueil du 30 novembre/).waitFor();
    await page.getByRole('link', { name: 'Saisine', exact: true }).click();
    await settled(page);
    await page.getByText(/l’accueil est reporté : il n’aura pas lieu pendant la mesure/).first().waitFor();
    await page.watch.clean();
  });

  test('hold on a phone', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    for (const [name, address] of [['waiting', '/attente'], ['week', '/accueils?week=2026-11-23'], ['places', '/places']]) {
      await visit(phone, address);
      assert.deepEqual(await sidewaysScroll(phone), [], `${address} scrolls sideways`);
      await assertAccessible(phone, address);
      await screenshot(phone, `places-${name}-phone`);
    }
    await phone.watch.clean();
  });
});
