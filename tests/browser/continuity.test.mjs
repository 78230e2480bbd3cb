// SPDX-License-Identifier: EUPL-1.2
// What goes between the service and the school: work asked for and followed, presences told, the questionnaire answered by
// somebody without an account; at a desk and with a finger on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, signIn, visit } from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { choice, press } from './support/journeys.mjs';

describe('continuity with the school', { concurrency: false }, () => {
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
    // A link taken back is a page that is not there.
    page = await openPage(browser, server.base, { allowed: [/status of 404 .*\/link\/questionnaire/] });
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const part = (name) => page.getByRole('region', { name });
  const dialog = (name) => page.getByRole('dialog', { name });

  test('asks for the work, without a word of why', async () => {
    await visit(page, `${await address('/dossiers/{Da Cunha}')}/retour`);
    await part('Travail scolaire').getByRole('button', { name: /Demander le travail|Relancer/ }).click();
    const asking = page.getByRole('dialog');
    await press(asking, 'SVT');
    const words = await asking.getByLabel('Texte').inputValue();
    assert.match(words, /DA CUNHA/i);
    assert.doesNotMatch(words, /exclu|sanction|mesure/i);
    await assertAccessible(page, 'asking for the work');
    await asking.getByRole('button', { name: 'Noter l’envoi' }).click();
    await asking.waitFor({ state: 'detached' });
    await part('Travail scolaire').getByRole('button', { name: 'SVT : Reçu' }).click();
    await part('Travail scolaire').getByRole('button', { name: 'SVT : Fait' }).waitFor();
    await page.watch.clean();
  });

  test('sees the return as dated steps that say how they were found', async () => {
    await visit(page, `${await address('/dossiers/{Dupont}')}/retour`);
    const back = part('Retour et suivi');
    await back.getByText(/après la fin de la mesure/).waitFor();
    await back.getByRole('button', { name: 'Noter un contact : Retour au collège' }).click();
    const contact = dialog(/Contact avec le collège/);
    await choice(contact, 'Résultat').selectOption('Joint');
    await contact.getByRole('button', { name: 'Noter un contact' }).click();
    await contact.waitFor({ state: 'detached' });
    await back.getByText(/Joint/).first().waitFor();
    await assertAccessible(page, 'the return of a file');
    await guideShot(page, 'retour-page');
    await page.watch.clean();
  });

  test('sends a link that a school answers without an account, and takes it back', async () => {
    await part('Questionnaire au collège').getByRole('button', { name: 'Envoyer un lien' }).click();
    const ready = dialog('Lien du questionnaire');
    const text = await ready.getByTestId('questionnaire-text').innerText();
    const link = text.match(/https?:\S+/)[0];
    await assertAccessible(page, 'the link to send');
    await ready.getByRole('button', { name: 'Fermer', exact: true }).last().click();

    const school = await openPage(browser, server.base, { allowed: [/status of 404/], size: 'phone' });
    await school.goto(link);
    await school.getByRole('heading', { level: 1, name: 'Questionnaire au collège' }).waitFor();
    const shown = await school.locator('main').innerText();
    assert.match(shown, /Léa D\./);
    assert.doesNotMatch(shown, /Dupont|exclusion temporaire|bagarre/i);
    await assertAccessible(school, 'the questionnaire of a school');
    await guideShot(school, 'retour-questionnaire');
    await press(school, 'Pas de nouvelle exclusion');
    await school.getByLabel('Votre nom et votre fonction').fill('Mme Roy, CPE');
    await school.getByRole('button', { name: 'Envoyer les réponses' }).click();
    await school.getByRole('heading', { level: 1, name: 'Merci de votre réponse' }).waitFor();
    await school.close();

    await page.reload();
    await settled(page);
    const sent = part('Questionnaire au collège');
    await sent.getByText('répondu', { exact: true }).first().waitFor();
    await sent.getByText('Pas de nouvelle exclusion').first().waitFor();
    await sent.getByRole('button', { name: 'Retirer le lien' }).first().click();
    await dialog('Retirer le lien').getByRole('button', { name: 'Retirer le lien' }).click();
    await page.getByText('Lien retiré').first().waitFor();
    await page.watch.clean();
  });

  test('tells each school who was there, on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await visit(page, '/colleges-presences');
    await page.getByText('Restent à envoyer :').waitFor();
    await assertAccessible(page, 'the presences to tell, on a phone');
    await page.setViewportSize({ width: 1280, height: 800 });
    await visit(page, '/colleges-presences?jour=2026-11-18');
    await guideShot(page, 'retour-presences');
    await page.getByRole('button', { name: /^Envoyer : / }).first().click();
    const telling = page.getByRole('dialog');
    await telling.getByText(/Présences du/).first().waitFor();
    await telling.getByRole('button', { name: 'Noter l’envoi' }).click();
    await telling.waitFor({ state: 'detached' });
    await page.getByText('envoyé', { exact: true }).first().waitFor();
    await page.watch.clean();
  });
});
