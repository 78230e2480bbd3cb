// SPDX-License-Identifier: EUPL-1.2
// A school announces twice: an e-mail of the CPE, "DUPONT Léa, 4e B, 23 novembre", then a call of the secretary, "Dupond Lea,
// du 23 au 24". The second is recognised, shown beside the first and becomes a correction of its end: one stay, not two.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, settled, signIn, visit } from './support/browser.mjs';
import { announce, field, saveReferral } from './support/journeys.mjs';

describe('a measure announced twice', () => {
  let server;
  let browser;
  let page;
  let client;
  let file;
  let first;

  before(async () => {
    server = await startServer();
    client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    const { json } = await client.get('/api/v1/files?q=dupont');
    const { id } = json.items.find(({ lastName, firstName }) => lastName === 'Dupont' && firstName === 'Léa');
    file = async () => (await client.get(`/api/v1/files/${id}`)).json;
    browser = await launchBrowser();
    page = await openPage(browser, server.base, { allowed: [/status of 409 .*\/api\/v1\/referrals$/] });
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const school = { letters: 'hauts', name: /^Collège des Hauts-Prés/ };

  test('the first announcement makes a stay of one day', async () => {
    const { person, stays } = await file();
    await visit(page, `/saisines/nouvelle?personId=${person.id}`);
    await page.getByRole('main').getByRole('link', { name: /^dupont léa/i }).waitFor();
    await announce(page, {
      caller: 'M. Oberlé',
      callerFunction: 'CPE',
      channel: 'Courriel',
      decidedOn: '19/11/2026',
      start: ['23/11/2026', 'Matin'],
      end: ['23/11/2026', 'Après-midi'],
      motive: 'Insolence, irrespect',
    });
    await saveReferral(page);
    first = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Accepter', exact: true }).click();
    await page.getByRole('link', { name: 'Ouvrir l’accueil' }).waitFor();
    assert.equal((await file()).stays.length, stays.length + 1);
    await page.watch.clean();
  });

  test('the second is recognised under another spelling', async () => {
    await visit(page, '/saisines/nouvelle');
    await field(page, 'Nom').fill('Dupond');
    await field(page, 'Prénom').fill('Lea');
    const known = page.getByRole('group', { name: /^Est-ce l’un de ces jeunes/ });
    await known.getByRole('button', { name: /dupont léa/i }).click();
    await announce(page, {
      school,
      caller: 'Mme Quéméner',
      callerFunction: 'Secrétariat',
      decidedOn: '19/11/2026',
      start: ['23/11/2026', 'Matin'],
      end: ['24/11/2026', 'Après-midi'],
      motive: 'Insolence, irrespect',
    });
    const panel = page.getByRole('region', { name: 'Déjà annoncée ?' });
    await panel.getByText('Une annonce semblable existe déjà :').waitFor();
    const line = (label) => panel.getByRole('row').filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
    await line('Dates').getByText('le 23 novembre 2026', { exact: true }).waitFor();
    await line('Dates').getByText('du 23 au 24 novembre 2026').waitFor();
    await line('Dates').getByText('(différent)').waitFor();
    await line('Appelant').getByText(/Oberlé/).waitFor();

    await page.getByRole('button', { name: 'Enregistrer la saisine' }).click();
    await page.getByRole('alert').getByRole('link', { name: /^Que faire de cette annonce/ }).waitFor();
    await page.watch.clean();
  });

  test('as a correction it gives the first its dates, and makes no second stay', async () => {
    const before = await file();
    await page.locator('label').filter({ hasText: 'C’est une correction' }).click();
    await saveReferral(page);
    assert.equal(new URL(page.url()).pathname, first, 'the page of the first announcement opens');
    await page.getByRole('main').getByText('du 23 au 24 novembre 2026').first().waitFor();

    const now = await file();
    assert.deepEqual(now.stays.map(({ id }) => id), before.stays.map(({ id }) => id));
    assert.equal(now.referrals.length, before.referrals.length + 1, 'the second announcement is kept');
    assert.equal(now.referrals.filter(({ state }) => state === 'duplicate').length,
      before.referrals.filter(({ state }) => state === 'duplicate').length + 1);

    await page.getByRole('link', { name: 'Ouvrir l’accueil' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accueil : DUPONT Léa' }).waitFor();
    await settled(page);
    await page.getByRole('rowheader', { name: /24 nov\. après-midi/ }).waitFor();
    await page.watch.clean();
  });

  test('a third, of a pupil taken for a new one, leaves no second file behind', async () => {
    const files = async () => (await client.get('/api/v1/files?q=dupond')).json.items.map(({ id }) => id);
    const before = await files();
    await visit(page, '/saisines/nouvelle');
    await field(page, 'Nom').fill('Dupond');
    await field(page, 'Prénom').fill('Lea');
    const { person } = await file();
    await field(page, 'Date de naissance').fill(person.birthDate.split('-').reverse().join('/'));
    await page.getByRole('button', { name: /^Créer ce jeune/ }).click();
    await field(page, 'Nom du responsable').fill('Dupond');
    await announce(page, {
      school,
      caller: 'Mme Quéméner',
      callerFunction: 'Secrétariat',
      decidedOn: '19/11/2026',
      start: ['23/11/2026', 'Matin'],
      end: ['24/11/2026', 'Après-midi'],
      motive: 'Insolence, irrespect',
    });
    await page.getByRole('button', { name: 'Enregistrer la saisine' }).click();
    await page.getByRole('alert').getByRole('link', { name: /^Que faire de cette annonce/ }).waitFor();
    assert.deepEqual(await files(), before, 'what is in question is not on file');
    await page.locator('label').filter({ hasText: 'C’est la même' }).click();
    await saveReferral(page);
    assert.equal(new URL(page.url()).pathname, first);
    assert.deepEqual(await files(), before);
    await page.watch.clean();
  });
});
