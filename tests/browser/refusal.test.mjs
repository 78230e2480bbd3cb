// SPDX-License-Identifier: EUPL-1.2
// A refusal has a reason from the list, and the school is told: the answer is owed until it is recorded, wherever it is shown.
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, settled, signIn, visit } from './support/browser.mjs';
import { choice, field } from './support/journeys.mjs';

describe('a refusal', () => {
  let server;
  let browser;
  let page;
  let address;

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

  const owed = () =>
    page.getByRole('region', { name: 'Réponses dues aux établissements' }).getByRole('link', { name: 'YILDIZ Emre' });
  const answer = () => page.getByRole('region', { name: 'Réponse au collège' });
  const due = () => answer().getByText('Réponse due', { exact: true });

  test('owes nothing before it is decided', async () => {
    await visit(page, '/');
    await page.getByRole('region', { name: 'Saisines à décider' }).getByRole('link', { name: 'YILDIZ Emre' }).click();
    await page.getByRole('heading', { level: 1, name: 'Saisine : YILDIZ Emre' }).waitFor();
    await settled(page);
    address = new URL(page.url()).pathname;
    await due().waitFor({ state: 'hidden' });
  });

  test('needs a reason from the list', async () => {
    await page.getByRole('button', { name: 'Refuser', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Refuser' });
    await dialog.getByRole('button', { name: 'Refuser', exact: true }).click();
    await dialog.getByRole('alert').getByRole('link', { name: /^Raison/ }).waitFor();
    await choice(dialog, 'Raison').selectOption('Plus de place');
    await field(dialog, 'Précision').fill('Six jeunes déjà attendus cette semaine-là.');
    await dialog.getByRole('button', { name: 'Refuser', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const decision = page.getByRole('region', { name: 'Décision' });
    await decision.getByText('Refusée', { exact: true }).waitFor();
    await decision.getByText('Plus de place', { exact: true }).waitFor();
    await page.watch.clean();
  });

  test('owes the school an answer', async () => {
    await due().waitFor();
    await visit(page, '/');
    await owed().waitFor();
    await visit(page, address);
  });

  test('owes nothing once the answer is recorded', async () => {
    await answer().getByRole('textbox', { name: 'Texte de la réponse' }).waitFor();
    await field(answer(), 'À qui').fill('Secrétariat du principal');
    await answer().getByRole('button', { name: 'Réponse envoyée' }).click();
    await answer().getByText(/^Réponse donnée le 19\/11\/2026 : .*Secrétariat du principal/).waitFor();
    await due().waitFor({ state: 'hidden' });
    await visit(page, '/');
    await page.getByRole('region', { name: 'Réponses dues aux établissements' }).waitFor();
    await owed().waitFor({ state: 'hidden' });
    await page.watch.clean();
  });

  test('owes it again when the record is taken back', async () => {
    await visit(page, address);
    await answer().getByRole('button', { name: 'Annuler l’envoi' }).click();
    await due().waitFor();
    await page.watch.clean();
  });
});
