// SPDX-License-Identifier: EUPL-1.2
// The week of the service: a session is dragged and sees its conflict before it is let go, the same is done by keyboard and
// taken back, a session is added for the whole group, a template is laid over a stay that begins on a Thursday, and
// whoever is concerned is told a new version. On a phone: the day as a list.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { assertAccessible, guideShot, launchBrowser, openPage, settled, sidewaysScroll, signIn, visit } from './support/browser.mjs';

describe('the programme of the week', () => {
  let server;
  let browser;
  let page;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openPage(browser, server.base, { allowed: [/status of 409/] });
    await signIn(page);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const card = (name) => page.getByRole('button', { name }).first();
  const middle = async (locator) => {
    const box = await locator.boundingBox();
    return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 20) };
  };

  test('is seen as a group, by young person, by professional, by room', async () => {
    await visit(page, '/programme');
    await card(/Sport collectif.*jeudi 19 novembre/).waitFor();
    await guideShot(page, 'programme-groupe');
    await assertAccessible(page, 'the week of the group');
    await page.getByText('Par jeune', { exact: true }).click();
    await page.getByRole('link', { name: /^KOWALIK/ }).waitFor();
    await guideShot(page, 'programme-jeunes');
    await assertAccessible(page, 'the week by young person');
    await page.getByText('Par lieu', { exact: true }).click();
    await page.getByRole('link', { name: 'Salle bleue' }).waitFor();
    await page.watch.clean();
  });

  test('shows what stands against a place before a session is let go there', async () => {
    await visit(page, '/programme');
    const session = card(/Gérer ses émotions.*jeudi 19 novembre/);
    const from = await middle(session);
    const target = await middle(card(/Harcèlement et réseaux sociaux.*mercredi 18 novembre/));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 40, from.y + 10, { steps: 4 });
    await page.mouse.move(target.x, target.y, { steps: 6 });
    const notice = page.getByRole('status').filter({ hasText: 'Gérer ses émotions' });
    await notice.getByText(/DELATTRE Hélène n’est pas disponible/).waitFor();
    await guideShot(page, 'programme-conflit');
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Un conflit demande une raison' });
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await dialog.waitFor({ state: 'detached' });
    await card(/Gérer ses émotions.*jeudi 19 novembre/).waitFor();
    await page.watch.clean();
  });

  test('is changed by keyboard and taken back', async () => {
    await visit(page, '/programme');
    await card(/^10:30–11:15 Entretien de bilan.*vendredi/).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await card(/^10:45–11:30 Entretien de bilan.*vendredi/).waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await card(/^10:30–11:15 Entretien de bilan.*vendredi/).waitFor();
    await page.watch.clean();
  });

  test('takes a new session for the whole group from a dialog', async () => {
    await page.getByRole('button', { name: 'Ajouter une séance' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ajouter une séance' });
    await dialog.getByLabel('Activité').selectOption({ label: 'Conduites à risque — Connaissance de soi, ouverture' });
    await dialog.getByLabel('Jour', { exact: true }).fill('20/11/2026');
    await dialog.getByLabel('De', { exact: true }).fill('15:00');
    await dialog.getByLabel('À', { exact: true }).fill('15:30');
    await dialog.getByRole('button', { name: 'Tout le groupe' }).click();
    await dialog.getByText(/n’est pas disponible|Aucun intervenant/).first().waitFor();
    await guideShot(page, 'programme-seance');
    await assertAccessible(page, 'the dialog of a session');
    const reason = dialog.getByLabel('Raison de passer outre');
    if (await reason.isVisible()) await reason.fill('Vu en équipe ce matin');
    await dialog.getByRole('button', { name: 'Ajouter la séance' }).click();
    await dialog.waitFor({ state: 'detached' });
    await card(/Conduites à risque.*vendredi 20 novembre/).waitFor();
    await page.watch.clean();
  });

  test('is completed from a template, with what is still missing said first', async () => {
    await page.getByRole('button', { name: 'Modèles' }).click();
    await page.getByRole('menuitem', { name: 'Appliquer un modèle' }).click();
    const dialog = page.getByRole('dialog', { name: 'Appliquer un modèle' });
    await dialog.getByLabel('Jeune').selectOption({ label: 'HAFFNER Élise' });
    await dialog.getByLabel('Modèle').selectOption({ label: 'Semaine complète (5 jours)' });
    await dialog.getByText(/laissés? de côté$/).click();
    await dialog.getByText(/aucun moment libre/).first().waitFor();
    await dialog.getByText('Il manquera encore :').waitFor();
    await dialog.getByLabel('Jeune').selectOption({ label: 'DA CUNHA Tiago' });
    await dialog.getByText('Nouvelle séance').first().waitFor();
    await guideShot(page, 'programme-modele');
    await assertAccessible(page, 'the preview of a template');
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await page.watch.clean();
  });

  test('is told to whoever it concerns, without a motive', async () => {
    await visit(page, '/programme/a-dire');
    await page.getByRole('button', { name: /^Publier pour/ }).click();
    await page.getByRole('heading', { name: /^À prévenir/ }).waitFor();
    const one = page.getByRole('listitem').filter({ hasText: 'KOWALIK Tim' }).first();
    await one.getByText('Textes à envoyer').click();
    await one.getByText(/^Bonjour, Tim est attendu/).waitFor();
    await guideShot(page, 'programme-a-dire');
    await assertAccessible(page, 'the news of the week');
    await one.getByRole('button', { name: 'Marquer comme prévenu : KOWALIK Tim' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Téléphone', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Marquer comme prévenu' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: /^À jour/ }).waitFor();
    await visit(page, '/programme?vue=jeunes');
    await page.getByRole('link', { name: /^KOWALIK/ }).click();
    await settled(page);
    await visit(page, '/dossiers?q=kowalik');
    const file = await page.getByRole('link', { name: /KOWALIK Tim/ }).first().getAttribute('href');
    await visit(page, `${file.split('?')[0]}/emploi-du-temps`);
    await page.getByText('Emploi du temps v2').waitFor();
    await guideShot(page, 'programme-dossier');
    await assertAccessible(page, 'the timetable of a file');
    await page.watch.clean();
  });

  test('is printed as a board of initials', async () => {
    await visit(page, '/programme');
    await page.getByRole('button', { name: 'Imprimer' }).click();
    await page.getByRole('menuitem', { name: /^Tableau du jour/ }).click();
    const sheet = page.getByRole('article').filter({ hasText: 'jeudi 19 novembre' });
    await sheet.waitFor();
    assert.doesNotMatch(await sheet.innerText(), /KOWALIK|HAFFNER|LESCURE/);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await sheet.isVisible(), true);
    await page.emulateMedia({ media: 'screen' });
    await page.watch.clean();
  });

  test('is a list of the day on a phone', async () => {
    const phone = await openPage(browser, server.base, { size: 'phone' });
    await signIn(phone);
    await visit(phone, '/programme');
    await phone.getByRole('button', { name: 'ven. 20 nov.' }).click();
    await phone.getByRole('button', { name: /Atelier artistique/ }).waitFor();
    assert.deepEqual(await sidewaysScroll(phone), []);
    await assertAccessible(phone, 'the day on a phone');
    await guideShot(phone, 'programme-telephone');
    await phone.watch.clean();
    await phone.context().close();
  });
});
