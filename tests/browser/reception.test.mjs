// SPDX-License-Identifier: EUPL-1.2
// One reception from the phone call to the closed file, in the browser alone. The day of the demo is 19 November 2026: the
// announcement is of the 16th, written down late, so that the whole measure lies behind.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { demoAccounts, guideShot, launchBrowser, openPage, settled, signIn, visit } from './support/browser.mjs';
import { announce, choice, field, group, move, press, saveReferral } from './support/journeys.mjs';

describe('a reception', () => {
  let server;
  let browser;
  let page;
  let stayAddress;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openPage(browser, server.base);
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const state = (words) => page.getByRole('list', { name: 'Étapes de l’accueil' }).getByText(`${words} (en cours)`);
  const form = (label) => page.getByRole('region', { name: label, exact: true });
  const save = async (place, label) => {
    await place.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText(`${label} : enregistré`, { exact: true }).waitFor();
    await place.getByText('Rempli', { exact: true }).waitFor();
  };

  test('is announced by phone', async () => {
    await guideShot(page, 'aujourdhui');
    await visit(page, '/saisines/nouvelle');
    await field(page, 'Nom').fill('Tisserand');
    await field(page, 'Prénom').fill('Naïm');
    await field(page, 'Date de naissance').fill('14/5/13');
    await page.getByText('Aucun jeune proche de ce nom.').waitFor();
    await page.getByRole('button', { name: /^Créer ce jeune/ }).click();
    const guardian = group(page, 'Premier responsable à joindre');
    await field(guardian, 'Nom du responsable').fill('Tisserand');
    await field(guardian, 'Prénom du responsable').fill('Dalila');
    await choice(guardian, 'Lien avec le jeune').selectOption('Mère');
    await field(guardian, 'Téléphone du responsable').fill('09 99 00 77 01');
    await announce(page, {
      school: { letters: 'hauts', name: /^Collège des Hauts-Prés/ },
      className: '5e C',
      caller: 'Mme Valençon',
      callerFunction: 'Principal·e',
      receivedOn: '16/11/2026',
      receivedAt: '15h20',
      decidedOn: '16/11/2026',
      start: ['17/11/2026', 'Matin'],
      end: ['18/11/2026', 'Matin'],
      motive: 'Bagarre',
      agreement: 'Accord donné',
    });
    await page.getByRole('region', { name: 'Demi-journées recevables' }).getByText('3 demi-journées recevables').waitFor();
    await page.getByText('La mesure est déjà passée.').waitFor();
    await page.getByRole('region', { name: 'Demi-journées recevables' }).evaluate((part) => part.scrollIntoView({ block: 'center' }));
    await guideShot(page, 'saisine');
    await page.getByRole('button', { name: 'Enregistrer la saisine' }).click();
    await page.getByRole('alert').getByRole('link', { name: /Mesure déjà passée/ }).waitFor();
    await page.getByRole('button', { name: /^Passer outre : La mesure est déjà passée/ }).click();
    await page.getByLabel('Raison de passer outre').fill('Saisine reçue à temps, notée en retard');
    await saveReferral(page);
    await page.getByRole('heading', { level: 1, name: 'Saisine : TISSERAND Naïm' }).waitFor();
    await page.watch.clean();
  });

  test('is accepted and the school is told', async () => {
    await page.getByRole('button', { name: 'Accepter', exact: true }).click();
    await page.getByRole('link', { name: 'Ouvrir l’accueil' }).waitFor();
    const answer = page.getByRole('region', { name: 'Réponse au collège' });
    await answer.getByText('Réponse due', { exact: true }).waitFor();
    const letter = await field(answer, 'Texte de la réponse').inputValue();
    assert.match(letter, /Nous l’accueillerons 3 demi-journées/);
    assert.doesNotMatch(letter, /bagarre/i, 'the motive stays between the school and the service');
    await guideShot(page, 'saisine-reponse');
    await field(answer, 'Réponse donnée le').fill('16/11/2026');
    await answer.getByRole('button', { name: 'Réponse envoyée' }).click();
    await answer.getByText(/^Réponse donnée le 16\/11\/2026 : Téléphone, Mme Valençon/).waitFor();
    assert.equal(await answer.getByText('Réponse due', { exact: true }).count(), 0);
    await page.getByRole('link', { name: 'Ouvrir l’accueil' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accueil : TISSERAND Naïm' }).waitFor();
    await settled(page);
    stayAddress = new URL(page.url()).pathname;
    await state('Accepté').waitFor();
    await page.watch.clean();
  });

  test('begins with the first interview', async () => {
    const interview = form('Entretien de présentation');
    await field(interview, 'Date de l\'entretien').fill('17/11/2026');
    await press(group(interview, 'Personnes présentes'), 'Le jeune');
    await press(group(interview, 'Personnes présentes'), 'La mère');
    await field(interview, 'Le jeune raconte les faits').fill('Il explique la dispute et regrette d’avoir frappé.');
    await field(interview, 'Objectifs de l\'accueil (un à trois)').fill('Rattraper le français. Préparer des excuses.');
    await press(group(interview, 'Convention individuelle'), 'Signée');
    await save(interview, 'Entretien de présentation');
    await move(page, 'Entretien de présentation fait', '17/11/2026');
    await state('Présentation faite').waitFor();
    await page.watch.clean();
  });

  test('has its attendance taken on a phone', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone, demoAccounts.colleague);
    const row = () => phone.getByRole('listitem').filter({ has: phone.getByRole('link', { name: 'TISSERAND Naïm' }) });
    const answer = async (halfDay, words) => {
      await visit(phone, `/presences?demiJournee=${halfDay}`);
      await row().locator('label').filter({ hasText: new RegExp(`^${words}$`) }).tap();
    };
    const saved = () => phone.getByText('Tout est enregistré', { exact: true }).waitFor();

    await answer('2026-11-17/am', 'Présent');
    await saved();
    await answer('2026-11-17/pm', 'En retard');
    await row().getByText('Le retard n’est pas encore enregistré.').waitFor();
    await row().getByRole('button', { name: '20 min' }).tap();
    await saved();
    await answer('2026-11-18/am', 'Absent justifié');
    await saved();
    await guideShot(phone, 'presences');
    // Both calls of the absence are made from the list.
    await row().getByRole('button', { name: 'Parents joints' }).tap();
    await row().getByRole('button', { name: 'Collège joint' }).tap();
    await row().getByText('Les appels de cette absence sont faits.').waitFor();
    await phone.watch.clean();
    await phone.context().close();
  });

  test('ends, is reviewed, and the young person goes back', async () => {
    await visit(page, stayAddress);
    await state('En cours').waitFor();
    await page.getByRole('region', { name: 'Demi-journées' }).getByText(/2 demi-journées suivies sur 3 \(67 %\)/).waitFor();
    await page.mouse.move(0, 0);
    await guideShot(page, 'accueil');
    await move(page, 'Accueil terminé', '18/11/2026');
    await state('Terminé').waitFor();

    const review = form('Entretien de bilan');
    await field(review, 'Date de l\'entretien').fill('18/11/2026');
    await press(group(review, 'Personnes présentes'), 'Le jeune');
    await field(review, 'Ce que j\'ai fait').fill('Fini la rédaction.');
    await press(group(review, 'Respect des règles'), 'Toujours');
    await field(review, 'Engagements du jeune pour son retour').fill('Demander de l’aide avant de s’énerver.');
    await save(review, 'Entretien de bilan');
    await move(page, 'Bilan fait', '18/11/2026');
    await state('Bilan fait').waitFor();

    const back = form('Retour au collège');
    await field(back, 'Date du retour').fill('19/11/2026');
    await press(group(back, 'Retour le jour prévu'), 'Oui');
    await field(back, 'Adulte référent au collège').fill('Mme Valençon');
    await save(back, 'Retour au collège');
    await move(page, 'Retour confirmé', '19/11/2026');
    await state('Retour confirmé').waitFor();
    await page.watch.clean();
  });

  test('is followed up and closed', async () => {
    await move(page, 'Passer au suivi à trois mois', '19/11/2026');
    await state('Suivi à trois mois').waitFor();
    const followUp = form('Suivi à trois mois');
    await field(followUp, 'Date du point').fill('19/11/2026');
    await press(group(followUp, 'Fait avec'), 'Le ou la CPE');
    await press(group(followUp, 'Depuis le retour'), 'Pas de nouvelle exclusion');
    await save(followUp, 'Suivi à trois mois');
    await move(page, 'Suivi fait, clore', '19/11/2026');
    await state('Clos').waitFor();
    await page.watch.clean();
  });

  test('is told whole in the file', async () => {
    await page.getByRole('link', { name: 'Dossier', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^tisserand naïm/i }).waitFor();
    await settled(page);
    const story = page.getByRole('main');
    for (const words of [
      'Saisine acceptée', 'Réponse donnée au collège (téléphone, Mme Valençon)', 'Entretien de présentation fait',
      'Absence justifiée (matin)', 'Bilan fait', 'Retour au collège confirmé', 'Accueil clos',
    ])
      await story.getByText(words).first().waitFor();
    await guideShot(page, 'dossier');
    await page.watch.clean();
  });
});
