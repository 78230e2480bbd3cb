// SPDX-License-Identifier: EUPL-1.2
// An incident written standing in a corridor, told, interrupted; and what only a ring knows of.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, signIn, visit } from './support/browser.mjs';
import { choice, field, press } from './support/journeys.mjs';

describe('incidents and child protection', { concurrency: false }, () => {
  let server;
  let browser;
  /** The page of the incidents of one young person. */
  let file;
  let page;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    file = async (name) => {
      const { json } = await client.get(`/api/v1/files?q=${encodeURIComponent(name)}`);
      return `/dossiers/${json.items[0].id}/incidents`;
    };
    // What the guard finds, and a path not yet complete, are refusals that the browser reports.
    page = await openPage(browser, server.base, { allowed: [/status of 409 .*\/(school-sheets|state)$/] });
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const part = (name) => page.getByRole('region', { name });
  const dialog = (name) => page.getByRole('dialog', { name });

  test('writes an incident on a phone, and keeps what was typed', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, '/presences?demiJournee=2026-11-19/am');
    await phone.getByRole('link', { name: /Incident KOWALIK/ }).click();
    await phone.getByRole('heading', { level: 1, name: 'Signaler un incident' }).waitFor();
    await phone.getByText('KOWALIK Timéo (Tim)', { exact: true }).waitFor();
    await choice(phone, 'Nature').selectOption('Dégradation');
    await choice(phone, 'Lieu').selectOption('Cour, jardin');
    await field(phone, 'Les faits').fill('A cassé une vitre de la serre avec un ballon. Personne n’était à côté.');
    await press(phone, 'Réparation engagée');
    await phone.getByText(/Brouillon enregistré/).waitFor();
    await assertAccessible(phone, 'an incident written on a phone');
    await guideShot(phone, 'incidents-fiche');
    await phone.reload();
    await phone.getByRole('heading', { level: 1, name: 'Signaler un incident' }).waitFor();
    await phone.waitForFunction(() => /vitre/.test(document.querySelector('#f-facts')?.value ?? ''));
    await phone.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await phone.getByRole('article', { name: /^Dégradation/ }).getByText(/vitre de la serre/).waitFor();
    await phone.watch.clean();
    await phone.context().close();
  });

  test('tells the mother, and the task goes', async () => {
    await visit(page, await file('Kowalik Timéo'));
    const incident = page.getByRole('article', { name: /^Dégradation/ });
    await incident.getByRole('button', { name: 'Noter : Parents' }).click();
    const tell = dialog('Qui est prévenu');
    await choice(tell, 'Personne').selectOption({ label: 'KOWALIK Ewa (mère)' });
    await assertAccessible(page, 'who is told');
    await tell.getByRole('button', { name: 'Noter', exact: true }).click();
    await tell.waitFor({ state: 'detached' });
    await incident.getByText('KOWALIK Ewa (mère)').waitFor();
    await incident.getByRole('button', { name: 'Noter : Parents' }).waitFor({ state: 'detached' });
    await page.watch.clean();
  });

  test('names nobody else in the file of one', async () => {
    await visit(page, await file('Kowalik Timéo'));
    const other = page.getByRole('article', { name: /^Violence verbale entre jeunes/ });
    await other.getByText('Un autre jeune est concerné.').waitFor();
    assert.doesNotMatch(await other.textContent(), /Awa|Guessan/);
    await guideShot(page, 'incidents-dossier');
    await page.watch.clean();
  });

  test('says not to tell whom a judge forbids', async () => {
    await visit(page, await file('Lescure Jade'));
    const incident = page.getByRole('article', { name: /^Sortie sans autorisation/ });
    await incident.getByRole('button', { name: 'Noter qui est prévenu' }).click();
    const tell = dialog('Qui est prévenu');
    await choice(tell, 'Qui').selectOption('Parents');
    await choice(tell, 'Personne').selectOption({ label: 'LESCURE Boris (père)' });
    await tell.getByText('Le dossier dit de ne pas prévenir cette personne.').waitFor();
    await tell.getByRole('button', { name: 'Annuler' }).click();
    await page.watch.clean();
  });

  test('lets no family word leave for the school unread', async () => {
    await page.evaluate(() => {
      window.print = () => {};
    });
    const incident = page.getByRole('article', { name: /^Sortie sans autorisation/ });
    await incident.getByRole('button', { name: 'Autres actes' }).click();
    await page.getByRole('menuitem', { name: 'Fiche pour le collège' }).click();
    const sheet = dialog('Fiche pour le collège');
    await field(sheet, 'Ce que le collège lira').fill('Est sortie dix minutes. Sa mère est venue la chercher.');
    await sheet.getByRole('button', { name: 'Garder et imprimer' }).click();
    await sheet.getByText('Le collège n’a pas à lire ceci.', { exact: false }).waitFor();
    // The button that opened it must not look out from under the dialog: axe measures what is left of it.
    await page.evaluate(() => scrollTo(0, 0));
    await assertAccessible(page, 'the guard of the school sheet');
    await guideShot(page, 'incidents-college');
    await field(sheet, 'Ce que le collège lira').fill('Est sortie dix minutes, puis est revenue.');
    await sheet.getByRole('button', { name: 'Garder et imprimer' }).click();
    const paper = page.locator('[data-print-sheet]');
    await paper.waitFor({ state: 'attached' });
    assert.match(await paper.textContent(), /puis est revenue/);
    assert.doesNotMatch(await paper.textContent(), /mère|Amandine/);
    await page.watch.clean();
  });

  test('interrupts a reception and takes it back at once', async () => {
    await visit(page, await file('Kowalik Timéo'));
    await page.getByRole('article', { name: /^Dégradation/ }).getByRole('button', { name: 'Interrompre l’accueil' }).click();
    const interrupt = dialog('Interrompre l’accueil');
    await interrupt.getByText(/demi-journées libérées|Une demi-journée libérée/).waitFor();
    await interrupt.getByRole('button', { name: 'Interrompre l’accueil' }).click();
    await interrupt.waitFor({ state: 'detached' });
    const interruption = page.getByRole('article', { name: /^Accueil interrompu/ });
    await interruption.getByRole('button', { name: 'Noter : Collège' }).waitFor();
    await interruption.getByText('Textes prêts à envoyer').click();
    await interruption.getByText(/relève de nouveau de la seule mesure/).waitFor();
    await assertAccessible(page, 'an interruption');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await interruption.getByText('Reprise', { exact: true }).waitFor();
    await page.watch.clean();
  });

  test('lists the incidents of the team by kind', async () => {
    await visit(page, '/incidents?nature=left_premises');
    await page.getByRole('link', { name: 'LESCURE Jade' }).first().waitFor();
    assert.equal(await page.getByRole('table').getByText('Dégradation').count(), 0);
    await page.watch.clean();
  });

  test('leads through an information préoccupante that only its author knows', async () => {
    await visit(page, await file('Œuvrard Mathis'));
    await part('Informations préoccupantes').getByRole('link', { name: /constat du 17\/11\/2026/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Information préoccupante : ŒUVRARD/ }).waitFor();
    await page.getByText('Aucun accusé de réception noté.').waitFor();
    await field(page.getByRole('region', { name: 'Transmission' }), 'Réponse reçue').fill('Reçue par la CRIP, évaluation ouverte.');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Enregistré', { exact: true }).first().waitFor();
    await settled(page);
    await assertAccessible(page, 'an information préoccupante');
    await part('Consultations').getByText('a modifié').first().waitFor();
    await page.watch.clean();
  });

  test('does not exist for a colleague', async () => {
    const here = new URL(page.url()).pathname;
    const colleague = await openPage(browser, server.base, { size: 'phone', allowed: [/status of 404 .*\/concerns\//] });
    await signIn(colleague, demoAccounts.colleague);
    await visit(colleague, await file('Œuvrard Mathis'));
    await colleague.getByText('Aucun incident dans ce dossier.').waitFor();
    assert.doesNotMatch(await colleague.getByRole('main').textContent(), /préoccupante/);
    await visit(colleague, here);
    await colleague.getByRole('heading', { level: 1, name: 'Page introuvable' }).waitFor();
    await visit(colleague, '/taches');
    assert.equal(await colleague.getByText('Suivi confidentiel').count(), 0);
    await colleague.watch.clean();
    await colleague.context().close();
  });
});
