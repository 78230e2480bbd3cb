// SPDX-License-Identifier: EUPL-1.2
// A family from the convocation to the agreements, at a desk and with a finger on a phone; a father who must not be told.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, signIn, visit } from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { choice, field, press } from './support/journeys.mjs';

describe('the link with a family', { concurrency: false }, () => {
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
    // The warnings of a convocation are a refusal that the browser reports.
    page = await openPage(browser, server.base, { allowed: [/status of 409 .*\/convocations$/] });
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const part = (name) => page.getByRole('region', { name });
  const dialog = (name) => page.getByRole('dialog', { name });

  test('shows today who is awaited and what is to be collected', async () => {
    await visit(page, '/');
    const awaited = part('Rendez-vous du jour avec les familles');
    await awaited.getByRole('link', { name: 'HAFFNER Élise' }).waitFor();
    await awaited.getByText('Confirmée', { exact: true }).waitFor();
    await part('Accords à recueillir').getByRole('link', { name: 'KOWALIK Tim', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /KOWALIK/ }).waitFor();
    await page.watch.clean();
  });

  test('convokes, notes an attempt and sees it confirmed', async () => {
    await visit(page, `${await address('/dossiers/{Da Cunha, Tiago}')}/famille`);
    const convocation = page.getByRole('article', { name: /^Entretien de présentation/ });
    await convocation.getByText('À faire', { exact: true }).waitFor();
    await convocation.getByRole('button', { name: 'Noter un essai' }).click();
    await choice(dialog('Noter un essai'), 'Résultat').selectOption('Viendra');
    await dialog('Noter un essai').getByRole('button', { name: 'Noter un essai' }).click();
    await convocation.getByText('Confirmée', { exact: true }).waitFor();
    await page.watch.clean();
  });

  test('is warned before bringing together whom a judge keeps apart', async () => {
    await visit(page, `${await address('/dossiers/{Lescure, Jade}')}/famille`);
    await guideShot(page, 'familles-page');
    await page.getByRole('button', { name: 'Convoquer' }).first().click();
    await press(dialog('Convoquer'), '.*Boris.*');
    await dialog('Convoquer').getByRole('button', { name: 'Convoquer', exact: true }).click();
    await dialog('Convoquer').getByText(/Une décision de justice sépare/).first().waitFor();
    await assertAccessible(page, 'the warnings of a convocation');
    await dialog('Convoquer').getByRole('button', { name: 'Annuler' }).click();
    await page.watch.clean();
  });

  test('tells a banned father nothing, and the team is alerted', async () => {
    await page.getByRole('button', { name: 'Appel reçu' }).click();
    const call = dialog('Appel reçu');
    await choice(call, 'Qui appelle').selectOption({ label: 'LESCURE Boris (père)' });
    await press(call, 'L’emploi du temps, le lieu');
    await call.getByText('Ne rien communiquer').waitFor();
    await assertAccessible(page, 'a call of a restricted person');
    await guideShot(page, 'familles-appel');
    await call.getByRole('button', { name: 'Noter l’appel' }).click();
    await call.waitFor({ state: 'detached' });
    // The one of the demo, and this one.
    await part('Appels reçus').getByText('Rien communiqué').nth(1).waitFor();
    await visit(page, '/taches');
    await page.getByText(/Alerte : appel d’une personne/).first().waitFor();
    await page.watch.clean();
  });

  test('prints a letter without the address of the other', async () => {
    await visit(page, `${await address('/dossiers/{Lescure, Jade}')}/famille`);
    await page.evaluate(() => {
      window.print = () => {};
    });
    await page.getByRole('article', { name: /^Point avec la famille/ }).getByRole('button', { name: 'Courriers' }).click();
    await dialog('Courriers').getByText(/à son adresse seule/).waitFor();
    await dialog('Courriers').getByRole('button', { name: 'Imprimer le courrier' }).click();
    const sheet = page.locator('[data-print-sheet]');
    await sheet.waitFor({ state: 'attached' });
    const words = await sheet.textContent();
    assert.match(words, /LESCURE Boris/);
    assert.doesNotMatch(words, /Amandine/);
    await page.watch.clean();
  });

  test('signs with a finger on a phone', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, `${await address('/dossiers/{Haffner, Élise}')}/famille?acte=signer`);
    const signing = phone.getByRole('dialog', { name: 'Recueillir des accords' });
    await choice(signing, 'Sorties').selectOption('Accordé');
    await choice(signing, 'Trajets seul').selectOption('Refusé');
    const pad = signing.getByRole('img', { name: 'Cadre de signature vide' });
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    await phone.mouse.move(box.x + 20, box.y + 40);
    await phone.mouse.down();
    for (let step = 1; step <= 12; step += 1) await phone.mouse.move(box.x + 20 + step * 15, box.y + 40 + (step % 3) * 20);
    await phone.mouse.up();
    await signing.getByRole('img', { name: 'Cadre de signature signé' }).waitFor();
    await assertAccessible(phone, 'the signature pad on a phone');
    await guideShot(phone, 'familles-accords');
    await signing.getByRole('button', { name: 'Enregistrer les réponses' }).click();
    await signing.waitFor({ state: 'detached' });
    await settled(phone);
    const table = phone.getByRole('region', { name: 'Autorisations et accords' });
    await table.getByText('Sorties', { exact: true }).waitFor();
    await phone.getByRole('region', { name: 'Réponses et signatures' }).getByRole('img', { name: /^Signature/ }).waitFor();
    await phone.watch.clean();
    await phone.context().close();
  });

  test('notes who came, and the interview knows it', async () => {
    await visit(page, `${await address('/dossiers/{Haffner, Élise}')}/famille`);
    await page.getByRole('article', { name: /^Entretien de présentation/ }).getByRole('button', { name: 'Noter qui est venu' }).click();
    const presence = dialog('Noter qui est venu');
    await choice(presence, 'HAFFNER Jörg (père)').selectOption('Excusé');
    await presence.getByRole('button', { name: 'Enregistrer les présences' }).click();
    await presence.waitFor({ state: 'detached' });
    const interviews = part('Entretiens');
    await interviews.getByText('excusé', { exact: true }).waitFor();
    await interviews.getByRole('link', { name: 'Remplir l’entretien' }).click();
    await page.getByRole('heading', { level: 1, name: /HAFFNER/ }).waitFor();
    await page.getByRole('button', { name: 'Entretien de présentation', exact: true }).waitFor();
    await settled(page);
    assert.equal(await field(page, 'Date de l\'entretien').first().inputValue(), '19/11/2026');
    await page.watch.clean();
  });
});
