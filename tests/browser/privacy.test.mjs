// SPDX-License-Identifier: EUPL-1.2
// From the list of those still to be told to the paper and its hand-over; a request from its arrival to its answer; another
// version of a text, with the keyboard alone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { assertAccessible, launchBrowser, openPage, signIn, visit } from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { field, press } from './support/journeys.mjs';

describe('what those a file is about are owed', { concurrency: false }, () => {
  let server;
  let browser;
  let address;
  let page;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    address = addresses(client);
    // What speaks against an answer is a refusal that the browser reports.
    page = await openPage(browser, server.base, { allowed: [/status of 409 .*\/answer$/] });
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const part = (name) => page.getByRole('region', { name });
  const dialog = (name) => page.getByRole('dialog', { name });

  test('somebody still to be told is told, and leaves the list of what is owed', async () => {
    await visit(page, '/vie-privee');
    await part('Informations à remettre').getByRole('link').first().click();
    const recipients = page.getByRole('row').filter({ hasText: 'À remettre' });
    await recipients.first().waitFor();
    for (let left = await recipients.count(); left > 0; left -= 1) {
      await page.getByRole('button', { name: 'Noter une remise' }).click();
      const handing = dialog('Noter la remise d’une information');
      await handing.getByRole('button', { name: 'Enregistrer' }).waitFor();
      if (left === 1) await assertAccessible(page, 'the hand-over of a notice');
      await handing.getByRole('button', { name: 'Enregistrer' }).click();
      await handing.waitFor({ state: 'detached' });
      await page.getByRole('row').filter({ hasText: 'À remettre' }).nth(left - 1).waitFor({ state: 'detached' });
    }
    assert.ok((await page.getByText('Remise le 19/11/2026').count()) > 0);
    await page.watch.clean();
  });

  test('the paper names the service and its DPO, and no child', async () => {
    const file = await address('/dossiers/{Kowalik, Timéo}/vie-privee');
    await visit(page, file);
    await page.getByRole('link', { name: 'Imprimer pour le jeune' }).click();
    const sheet = page.getByRole('article');
    await sheet.getByText('Ville de Valmont-sur-Orle', { exact: false }).first().waitFor();
    const words = await sheet.innerText();
    assert.match(words, /Hélène Prigent/);
    assert.doesNotMatch(words, /Kowalik|Timéo|\{/i);
    await page.watch.clean();
  });

  test('a request is answered only once it is known who asks', async () => {
    await visit(page, await address('/dossiers/{Dupont}/vie-privee'));
    const requests = part('Demandes sur les données');
    await requests.getByText('L’identité de la personne n’est pas encore vérifiée : ne remettez rien.').waitFor();
    await requests.getByRole('button', { name: 'Répondre' }).first().click();
    const answering = dialog('Répondre');
    await answering.getByRole('button', { name: 'Répondre' }).click();
    await answering.getByText(/Vérifiez d’abord l’identité/).first().waitFor();
    await answering.getByRole('button', { name: 'Annuler' }).click();
    await requests.getByRole('button', { name: 'Corriger la demande' }).first().click();
    const correcting = dialog('Corriger la demande');
    await press(correcting, 'Pièce d’identité vue');
    await correcting.getByRole('button', { name: 'Enregistrer' }).click();
    await correcting.waitFor({ state: 'detached' });
    await requests.getByRole('button', { name: 'Répondre' }).first().click();
    await press(dialog('Répondre'), 'Acceptée en partie');
    await field(dialog('Répondre'), 'Raison donnée à la personne').fill('Noms des autres jeunes masqués.');
    await dialog('Répondre').getByRole('button', { name: 'Répondre' }).click();
    await requests.getByText('Acceptée en partie, le 19/11/2026').waitFor();
    await page.watch.clean();
  });

  test('an administrator writes another version, which stands from its day on', async () => {
    const admin = await openPage(browser, server.base);
    await signIn(admin, demoAccounts.administrator);
    await visit(admin, '/administration/information');
    const write = admin.getByRole('link', { name: 'Écrire une version du texte « Rappel à l’ordre »' });
    await write.focus();
    await admin.keyboard.press('Enter');
    const title = admin.getByLabel('Titre de la page').first();
    await title.waitFor();
    await title.focus();
    await admin.keyboard.press('End');
    await admin.keyboard.type(' (essai)');
    await admin.getByRole('button', { name: 'Enregistrer' }).focus();
    await admin.keyboard.press('Enter');
    await admin.getByText('Texte de l’organisme, version 1').waitFor();
    await assertAccessible(admin, 'the texts of the notices');
    await admin.watch.clean();
    await admin.context().close();
  });
});
