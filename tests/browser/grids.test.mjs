// SPDX-License-Identifier: EUPL-1.2
// Grids from the first answer to the picture on paper; a child who says how the day went on a device that was given away.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import {
  assertAccessible, guideShot, launchBrowser, openPage, screenshot, sidewaysScroll, signIn, visit,
} from './support/browser.mjs';
import { choice, field } from './support/journeys.mjs';

const TABLET = { width: 768, height: 1024 };

describe('grids', { concurrency: false }, () => {
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

  const dialog = (name) => page.getByRole('dialog', { name });
  const mark = (place, item, name) => place.getByRole('group', { name: item }).getByRole('radio', { name, exact: true });
  /** By both names: there are several of one family name. */
  const personOf = async (name) => (await client.get(`/api/v1/files?q=${encodeURIComponent(name)}`)).json.items[0].id;
  const grids = async (name) => `/dossiers/${await personOf(name)}/grilles`;

  test('shows the change with enough observers, and says when there are too few', async () => {
    await visit(page, await grids('Œuvrard Mathis'));
    const row = page.getByRole('row', { name: /^Ponctualité/ });
    assert.match(await row.getByRole('img').getAttribute('aria-label'), /^Ponctualité\. Professionnels : [\d,]+ au premier jour/);
    assert.ok(await page.getByText('plus souvent', { exact: true }).count());
    assert.ok(await page.getByText('insuffisant', { exact: true }).count(), 'items with NO have too few observers');
    await guideShot(page, 'grilles-page');
    await assertAccessible(page, 'the grids of a file');
    await visit(page, await grids('Thévenard Anaïs'));
    assert.equal(await page.getByText('plus souvent', { exact: true }).count(), 0);
    await page.watch.clean();
  });

  test('prints the picture on one page', async () => {
    await visit(page, await grids('Œuvrard Mathis'));
    await page.evaluate(() => { window.print = () => { window.paper = document.querySelector('[data-print-sheet]').cloneNode(true); }; });
    await page.getByRole('button', { name: 'Imprimer' }).first().click();
    await page.waitForFunction(() => window.paper);
    await page.evaluate(() => document.body.append(window.paper));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 1);
  });

  test('fills a grid in, corrects it and sets it aside', async () => {
    await visit(page, await grids('Haffner Élise'));
    await page.getByRole('button', { name: 'Remplir une grille' }).first().click();
    const filling = dialog(/^Grille de HAFFNER/);
    await mark(filling, 'Respect des règles', 'Souvent').click();
    await mark(filling, 'Relation aux pairs', 'Non observé').click();
    await filling.getByRole('button', { name: 'Remarque : Respect des règles' }).click();
    await field(filling, 'Remarque : Respect des règles').fill('Attend son tour.');
    await assertAccessible(page, 'filling a grid in');
    await filling.getByRole('button', { name: 'Enregistrer la grille' }).click();
    await page.getByText('1 observateur, 1 jour').waitFor();

    await page.getByRole('button', { name: /^Actions sur la grille/ }).click();
    await page.getByRole('menuitem', { name: 'Corriger la grille' }).click();
    await mark(dialog('Corriger une grille'), 'Respect des règles', 'Toujours').click();
    await dialog('Corriger une grille').getByRole('button', { name: 'Corriger la grille' }).click();
    await page.getByText(/corrigée par Camille/).waitFor();
    await page.getByRole('button', { name: /^Actions sur la grille/ }).click();
    await page.getByRole('menuitem', { name: 'Ce qui a été corrigé' }).click();
    await page.getByRole('dialog').getByText('Souvent').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /^Actions sur la grille/ }).click();
    await page.getByRole('menuitem', { name: 'Écarter cette grille' }).click();
    await field(dialog('Écarter une grille'), 'Pourquoi l’écarter').fill('Remplie pour une autre jeune');
    await dialog('Écarter une grille').getByRole('button', { name: 'Écarter cette grille' }).click();
    await page.getByText(/écartée : Remplie pour une autre jeune/).waitFor();
    await page.watch.clean();
  });

  test('writes down what a young person says of a day', async () => {
    await visit(page, await grids('Lescure Jade'));
    await page.getByRole('button', { name: 'Noter une journée' }).first().click();
    const told = dialog(/^La journée de LESCURE/);
    await choice(told, 'Jour').selectOption({ label: 'jeudi 19 novembre 2026' });
    await mark(told, /Comment as-tu travaillé/, 'Plutôt bien').click();
    await told.getByRole('button', { name: 'Enregistrer la journée' }).click();
    await told.waitFor({ state: 'detached' });
    await page.watch.clean();
  });

  test('gives the device away: the session is over and nothing of it can be come back to', async () => {
    const tablet = await openPage(browser, server.base, { allowed: [/status of 404 .*\/my-day$/, /status of 401 .*\/api\/v1\/files$/] });
    await tablet.setViewportSize(TABLET);
    await signIn(tablet);
    await visit(tablet, '/dossiers');
    await visit(tablet, await grids('Kowalik Timéo'));
    await tablet.getByRole('navigation', { name: 'Pages du dossier' }).getByRole('link', { name: 'Dossier' }).click();
    await tablet.getByRole('heading', { level: 1, name: /KOWALIK/ }).waitFor();
    await tablet.getByRole('navigation', { name: 'Pages du dossier' }).getByRole('link', { name: 'Grilles' }).click();
    await tablet.getByRole('button', { name: 'Donner la tablette' }).first().click();
    await assertAccessible(tablet, 'giving the tablet');
    await tablet.getByRole('button', { name: 'Fermer ma session et donner' }).click();
    await tablet.getByRole('heading', { name: 'Bonjour Tim' }).waitFor();

    assert.equal(await tablet.evaluate(() => fetch('/api/v1/files').then(({ status }) => status)), 401);
    assert.equal(await tablet.evaluate(() => sessionStorage.length), 0);
    const cdp = await tablet.context().newCDPSession(tablet);
    const { entries } = await cdp.send('Page.getNavigationHistory');
    const mine = entries.slice(-2);
    assert.deepEqual(mine.map(({ url }) => new URL(url).pathname), ['/', '/ma-journee']);
    await guideShot(tablet, 'grilles-ma-journee');
    await assertAccessible(tablet, 'the page of a child');
    assert.deepEqual(await sidewaysScroll(tablet), []);
    assert.equal(await tablet.locator('a').count(), 0);
    const small = await tablet.locator('fieldset label').evaluateAll((labels) =>
      labels.map((each) => each.getBoundingClientRect()).filter(({ width, height }) => width < 64 || height < 64).length);
    assert.equal(small, 0, 'targets of 64 px');

    const link = tablet.url();
    // With the keyboard alone.
    for (const code of ['day', 'rules', 'others', 'work', 'now']) {
      await tablet.locator(`#q-${code} input`).first().focus();
      await tablet.keyboard.press('ArrowRight');
      await tablet.keyboard.press('ArrowRight');
    }
    await tablet.getByText('5 sur 5').waitFor();
    await tablet.getByRole('button', { name: 'J’ai fini' }).click();
    await tablet.getByRole('heading', { name: 'Merci Tim' }).waitFor();
    assert.equal(await tablet.locator('a, button').count(), 0);
    await tablet.goto(link);
    await tablet.getByRole('heading', { name: 'Ce lien ne marche plus' }).waitFor();
    await tablet.goto('/');
    await tablet.getByLabel('Identifiant').waitFor();
    const nothingOfHim = tablet.getByRole('heading', { name: 'Ce lien ne marche plus' }).or(tablet.getByLabel('Identifiant'));
    for (let steps = 0; steps < 2; steps += 1) {
      await tablet.goBack();
      await nothingOfHim.waitFor();
      assert.equal(await tablet.getByText('KOWALIK').count(), 0);
    }
    await tablet.watch.clean();
    await tablet.context().close();
  });

  test('answers through a link on a phone, and the coordinator sees it', async () => {
    const { stays } = (await client.get(`/api/v1/people/${await personOf('Lescure Jade')}/grids`)).json;
    const stay = stays.find(({ days }) => days.includes('2026-11-19')).stayId;
    const made = await client.post(`/api/v1/stays/${stay}/self-evaluation-links`, { id: uuidv7() });
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await phone.goto(`/ma-journee#${made.json.token}`);
    await phone.getByRole('heading', { name: 'Bonjour Jade' }).waitFor();
    await phone.getByText(/Tu as déjà répondu/).waitFor();
    assert.deepEqual(await sidewaysScroll(phone), []);
    await assertAccessible(phone, 'the page of a child on a phone');
    for (const face of await phone.getByRole('radio', { name: 'Très bien', exact: true }).all()) await face.tap();
    await phone.getByRole('button', { name: 'J’ai fini' }).tap();
    await phone.getByRole('heading', { name: 'Merci Jade' }).waitFor();
    await phone.watch.clean();
    await phone.context().close();

    await visit(page, '/auto-evaluations');
    await page.getByText(/jeunes sur \d+ ont répondu/).waitFor();
    await guideShot(page, 'grilles-semaine');
    await visit(page, await grids('Lescure Jade'));
    await page.getByText(/une réponse précédente a été remplacée/).first().waitFor();
    await page.watch.clean();
  });

  test('is used with a finger on a phone', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, await grids('Kowalik Timéo'));
    assert.deepEqual(await sidewaysScroll(phone), []);
    await phone.getByRole('button', { name: 'Remplir une grille' }).first().tap();
    const filling = phone.getByRole('dialog', { name: /^Grille de KOWALIK/ });
    await choice(filling, 'Qui a observé').selectOption({ label: 'Le jeune' });
    await mark(filling, 'J’arrive à l’heure', 'Souvent').tap();
    await filling.getByText('1 réponse sur 17').waitFor();
    await screenshot(phone, 'grids-filling-phone');
    await assertAccessible(phone, 'filling a grid in on a phone');
    await phone.watch.clean();
    await phone.context().close();
  });
});
