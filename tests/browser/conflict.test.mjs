// SPDX-License-Identifier: EUPL-1.2
// Two colleagues write the same interview at once. The second to save sees both texts, nothing is lost, and the text made of
// both is what is stored.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, signIn, visit } from './support/browser.mjs';
import { field, press } from './support/journeys.mjs';

const CAMILLES = 'Objectif : rendre le devoir de français.';
const SACHAS = 'Objectif : préparer les excuses à la classe.';

describe('two people on one form', () => {
  let server;
  let browser;
  let client;
  let stayId;
  let camille;
  let sacha;

  before(async () => {
    server = await startServer();
    client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    const { json } = await client.get('/api/v1/files?q=haffner');
    stayId = (await client.get(`/api/v1/files/${json.items[0].id}`)).json.stays[0].id;
    browser = await launchBrowser();
    camille = await openPage(browser, server.base);
    // The refused save is part of the journey.
    sacha = await openPage(browser, server.base, { allowed: [/status of 412 .*\/forms\/presentation$/] });
    await signIn(camille);
    await signIn(sacha, demoAccounts.colleague);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const interview = (page) => page.getByRole('region', { name: 'Entretien de présentation', exact: true });
  const goals = (page) => field(interview(page), 'Objectifs de l\'accueil (un à trois)');
  const account = (page) => field(interview(page), 'Le jeune raconte les faits');
  const save = (page) => interview(page).getByRole('button', { name: 'Enregistrer', exact: true }).click();
  const saved = (page) => page.getByText('Entretien de présentation : enregistré', { exact: true }).waitFor();
  const stored = async () => {
    const { json } = await client.get(`/api/v1/stays/${stayId}`);
    return json.forms.find(({ kind }) => kind === 'presentation').answers;
  };

  test('both begin on the same version; the first saves', async () => {
    await visit(camille, `/accueils/${stayId}`);
    await visit(sacha, `/accueils/${stayId}`);
    await goals(sacha).fill(SACHAS);
    await account(sacha).fill('Elle dit avoir répondu sous la colère.');
    await goals(camille).fill(CAMILLES);
    await save(camille);
    await saved(camille);
    assert.equal((await stored()).goals, CAMILLES);
    await camille.watch.clean();
  });

  test('the second sees both texts and loses nothing', async () => {
    assert.equal(await goals(sacha).inputValue(), SACHAS, 'what is being typed is not replaced');
    await save(sacha);
    const dialog = sacha.getByRole('dialog', { name: 'Quelqu’un d’autre a modifié la même chose' });
    await dialog.getByText(/^Camille Rousselin a enregistré une autre version/).waitFor();
    const question = dialog.getByRole('group', { name: /^Objectifs de l'accueil/ });
    await question.getByText('rendre le devoir de français').waitFor();
    await question.getByText('préparer les excuses à la classe').waitFor();
    assert.equal((await stored()).goals, CAMILLES, 'nothing is written over before somebody chose');

    // Closing the dialog leaves everything as it was typed.
    await dialog.getByRole('button', { name: 'Annuler', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await goals(sacha).inputValue(), SACHAS);
    await sacha.watch.clean();
  });

  test('the united text is stored and both see it', async () => {
    await save(sacha);
    const dialog = sacha.getByRole('dialog', { name: 'Quelqu’un d’autre a modifié la même chose' });
    const question = dialog.getByRole('group', { name: /^Objectifs de l'accueil/ });
    await press(question, 'Réunir les deux');
    const united = await question.getByRole('textbox').inputValue();
    for (const part of ['rendre le devoir de français', 'préparer les excuses à la classe'])
      assert.ok(united.includes(part), united);
    await question.getByRole('textbox').fill(`${CAMILLES}\n${SACHAS}`);
    await dialog.getByRole('button', { name: 'Enregistrer ce choix' }).click();
    await saved(sacha);

    const answers = await stored();
    assert.equal(answers.goals, `${CAMILLES}\n${SACHAS}`);
    assert.equal(answers.youngAccount, 'Elle dit avoir répondu sous la colère.');
    await visit(camille, `/accueils/${stayId}`);
    assert.equal(await goals(camille).inputValue(), `${CAMILLES}\n${SACHAS}`);
    await camille.watch.clean();
    await sacha.watch.clean();
  });
});
