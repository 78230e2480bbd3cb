// SPDX-License-Identifier: EUPL-1.2
// From a question to a number, to what it counts, to the file: at a desk with the keyboard, and on a phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import {
  assertAccessible, guideShot, launchBrowser, openPage, settled, sidewaysScroll, signIn, visit,
} from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { choice, press } from './support/journeys.mjs';

describe('the figures of a period', { concurrency: false }, () => {
  let server;
  let browser;
  let page;
  let address;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    address = addresses(client);
    page = await openPage(browser, server.base);
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const numberOf = async (link) => Number(await link.textContent());

  test('shows the school year, its definitions beside it', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Chiffres' }).click();
    await page.getByRole('heading', { level: 1, name: 'Chiffres' }).waitFor();
    await page.getByText('Année scolaire 2026–2027').first().waitFor();
    const rate = page.getByRole('row', { name: /^Taux de présence/ });
    await rate.getByText(/\d+\s%/).first().waitFor();
    await guideShot(page, 'chiffres-page');
    const definition = rate.locator('summary');
    await definition.focus();
    await page.keyboard.press('Enter');
    await rate.getByText('Demi-journées de présence').waitFor();
    await assertAccessible(page, 'the figures with a definition open');
    await page.watch.clean();
  });

  test('leads from a number to as many things, and to the file', async () => {
    await page.getByRole('link', { name: 'Sexe', exact: true }).click();
    await page.waitForURL(/par=sex/);
    await page.getByRole('row', { name: /^Inconnu/ }).first().waitFor();
    await page.getByRole('heading', { level: 2, name: 'Sexe' }).scrollIntoViewIfNeeded();
    await page.getByRole('row', { name: /^Total/ }).last().scrollIntoViewIfNeeded();
    await guideShot(page, 'chiffres-repartition');
    const link = page.getByRole('link', { name: /^Accueils, Filles : / });
    const count = await numberOf(link);
    assert.ok(count > 0);
    await link.click();
    await page.getByRole('heading', { level: 1, name: 'Accueils' }).waitFor();
    await page.getByText('Liste interne').waitFor();
    await page.locator('tbody tr').first().waitFor();
    assert.equal(await page.locator('tbody tr').count(), count);
    await assertAccessible(page, 'the list behind a number');
    await guideShot(page, 'chiffres-liste');
    await page.locator('tbody tr').first().getByRole('link').first().click();
    await page.waitForURL(/\/dossiers\//);
    await page.goBack();
    await page.getByRole('link', { name: 'Chiffres' }).last().click();
    await page.waitForURL(/\/chiffres\?.*par=sex/);
    await page.watch.clean();
  });

  test('changes the period and the filters, and keeps them in the address', async () => {
    await press(page, 'Mois');
    await page.waitForURL(/periode=2026-11/);
    await page.getByRole('button', { name: 'Période précédente' }).click();
    await page.waitForURL(/periode=2026-10/);
    await choice(page, 'Mesure').selectOption('Exclusion temporaire de l\'établissement');
    await page.waitForURL(/mesure=exclusion_temporaire/);
    await page.getByText(/^Seulement\s: Exclusion temporaire/).waitFor();
    await settled(page);
    const before = page.url();
    await page.reload();
    await page.getByText(/^Seulement\s: Exclusion temporaire/).waitFor();
    assert.equal(page.url(), before);
    await press(page, 'Libre');
    await page.waitForURL(/periode=2026-11-01\.\.2026-11-19/);
    await page.watch.clean();
  });

  test('saves what is shown as a table that a spreadsheet opens', async () => {
    await visit(page, '/chiffres?periode=2026-2027&par=class');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const text = readFileSync(await (await saving).path(), 'utf8');
    assert.equal(text.charCodeAt(0), 0xfeff);
    const [head, ...lines] = text.slice(1).trim().split('\r\n');
    assert.match(head, /^Classe;Élèves;Élèves N−1;Accueils;/);
    assert.match(lines.at(-1), /^Total;/);
    const stays = lines.map((line) => Number(line.split(';')[3]));
    assert.equal(stays.slice(0, -1).reduce((sum, count) => sum + count, 0), stays.at(-1));
    await page.watch.clean();
  });

  test('prints the figures with all their definitions', async () => {
    await visit(page, '/chiffres?periode=2026-2027&par=tout');
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { level: 2, name: 'Définitions' }).waitFor();
    await page.getByText('Part des demi-journées prévues où l’élève était présent.').last().waitFor();
    await page.emulateMedia({ media: 'screen' });
    await page.watch.clean();
  });

  test('takes the quartier prioritaire noted on the file', async () => {
    await visit(page, await address('/dossiers/{Kowalik, Timéo}'));
    const part = page.getByRole('region', { name: 'Quartier prioritaire (QPV)' });
    await part.getByRole('button', { name: 'Noter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Quartier prioritaire (QPV)' });
    await choice(dialog, 'Le domicile est').selectOption('En QPV');
    await assertAccessible(page, 'noting a quartier prioritaire');
    await dialog.getByRole('button', { name: 'Noter' }).click();
    await dialog.waitFor({ state: 'detached' });
    await part.getByText(/depuis le 19\/11\/2026/).first().waitFor();
    await part.getByRole('button', { name: /^Retirer : depuis le 19\/11\/2026/ }).click();
    await page.getByText('Situation retirée').waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await part.getByText(/depuis le 19\/11\/2026/).first().waitFor();
    await page.watch.clean();
  });

  test('works with a thumb', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, '/chiffres?periode=2026-2027&par=school');
    await phone.getByRole('table', { name: 'Élèves et accueils' }).waitFor();
    assert.deepEqual(await sidewaysScroll(phone), []);
    await assertAccessible(phone, 'the figures on a phone');
    const link = phone.getByRole('link', { name: /^Élèves différents : / });
    const count = await numberOf(link);
    await link.click();
    await phone.getByRole('heading', { level: 1, name: 'Élèves différents' }).waitFor();
    await phone.getByRole('list', { name: 'Élèves différents' }).getByRole('listitem').first().waitFor();
    await phone.getByText(new RegExp(`${count} élèves`)).waitFor();
    await assertAccessible(phone, 'a list on a phone');
    await phone.watch.clean();
    await phone.context().close();
  });
});
