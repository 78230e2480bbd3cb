// SPDX-License-Identifier: EUPL-1.2
// A long follow-up from its opening to its exit, at a desk; the calls of the morning with a thumb on a phone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, signIn, visit } from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { choice, field } from './support/journeys.mjs';

describe('a pathway', { concurrency: false }, () => {
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
    // What speaks against "lost to view" is a refusal that the browser reports.
    page = await openPage(browser, server.base, { allowed: [/status of 409 .*\/exit$/] });
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const part = (name) => page.getByRole('region', { name });
  const dialog = (name) => page.getByRole('dialog', { name });

  test('is found by its filters, with the exits counted and unknown apart', async () => {
    await visit(page, '/parcours');
    await page.getByText(/1 positive, 0 neutre, 0 négative, 1 inconnue/).waitFor();
    await choice(page, 'Sortie').selectOption('Inconnue');
    await page.getByRole('link', { name: /SOUMARÉ/ }).waitFor();
    assert.equal(await page.getByRole('link', { name: /GROSS|GROẞ|GROß/ }).count(), 0);
    await page.watch.clean();
  });

  test('is opened for somebody on file and gets its review', async () => {
    await visit(page, '/parcours');
    await page.getByRole('button', { name: 'Nouveau parcours' }).first().click();
    await choice(dialog('Nouveau parcours'), 'Pour quel jeune').fill('jaouen');
    await page.getByRole('option', { name: /JAOUEN/ }).click();
    const opening = dialog('Ouvrir un parcours');
    await choice(opening, 'Situation').selectOption('Absentéisme perlé');
    await choice(opening, 'Orienté par').selectOption('Collège (GPDS)');
    await assertAccessible(page, 'the opening of a pathway');
    await opening.getByRole('button', { name: 'Ouvrir un parcours' }).click();
    await opening.waitFor({ state: 'detached' });
    await page.getByText('Accord écrit des parents à recueillir').waitFor();
    await part('Le parcours').getByText('31/12/2026').waitFor();
    await page.watch.clean();
  });

  test('takes a domain, an objective, an action that is a task, and a review', async () => {
    await part('Diagnostic').getByRole('button', { name: 'Ajouter un domaine' }).click();
    const finding = dialog('Ajouter un domaine');
    await choice(finding, 'Domaine').selectOption('Santé');
    assert.equal(await field(finding, 'Situation').count(), 0);
    await choice(finding, 'Domaine').selectOption('Mobilité');
    await choice(finding, 'Source').selectOption('Le jeune');
    await field(finding, 'Situation').fill('Habite loin du collège, bus à 6 h 50.');
    await finding.getByRole('button', { name: 'Enregistrer' }).click();
    await part('Diagnostic').getByText('Habite loin du collège, bus à 6 h 50.').waitFor();

    await part('Objectifs').getByRole('button', { name: 'Ajouter un objectif' }).click();
    const objective = dialog('Ajouter un objectif');
    await field(objective, 'Objectif').fill('Être à l’heure le matin');
    await field(objective, 'Indicateur').fill('Quatre matins sur cinq');
    await field(objective, 'Pour le').fill('18/12/2026');
    await objective.getByRole('button', { name: 'Enregistrer' }).click();
    await objective.waitFor({ state: 'detached' });
    await part('Objectifs').getByRole('button', { name: 'Ajouter une action' }).click();
    const action = dialog('Ajouter une action');
    await field(action, 'Action').fill('Demander la carte de bus');
    await field(action, 'Échéance').fill('24/11/2026');
    await action.getByRole('checkbox', { name: 'En faire une tâche' }).check();
    await action.getByRole('button', { name: 'Enregistrer' }).click();
    await part('Objectifs').getByText('Demander la carte de bus').waitFor();

    await page.getByRole('button', { name: 'Tenir un point' }).first().click();
    const review = dialog('Tenir un point');
    await choice(review, 'Être à l\'heure le matin').or(choice(review, 'Être à l’heure le matin')).selectOption('Atteint');
    await field(review, 'Décisions').fill('On garde le même horaire.');
    await assertAccessible(page, 'a review');
    await review.getByRole('button', { name: 'Enregistrer' }).click();
    await review.waitFor({ state: 'detached' });
    await part('Points de parcours').getByText('On garde le même horaire.').waitFor();
    await visit(page, '/taches');
    await page.getByText('Demander la carte de bus').waitFor();
    await page.watch.clean();
  });

  test('says what speaks against lost to view, and ends another way', async () => {
    await visit(page, `${await address('/dossiers/{Jaouen}')}/parcours`);
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Clore le parcours' }).click();
    const exit = dialog('Clore le parcours');
    await exit.getByRole('radio', { name: /^Négative/ }).check({ force: true });
    await choice(exit, 'Issue').selectOption('Perdu de vue');
    await choice(exit, 'Preuve').selectOption('Aucune');
    await exit.getByRole('button', { name: 'Clore le parcours' }).click();
    await exit.getByText(/Moins de 3 mois sans contact/).waitFor();
    await assertAccessible(page, 'an exit with warnings');
    await exit.getByRole('radio', { name: /^Positive/ }).check({ force: true });
    await choice(exit, 'Issue').selectOption('Nouvelle affectation');
    await exit.getByRole('button', { name: 'Clore le parcours' }).click();
    await exit.waitFor({ state: 'detached' });
    await part('Le parcours').getByText('Positive', { exact: true }).waitFor();
    await page.watch.clean();
  });

  test('prints the individual plan without what is internal', async () => {
    await visit(page, '/parcours');
    await page.getByRole('link', { name: 'PERDRIX Zoé' }).click();
    await part('Objectifs').getByText('Reprendre le judo').waitFor();
    await assertAccessible(page, 'a pathway');
    await guideShot(page, 'parcours-page');
    const words = await page.locator('[data-print-sheet]').textContent();
    assert.match(words, /Reprendre le judo/);
    assert.doesNotMatch(words, /assistante sociale|infirmière|Santé/i);
    await page.watch.clean();
  });

  test('is reached with a thumb on a phone, and a mistake is taken back', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, '/parcours/a-joindre');
    const card = phone.getByRole('article', { name: 'THÉVENARD Anaïs' });
    await card.getByRole('link', { name: /^\d\d( \d\d){4}$/ }).first().waitFor();
    await card.getByText(/3 essais par 2 moyens sans réponse/).waitFor();
    await assertAccessible(phone, 'the work queue on a phone');
    await guideShot(phone, 'parcours-a-joindre');
    await card.getByRole('button', { name: 'Joint', exact: true }).click();
    await card.waitFor({ state: 'detached' });
    await phone.getByRole('button', { name: 'Annuler' }).click();
    await card.waitFor();
    await card.getByRole('button', { name: 'Rappeler le…' }).click();
    const call = phone.getByRole('dialog', { name: 'Noter un contact' });
    assert.equal(await choice(call, 'Résultat').inputValue(), 'call_back');
    await call.getByRole('button', { name: 'Noter un contact' }).click();
    await call.waitFor({ state: 'detached' });
    await settled(phone);
    await card.getByText(/rappeler le/).first().waitFor();
    await phone.getByRole('link', { name: /^Injoignable/ }).click();
    await phone.getByRole('article', { name: 'ZEMMALI Wassim' }).waitFor();
    await phone.watch.clean();
    await phone.context().close();
  });

  test('is proposed to a pupil excluded twice, and may be declined', async () => {
    await visit(page, '/parcours/a-joindre');
    const proposals = part('Parcours à proposer');
    const first = proposals.getByRole('listitem').first();
    const name = await first.getByRole('link').first().textContent();
    await first.getByText(/exclusions cette année/).waitFor();
    await first.getByRole('button', { name: 'Pas maintenant' }).click();
    await page.getByRole('menuitem', { name: 'À revoir plus tard' }).click();
    await page.getByText(`Parcours non ouvert : ${name}`).waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await proposals.getByRole('link', { name }).waitFor();
    await page.watch.clean();
  });
});
