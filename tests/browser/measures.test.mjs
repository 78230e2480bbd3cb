// SPDX-License-Identifier: EUPL-1.2
// What becomes of measures: the council's decision makes a linked measure and the reception goes on; hours are counted once.
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import {
  assertAccessible, guideShot, launchBrowser, openPage, screenshot, settled, signIn, visit,
} from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { field, giveHalfDay, press } from './support/journeys.mjs';

for (const size of ['desk', 'phone'])
  describe(`measures, ${size}`, () => {
    let server;
    let browser;
    let page;
    let address;

    before(async () => {
      server = await startServer();
      browser = await launchBrowser();
      page = await openPage(browser, server.base, { size, allowed: [/status of 409 .*\/hours\/sessions$/] });
      await signIn(page);
      const client = new Client(server.base);
      await client.signIn(demoAccounts.coordinator);
      address = addresses(client);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    test('a council’s decision is a new measure, received where the first was', async () => {
      await visit(page, await address('/saisines/{referral of N\'Guessan}'));
      const panel = page.getByRole('region', { name: 'Suites de la mesure' });
      await panel.getByRole('button', { name: 'Enregistrer la décision' }).click();
      const dialog = page.getByRole('dialog', { name: 'Suite de la mesure conservatoire' });
      await press(dialog, 'Exclusion temporaire');
      await giveHalfDay(dialog, 'Fin (comprise)', '24/11/2026', 'Après-midi');
      await press(dialog, 'Continue avec la nouvelle mesure');
      await assertAccessible(page, `outcome, ${size}`);
      if (size === 'desk') await guideShot(page, 'mesures-decision');
      await dialog.getByRole('button', { name: 'Enregistrer la décision' }).click();
      await dialog.waitFor({ state: 'detached' });
      await panel.getByText('Convertie en').waitFor();
      await panel.getByText(/^Exclusion temporaire, prononcée le 19\/11\/2026/).waitFor();
      await settled(page);
      await screenshot(page, `measure-converted-${size}`);
      await page.watch.clean();
    });

    test('the file shows the chain', async () => {
      await visit(page, await address('/dossiers/{N\'Guessan}/mesures'));
      await page.getByRole('link', { name: /^Exclusion temporaire de/ }).first().waitFor();
      await page.getByText(/Non déduits/).first().waitFor();
      await assertAccessible(page, `measures of a file, ${size}`);
      await screenshot(page, `measures-file-${size}`);
      if (size === 'desk') await guideShot(page, 'mesures-dossier');
      await page.watch.clean();
    });

    test('hours are counted once, and can be taken back', async () => {
      await visit(page, await address('/saisines/{referral of Ursule}/heures'));
      await page.getByText('6 h 30', { exact: true }).first().waitFor();
      if (size === 'desk') await guideShot(page, 'mesures-heures');
      await page.getByRole('button', { name: 'Ajouter une séance' }).click();
      const dialog = page.getByRole('dialog', { name: 'Ajouter une séance' });
      await field(dialog, 'Date').fill('18/11/2026');
      await field(dialog, 'De').fill('15h00');
      await field(dialog, 'À').fill('17h00');
      await dialog.getByRole('button', { name: 'Enregistrer la séance' }).click();
      await dialog.getByText(/déjà comptées de 14:00 à 16:00/).first().waitFor();
      await field(dialog, 'De').fill('16h00');
      await assertAccessible(page, `session, ${size}`);
      await dialog.getByRole('button', { name: 'Enregistrer la séance' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('7 h 30', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: /^Actions sur la séance du .*18/ }).first().click();
      await page.getByRole('menuitem', { name: 'Retirer la séance (erreur)' }).click();
      await page.getByText('6 h 30', { exact: true }).first().waitFor();
      await page.getByText('Retirée', { exact: true }).waitFor();
      await settled(page);
      await assertAccessible(page, `hours, ${size}`);
      await screenshot(page, `measure-hours-${size}`);
      await page.watch.clean();
    });

    test('a measure to erase leaves the list once dealt with, and comes back', async () => {
      await visit(page, '/mesures/a-effacer');
      const first = page.getByText('SOUMARÉ Hugo').first();
      await first.waitFor();
      await assertAccessible(page, `to erase, ${size}`);
      await page.getByRole('button', { name: 'Traité' }).first().click();
      await first.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Annuler' }).first().click();
      await first.waitFor();
      await page.watch.clean();
    });
  });
