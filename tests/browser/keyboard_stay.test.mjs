// SPDX-License-Identifier: EUPL-1.2
// The rest of a reception by the keyboard alone, after the referral of keyboard.test.mjs: decision, answer, interviews, the roll,
// every step to the closed file. Nothing here clicks. The measure lies before the day of the demo, so that all of it is over.
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import { launchBrowser, openPage, settled, signIn, until } from './support/browser.mjs';
import { keyboardOf } from './support/keyboard.mjs';

/** From the top of a page to any of its parts; whoever reads with headings or landmarks needs fewer. */
const ACROSS = 120;

/** A referral accepted nowhere yet, with the warnings of a measure that is over. */
async function announced(server) {
  const camille = new Client(server.base);
  await camille.signIn(demoAccounts.coordinator);
  const schools = await camille.get('/api/v1/structures?q=hauts-pres');
  const pupil = { id: uuidv7(), lastName: 'Vasseur', firstName: 'Lilou', birthDate: '2013-09-03' };
  const referral = {
    pupil,
    guardian: { id: uuidv7(), lastName: 'Vasseur', firstName: 'Odile', relation: 'mother', phone: '09 99 00 78 01' },
    structureId: schools.json.items[0].id,
    className: '5e A',
    caller: { name: 'Mme Valençon', function: 'principal', channel: 'phone', contactId: null },
    receivedOn: '2026-11-16',
    receivedTime: '15:20',
    measure: { kind: 'exclusion_temporaire', decidedOn: '2026-11-16', start: '2026-11-17/am', startTime: '', end: '2026-11-17/pm', endTime: '', suspended: false, revokedOn: null, councilOn: null },
    motive: 'bagarre',
    facts: '',
    parentsAgreement: 'agreed',
    parentsAgreementOn: '2026-11-16',
  };
  const id = uuidv7();
  const asked = await camille.post('/api/v1/referrals', { id, ...referral });
  if (asked.status === 201) return id;
  const warned = (asked.json.current?.findings ?? []).filter(({ severity }) => severity === 'warning');
  const overrides = warned.map(({ code }) => ({ code, reason: 'Notée en retard' }));
  const made = await camille.post('/api/v1/referrals', { id, ...referral, overrides });
  if (made.status !== 201) throw new Error(made.text);
  return id;
}

describe('a stay by keyboard', () => {
  let server;
  let browser;
  let page;
  let key, type, focused, tabTo;
  let stayAddress;

  before(async () => {
    server = await startServer();
    const referral = await announced(server);
    browser = await launchBrowser();
    page = await openPage(browser, server.base);
    ({ key, type, focused, tabTo } = keyboardOf(page));
    await signIn(page);
    await page.goto(`/saisines/${referral}`);
    await settled(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** From the top of the page to a control by its name, then Enter. */
  const press = async (name) => {
    await page.evaluate(() => document.activeElement?.blur());
    await tabTo(name, { most: ACROSS });
    await key('Enter');
  };
  const state = (words) => page.getByRole('list', { name: 'Étapes de l’accueil' }).getByText(`${words} (en cours)`).waitFor();
  const replace = async (text) => {
    await key('Control+a');
    await type(text);
  };
  /** One step in its dialog: the date has the focus or is the next stop, Enter sends. */
  const move = async (step, day, reached) => {
    await press(step);
    const dialog = page.getByRole('dialog', { name: step });
    await dialog.waitFor();
    if (!/Date/.test(await focused())) await tabTo(/Date/);
    await replace(day);
    await key('Enter');
    await dialog.waitFor({ state: 'detached' });
    await state(reached);
  };
  /** One answer of a form, saved with Ctrl + Enter. */
  const answer = async (form, question, text) => {
    // Regions are what a screen reader jumps to; the questions of this one are a few Tabs away.
    await page.getByRole('region', { name: form, exact: true }).evaluate((region) => {
      region.tabIndex = -1;
      region.focus();
    });
    await tabTo(question, { most: 40 });
    await type(text);
    await key('Control+Enter');
    await page.getByText(`${form} : enregistré`, { exact: true }).last().waitFor();
  };

  test('accepts and answers the school', async () => {
    await press('Accepter');
    await page.getByRole('link', { name: 'Ouvrir l’accueil' }).waitFor();
    await press('Réponse envoyée');
    await page.getByText(/^Réponse donnée le 19\/11\/2026/).waitFor();
    await press('Ouvrir l’accueil');
    await page.getByRole('heading', { level: 1, name: 'Accueil : VASSEUR Lilou' }).waitFor();
    await settled(page);
    stayAddress = new URL(page.url()).pathname;
    await page.watch.clean();
  });

  test('writes the first interview and marks it done', async () => {
    await answer('Entretien de présentation', /Le jeune raconte les faits/, 'Elle explique.');
    await move('Entretien de présentation fait', '17/11/2026', 'Présentation faite');
    await page.watch.clean();
  });

  test('takes the roll with the arrows', async () => {
    for (const half of ['am', 'pm']) {
      await page.goto(`/presences?demiJournee=2026-11-17/${half}`);
      await settled(page);
      await until(async () => (await page.getByRole('link', { name: 'VASSEUR Lilou' }).count()) > 0, 'the roll names her');
      await tabTo('VASSEUR Lilou', { most: ACROSS });
      await tabTo(/Présent/);
      await key('Space');
      await page.getByText('Tout est enregistré', { exact: true }).waitFor();
    }
    await page.goto(stayAddress);
    await settled(page);
    await page.getByText(/2 demi-journées suivies sur 2/).waitFor();
    await page.watch.clean();
  });

  test('goes through every step to the closed file', async () => {
    await move('Accueil terminé', '17/11/2026', 'Terminé');
    await answer('Entretien de bilan', /Ce que j.ai fait/, 'Une lettre.');
    await move('Bilan fait', '17/11/2026', 'Bilan fait');
    await move('Retour confirmé', '18/11/2026', 'Retour confirmé');
    await move('Passer au suivi à trois mois', '19/11/2026', 'Suivi à trois mois');
    await move('Suivi fait, clore', '19/11/2026', 'Clos');
    await page.watch.clean();
  });
});
