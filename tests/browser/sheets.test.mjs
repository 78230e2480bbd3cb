// SPDX-License-Identifier: EUPL-1.2
// Every sheet as paper: one A4 page, with what must stand on it and without what must not.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { root, startServer, temporaryFolder } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, sidewaysScroll, signIn, visit } from './support/browser.mjs';
import { addresses } from './support/demo.mjs';
import { field, press } from './support/journeys.mjs';

const MOTIVE = /bagarre|insolence|harcèlement|irrespect|violence|dégradation/i;
const LONG = `${'Il a rendu tous ses devoirs et aide volontiers. '.repeat(20)}`.slice(0, 980);

describe('the sheets to print', { concurrency: false }, () => {
  let server;
  let browser;
  let client;
  let address;
  let page;
  const folder = temporaryFolder();

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    client = new Client(server.base);
    await client.signIn(demoAccounts.coordinator);
    address = addresses(client);
    page = await openPage(browser, server.base);
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Prints the page as it stands; the text of its only sheet. */
  async function printed(name, { pages = 1 } = {}) {
    const file = path.join(process.env.SHEETS ? path.join(root, 'build/screenshots') : folder, `${name}.pdf`);
    await page.pdf({ path: file, preferCSSPageSize: true });
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    assert.equal(Number(info.match(/Pages:\s+(\d+)/)[1]), pages, `pages of ${name}`);
    assert.match(info, /Page size:\s+(59[45]|84[12])/, `${name} is A4`);
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  }

  /** The stay of KOWALIK Tim, who is there this week. */
  async function running() {
    const { json } = await client.get('/api/v1/programme/weeks/2026-11-19');
    return json.young.find(({ name }) => name === 'KOWALIK Tim').stayId;
  }

  async function review(stay, answers) {
    const { json } = await client.get(`/api/v1/stays/${stay}`);
    const version = json.forms.find(({ kind }) => kind === 'review')?.version ?? 0;
    const stored = json.forms.find(({ kind }) => kind === 'review')?.answers ?? {};
    const { status } = await client.put(`/api/v1/stays/${stay}/forms/review`, { answers: { ...stored, ...answers } }, { ifMatch: version });
    assert.equal(status, 200);
  }

  test('the sheets of a reception are found in one place', async () => {
    await visit(page, `/accueils/${await running()}`);
    await page.getByRole('link', { name: 'Imprimer' }).click();
    await page.getByRole('heading', { level: 1, name: /^Imprimer : KOWALIK/ }).waitFor();
    await settled(page);
    assert.equal(await page.locator('#contenu li').count(), 5);
    await guideShot(page, 'imprimer-feuilles');
    await assertAccessible(page, 'the sheets of a stay');
    await page.watch.clean();
  });

  test('a sentence of the family is read before the school sees it', async () => {
    const stay = (await address('{stay of Œuvrard}'));
    await review(stay, { toSchool: `${LONG}Sa mère l’aide le soir. LESCURE a tout raconté.`.slice(0, 1000), commitments: LONG.slice(0, 780) });
    await visit(page, `/accueils/${stay}/imprimer/liaison`);
    await page.getByText(/phrases? à relire/).first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Imprimer' }).count(), 0);
    assert.doesNotMatch(await printed('liaison-undecided'), /mère/);
    await guideShot(page, 'imprimer-liaison');
    await assertAccessible(page, 'the guard of the sheet for the school');
    const family = page.locator('li').filter({ hasText: 'Sa mère' });
    await family.getByRole('button', { name: 'Garder la phrase' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Garder la phrase' }).click();
    await field(dialog, 'Pourquoi le collège doit la lire').fill('Elle accompagne le retour');
    await dialog.getByRole('button', { name: 'Garder la phrase' }).click();
    await dialog.waitFor({ state: 'detached' });
    for (;;) {
      const open = page.getByRole('button', { name: 'Retirer de la fiche' });
      if ((await open.count()) === 0) break;
      const before = await open.count();
      await open.first().click();
      await page.waitForFunction(
        (count) => [...document.querySelectorAll('button')].filter((one) => one.textContent === 'Retirer de la fiche').length < count,
        before,
      );
    }
    await page.getByRole('button', { name: 'Imprimer' }).waitFor();
    const text = await printed('liaison');
    assert.match(text, /ŒUVRARD/);
    assert.match(text, /Sa mère/);
    assert.doesNotMatch(text, /LESCURE/);
    assert.doesNotMatch(text, MOTIVE);
    await page.watch.clean();
  });

  test('an attestation has a number, hours, and no motive', async () => {
    await visit(page, `${await address('/accueils/{stay of Œuvrard}')}/imprimer/attestation`);
    await page.getByRole('button', { name: 'Établir l’attestation' }).click();
    await page.getByRole('button', { name: 'Imprimer' }).waitFor();
    const text = await printed('attestation');
    assert.match(text, /N° 2026-\d{3}/);
    assert.match(text, /\d+ h \d\d/);
    assert.doesNotMatch(text, /exclusion|motif/i);
    assert.doesNotMatch(text, MOTIVE);
    await assertAccessible(page, 'an attestation');
    await visit(page, `/accueils/${await running()}/imprimer/attestation`);
    await page.getByText('L’accueil n’est pas terminé').waitFor();
    await page.watch.clean();
  });

  test('the roll is of a half-day, a day or a week, empty or as recorded', async () => {
    await visit(page, '/presences?demiJournee=2026-11-19/am');
    await page.getByRole('link', { name: 'Imprimer la feuille' }).click();
    await page.getByRole('heading', { level: 1, name: 'Feuille de présence' }).waitFor();
    for (const [span, name] of [['demi-journee', 'Demi-journée'], ['jour', 'Jour'], ['semaine', 'Semaine']]) {
      await press(page, name);
      await settled(page);
      const text = await printed(`roll-${span}`);
      assert.match(text, /KOWALIK/);
      assert.doesNotMatch(text, MOTIVE);
    }
    await assertAccessible(page, 'the roll of a week');
    await page.getByText('Avec les présences relevées').click();
    await settled(page);
    assert.match(await printed('roll-filled'), /Présent/);
    await page.watch.clean();
  });

  test('the board is of initials, a professional knows the names and nothing more', async () => {
    await visit(page, '/programme/imprimer?quoi=tableau&jour=2026-11-19');
    await page.locator('[data-print-sheet]').waitFor();
    await guideShot(page, 'imprimer-tableau');
    const week = (await client.get('/api/v1/programme/weeks/2026-11-19')).json;
    const board = await printed('board');
    for (const { name } of week.young) for (const word of name.split(' ')) assert.ok(word.length < 3 || !board.includes(word), `the board names ${word}`);
    assert.match(board, /[A-Z]\S*\. [A-Z]/u);
    await assertAccessible(page, 'the board of a day');
    await visit(page, '/programme/imprimer?quoi=intervenant&jour=2026-11-19');
    await page.locator('[data-print-sheet]').waitFor();
    assert.doesNotMatch(await printed('professional'), MOTIVE);
    await visit(page, `/programme/imprimer?quoi=jeune&jour=2026-11-19&pour=${await running()}`);
    await page.locator('[data-print-sheet]').waitFor();
    const own = await printed('timetable');
    assert.match(own, /KOWALIK/);
    assert.doesNotMatch(own, /HAFFNER|LESCURE|DUPONT/);
    await page.watch.clean();
  });

  test('the sheet of a day never breaks a telephone number nor a name in two', async () => {
    await visit(page, '/presences/imprimer?du=2026-11-19/am&etendue=jour');
    await page.emulateMedia({ media: 'print' });
    // As narrow as what A4 leaves between its margins.
    await page.setViewportSize({ width: 680, height: 960 });
    const broken = await page.locator('tbody td').evaluateAll((cells) =>
      cells.flatMap((cell) => {
        const words = [];
        const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let text = walk.nextNode(); text; text = walk.nextNode())
          for (const { 0: word, index } of text.data.matchAll(/[^ ]+/g)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (!word.includes('-') && new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) words.push(word);
          }
        return words;
      }),
    );
    assert.deepEqual(broken, []);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.watch.clean();
  });

  test('fits a phone', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    for (const where of [
      `${await address('/accueils/{stay of Œuvrard}')}/imprimer`,
      `${await address('/accueils/{stay of Œuvrard}')}/imprimer/liaison`,
      '/presences/imprimer?du=2026-11-19/am&etendue=semaine',
      '/programme/imprimer?quoi=tableau&jour=2026-11-19',
    ]) {
      await visit(phone, where);
      assert.deepEqual(await sidewaysScroll(phone), [], where);
      await assertAccessible(phone, where);
    }
    await phone.watch.clean();
    await phone.context().close();
  });
});
