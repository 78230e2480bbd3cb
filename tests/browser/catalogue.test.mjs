// SPDX-License-Identifier: EUPL-1.2
// The catalogue at a desk and on a phone: an activity with its sheet, a professional with a week painted on the keyboard, a place
// outside; retiring and taking it back.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import {
  assertAccessible, guideShot, launchBrowser, openPage, settled, sidewaysScroll, signIn, visit,
} from './support/browser.mjs';
import { choice, field, group, press } from './support/journeys.mjs';

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const button = (place, name) => place.getByRole('button', { name, exact: true });
const heading = (page, name) => page.getByRole('heading', { level: 1, name });
const region = (page, name) => page.getByRole('region', { name, exact: true });

async function sound(page, what) {
  await settled(page);
  assert.deepEqual(await sidewaysScroll(page), [], `${what} scrolls sideways`);
  await assertAccessible(page, what);
  await page.watch.clean();
}

describe('the catalogue at a desk', { concurrency: false }, () => {
  let page;
  before(async () => {
    // A form sent empty is refused; the browser says so by itself.
    page = await openPage(browser, server.base, { allowed: [/status of 422 .*\/api\/v1\/activities$/] });
    await signIn(page);
  });
  after(() => page.context().close());

  test('an activity is added, found by its axis, retired and brought back', async () => {
    await visit(page, '/programme/activites');
    await page.getByText('25 activités').waitFor();
    await guideShot(page, 'catalogue-activites');
    await button(page, 'Nouvelle activité').click();
    const dialog = page.getByRole('dialog', { name: 'Nouvelle activité' });
    await button(dialog, 'Enregistrer').click();
    await dialog.getByRole('alert').waitFor();
    await field(dialog, 'Nom').fill('Boxe éducative');
    await choice(dialog, 'Axe').selectOption('Connaissance de soi, ouverture');
    await press(dialog, '1 h');
    await field(dialog, 'Groupe, au moins').fill('2');
    await button(dialog, 'Ajouter une qualification').click();
    await choice(dialog, 'Qualification').selectOption('Éducateur·rice sportif·ve');
    await press(dialog, 'Effort physique');
    await assertAccessible(page, 'the form of an activity');
    await button(dialog, 'Enregistrer').click();
    await heading(page, 'Boxe éducative').waitFor();
    await page.getByText('1 h 30 (ou 1 h)').waitFor();
    await button(page, 'Retirer').click();
    await page.getByText('Hors catalogue').waitFor();
    await button(page, 'Annuler').click();
    await page.getByText('Hors catalogue').waitFor({ state: 'detached' });
    await visit(page, '/programme/activites?axis=self&q=boxe');
    await page.getByText('1 activité', { exact: true }).waitFor();
    await sound(page, 'the activities');
  });

  test('a sheet is written and read as a page to print', async () => {
    await visit(page, '/programme/activites?q=boxe');
    await page.getByRole('link', { name: 'Boxe éducative' }).click();
    await heading(page, 'Boxe éducative').waitFor();
    await button(page, 'Nouvelle fiche').click();
    const dialog = page.getByRole('dialog', { name: 'Nouvelle fiche' });
    await field(dialog, 'Titre').fill('Toucher sans frapper');
    await field(dialog, 'Objectif').fill('Se contrôler face à l’autre.');
    await field(dialog, 'Min').fill('15');
    await field(dialog, 'Étape 1').fill('Échauffement à deux');
    await button(dialog, 'Enregistrer').click();
    await page.getByRole('link', { name: 'Toucher sans frapper' }).click();
    await heading(page, 'Toucher sans frapper').waitFor();
    await page.getByText('Échauffement à deux').waitFor();
    await button(page, 'Imprimer').waitFor();
    await sound(page, 'a sheet');
    await visit(page, '/programme/activites?q=groupe%20de%20parole');
    await page.getByRole('link', { name: /^Groupe de parole/ }).click();
    await page.getByRole('link', { name: 'Raconter la scène à plusieurs voix' }).click();
    await heading(page, 'Raconter la scène à plusieurs voix').waitFor();
    await guideShot(page, 'catalogue-fiche');
  });

  test('a professional has a week painted on the keyboard, an absence and a tie', async () => {
    await visit(page, '/programme/intervenants');
    await page.getByText('12 intervenants').waitFor();
    await guideShot(page, 'catalogue-intervenants');
    await sound(page, 'the professionals');
    await button(page, 'Nouvel intervenant').click();
    const dialog = page.getByRole('dialog', { name: 'Nouvel intervenant' });
    await field(dialog, 'Nom').fill('Sauvage');
    await field(dialog, 'Prénom').fill('Malo');
    await press(dialog, 'Éducateur·rice sportif·ve');
    await field(dialog, 'Honorabilité vérifiée le').fill('3/11/2026');
    await field(dialog, 'Coût horaire').fill('32,50');
    await button(dialog, 'Enregistrer').click();
    await heading(page, 'SAUVAGE Malo').waitFor();
    await page.getByText('Échéance le 03/11/2029').waitFor();

    await button(page, 'Modifier la semaine').click();
    const week = region(page, 'Semaine habituelle');
    await button(week, 'lundi 9 h').focus();
    await page.keyboard.press('Space');
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('Shift+ArrowDown');
    await week.getByText('3 h par semaine').waitFor();
    await assertAccessible(page, 'the week being painted');
    await button(week, 'Enregistrer').click();
    await button(page, 'Modifier la semaine').waitFor();
    await week.getByText('3 h par semaine').waitFor();

    await button(page, 'Ajouter une exception').click();
    const absence = page.getByRole('dialog', { name: 'Ajouter une exception' });
    await field(absence, 'Premier jour').fill('30/11/2026');
    await choice(absence, 'Raison').selectOption('Formation');
    await button(absence, 'Enregistrer').click();
    await page.getByText('30/11/2026').waitFor();

    await button(page, 'Signaler un lien').click();
    const tie = page.getByRole('dialog', { name: 'Signaler un lien' });
    await choice(tie, 'Jeune').fill('haffner');
    await page.getByRole('option', { name: /HAFFNER Élise/ }).click();
    await choice(tie, 'Lien').selectOption('Oncle, tante');
    await button(tie, 'Enregistrer').click();
    await page.getByRole('link', { name: 'HAFFNER Élise' }).waitFor();

    await button(page, 'Choisir les activités').click();
    const led = page.getByRole('dialog', { name: 'Choisir les activités' });
    await press(led, 'Sport collectif');
    await button(led, 'Enregistrer').click();
    await region(page, 'Activités menées').getByRole('link', { name: 'Sport collectif' }).waitFor();
    await sound(page, 'a professional');
    await visit(page, '/programme/intervenants?q=delattre');
    await page.getByRole('link', { name: 'DELATTRE Hélène' }).click();
    await heading(page, 'DELATTRE Hélène').waitFor();
    await guideShot(page, 'catalogue-semaine');
  });

  test('a place outside has its address and the way there', async () => {
    await visit(page, '/programme/lieux');
    await page.getByText('6 lieux').waitFor();
    await guideShot(page, 'catalogue-lieux');
    await button(page, 'Nouveau lieu').click();
    const dialog = page.getByRole('dialog', { name: 'Nouveau lieu' });
    await field(dialog, 'Nom').fill('Piscine des Trois-Ponts');
    await choice(dialog, 'Nature du lieu').selectOption('Piscine');
    await choice(dialog, 'Site').selectOption('Lieu extérieur');
    await field(dialog, 'Capacité').fill('20');
    await field(group(dialog, 'Trajets'), 'Minutes jusqu’à Maison Prévert').fill('12');
    await button(dialog, 'Enregistrer').click();
    await heading(page, 'Piscine des Trois-Ponts').waitFor();
    await page.getByText('12 min de Maison Prévert').waitFor();
    await sound(page, 'a place');
  });
});

describe('the catalogue on a phone', { concurrency: false }, () => {
  test('the lists are cards, the week is read and an absence is added', async () => {
    const page = await openPage(browser, server.base, { size: 'phone' });
    await signIn(page);
    for (const address of ['/programme/activites', '/programme/intervenants', '/programme/lieux']) {
      await visit(page, address);
      await sound(page, `${address} on a phone`);
    }
    await visit(page, '/programme/intervenants?q=okafor');
    await page.getByRole('link', { name: 'OKAFOR Daniel' }).click();
    await heading(page, 'OKAFOR Daniel').waitFor();
    await page.getByText('Échue depuis le 05/09/2026').first().waitFor();
    await button(page, 'Ajouter une exception').click();
    const dialog = page.getByRole('dialog', { name: 'Ajouter une exception' });
    await field(dialog, 'Premier jour').fill('21/12/2026');
    await button(dialog, 'Enregistrer').click();
    await page.getByText('21/12/2026').waitFor();
    await sound(page, 'a professional on a phone');
    await page.context().close();
  });
});
