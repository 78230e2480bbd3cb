// SPDX-License-Identifier: EUPL-1.2
// The connection goes while the roll is called: answers wait on the device, also through a closed page, and reach the server
// when the connection is back. The program itself opens without one. (axe is not run here: its debugger session ends the
// browser's own offline state when it is detached.)
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, screenshot, settled, sidewaysScroll, signIn, until, visit } from './support/browser.mjs';

const HALF_DAY = '2026-11-19/am';
const ADDRESS = `/presences?demiJournee=${HALF_DAY}`;

describe('without a connection', () => {
  let server;
  let browser;
  let page;
  let client;

  before(async () => {
    server = await startServer();
    client = new Client(server.base);
    await client.signIn(demoAccounts.colleague);
    browser = await launchBrowser();
    page = await openPage(browser, server.base, { size: 'phone', allowed: [/net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)/] });
    await signIn(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await visit(page, ADDRESS);
    assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker serves the page');
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const rows = () => page.getByRole('list', { name: 'Jeunes attendus' }).locator(':scope > li');
  const answer = (index, words) => rows().nth(index).locator('label').filter({ hasText: words }).click();
  const stayOf = async (index) => {
    const href = await rows().nth(index).getByRole('link').first().getAttribute('href');
    return href.split('/').at(-1);
  };
  /** What the server has of a row: its answer, null when none. */
  const stored = async (stay) => {
    const { json } = await client.get(`/api/v1/attendance?halfDay=${HALF_DAY}`);
    return json.rows.find(({ stayId }) => stayId === stay).attendance?.status ?? null;
  };
  const waiting = () => page.getByRole('status').filter({ hasText: 'en attente d’envoi' });

  test('an answer is shown at once, waits, and arrives when the connection is back', async () => {
    const stay = await stayOf(0);
    const before = await stored(stay);
    await page.context().setOffline(true);
    await answer(0, 'Absent non justifié');
    await waiting().waitFor();
    assert.ok(await rows().nth(0).getByRole('radio', { name: 'Absent non justifié' }).isChecked());
    assert.equal(await stored(stay), before, 'nothing has reached the server');
    assert.deepEqual(await sidewaysScroll(page), []);
    await screenshot(page, 'attendance-offline-phone');

    await page.context().setOffline(false);
    await page.getByRole('status').filter({ hasText: 'Tout est enregistré' }).waitFor();
    assert.equal(await stored(stay), 'absent_unjustified');
    await page.watch.clean();
  });

  test('the program opens again, says that there is no connection, and still has the answer', async () => {
    const stay = await stayOf(1);
    const before = await stored(stay);
    await page.context().setOffline(true);
    await answer(1, 'Absent justifié');
    await waiting().waitFor();
    assert.equal(await stored(stay), before);
    // A page that loads may get through before Chromium cuts it off again: then nobody is there either.
    await server.stop();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Jalon' }).waitFor();
    await page.getByRole('alert').filter({ hasText: 'Pas de réponse du serveur' }).waitFor();
    await screenshot(page, 'start-offline-phone');

    server = await startServer({ directory: server.directory, port: server.port });
    await page.context().setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByRole('heading', { level: 1, name: 'Présences' }).waitFor();
    await until(async () => (await stored(stay)) === 'absent_justified', 'the answer kept on the device is sent');
    await settled(page);
    assert.ok(await rows().nth(1).getByRole('radio', { name: 'Absent justifié', exact: true }).isChecked());
    await page.watch.clean();
  });

  test('the stay page keeps an answer too', async () => {
    const stay = await stayOf(0);
    await visit(page, `/accueils/${stay}`);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^Corriger la présence, jeu\. 19 nov\. matin/ }).click();
    const form = page.getByRole('form', { name: /19 nov\. matin/ });
    await form.getByLabel('Présence').selectOption('present');
    await form.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('row', { name: /19 nov\. matin/ }).getByText('en attente d’envoi').waitFor();
    await page.getByText('Un pointage attend d’être envoyé.').waitFor();
    assert.equal(await stored(stay), 'absent_unjustified');
    assert.deepEqual(await sidewaysScroll(page), []);
    await screenshot(page, 'stay-offline-phone');

    await page.context().setOffline(false);
    await page.getByText('en attente d’envoi').waitFor({ state: 'detached' });
    assert.equal(await stored(stay), 'present');
    await page.watch.clean();
  });
});
