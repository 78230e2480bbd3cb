// SPDX-License-Identifier: EUPL-1.2
// Every page, in light and dark at a desk and on a phone: no fault that axe finds, no report of the content policy, no error on
// the console, one heading of the first level, a title of its own, nothing that scrolls sideways down to 320 px. Leaves
// a picture of each in build/screenshots for people to look at.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import {
  assertAccessible, launchBrowser, openPage, screenshot, sidewaysScroll, signIn, visit,
} from './support/browser.mjs';
import { addresses } from './support/demo.mjs';

const MODES = [
  { size: 'desk', theme: 'light', width: 1280 },
  { size: 'desk', theme: 'dark', width: 1280 },
  { size: 'phone', theme: 'light', width: 390 },
];
const NARROW = { width: 320, height: 640 };

/** The pages of a coordinator; `{…}` stands for somebody of the demo. */
const COORDINATOR = {
  today: '/',
  files: '/dossiers',
  'files-search': '/dossiers?q=lea',
  'search-start': '/recherche',
  'search-results': '/recherche?q=atelier',
  'search-in-file': '/recherche?q=m%C3%A8re&dossier={Kowalik, Timéo}',
  'file-restriction': '/dossiers/{Lescure, Jade}',
  'file-running': '/dossiers/{Kowalik, Timéo}',
  'file-corrected': '/dossiers/{Dupont}',
  'family-restriction': '/dossiers/{Lescure, Jade}/famille',
  'grids-enough': '/dossiers/{Œuvrard}/grilles',
  'grids-running': '/dossiers/{Kowalik, Timéo}/grilles',
  'self-evaluations': '/auto-evaluations',
  'family-interpreter': '/dossiers/{Kowalik, Timéo}/famille',
  'file-privacy': '/dossiers/{Kowalik, Timéo}/vie-privee',
  'notices-due': '/vie-privee',
  'file-incidents': '/dossiers/{Kowalik, Timéo}/incidents',
  'file-concern': '/dossiers/{Œuvrard}/incidents',
  incidents: '/incidents',
  'incident-new': '/incidents/nouveau?dossier={Kowalik, Timéo}',
  'concern-new': '/protection/nouvelle?dossier={Kowalik, Timéo}',
  'return-running': '/dossiers/{Kowalik, Timéo}/retour',
  'return-done': '/dossiers/{Dupont}/retour',
  digests: '/colleges-presences',
  'referral-new': '/saisines/nouvelle',
  'referral-new-known': '/saisines/nouvelle?personId={Kowalik, Timéo}',
  figures: '/chiffres?par=tout',
  'figures-list': '/chiffres/liste?periode=2026-2027&indicateur=half_days_lost&par=loss&valeur=no_place',
  referrals: '/saisines',
  'school-list': '/saisines/importer',
  'referral-drafts': '/saisines/a-completer',
  'referral-received': '/saisines/{referral of Yıldız}',
  'referral-converted': '/saisines/{referral of Zemmali}',
  'referral-hours': '/saisines/{referral of Ursule}',
  hours: '/saisines/{referral of Ursule}/heures',
  'file-measures': '/dossiers/{Zemmali}/mesures',
  'measures-to-erase': '/mesures/a-effacer',
  'referral-refused': '/saisines/{referral of Froissart}',
  'referral-accepted': '/saisines/{referral of Kowalik, Timéo}',
  'stays-week': '/accueils',
  'waiting-list': '/attente',
  places: '/places',
  'stay-accepted': '/accueils/{stay of Haffner}',
  'stay-running': '/accueils/{stay of Kowalik, Timéo}',
  'stay-reviewed': '/accueils/{stay of Œuvrard}',
  'stay-followed-up': '/accueils/{stay of Thévenard}',
  pathways: '/parcours',
  'pathways-closed': '/parcours?state=closed',
  'pathways-queue': '/parcours/a-joindre',
  'pathways-unreachable': '/parcours/a-joindre?etat=unreachable',
  'pathway-open': '/dossiers/{Ferreira-Blum}/parcours',
  'pathway-none': '/dossiers/{Kowalik, Timéo}/parcours',
  'sheets-of-stay': '/accueils/{stay of Da Cunha}/imprimer',
  'sheet-liaison': '/accueils/{stay of Œuvrard}/imprimer/liaison',
  'sheet-attestation': '/accueils/{stay of Œuvrard}/imprimer/attestation',
  'sheet-roll': '/presences/imprimer?du=2026-11-19/am&etendue=semaine',
  'sheet-board': '/programme/imprimer?quoi=tableau&jour=2026-11-19',
  'sheet-professional': '/programme/imprimer?quoi=intervenant&jour=2026-11-19',
  'sheet-timetable': '/programme/imprimer?quoi=jeune&jour=2026-11-19',
  attendance: '/presences?demiJournee=2026-11-19/am',
  'attendance-corrected': '/presences?demiJournee=2026-11-16/am',
  tasks: '/taches',
  'programme-week': '/programme',
  'programme-young': '/programme?vue=jeunes',
  'programme-professionals': '/programme?vue=intervenants',
  'programme-news': '/programme/a-dire',
  'programme-templates': '/programme/modeles',
  timetable: '/dossiers/{Kowalik, Timéo}/emploi-du-temps',
  activities: '/programme/activites',
  activity: '/programme/activites/{activity Théâtre-forum}',
  professionals: '/programme/intervenants',
  'professional-week': '/programme/intervenants/{professional Delattre}',
  'professional-expired': '/programme/intervenants/{professional Okafor}',
  rooms: '/programme/lieux',
  room: '/programme/lieux/{room Gymnase des Peupliers}',
  partners: '/partenaires',
  partner: '/partenaires/{structure Collège des Hauts-Prés}',
  'partner-calendar': '/partenaires/{structure Collège des Hauts-Prés}/calendrier',
  calendars: '/calendriers',
  'calendars-service': '/calendriers?vue=service',
  'calendars-year': '/calendriers?vue=coup-d-oeil',
  'not-found': '/nulle-part',
};
const ADMINISTRATOR = {
  'admin-today': '/',
  'admin-accounts': '/administration',
  'admin-audit': '/administration/consultations',
  'admin-settings': '/administration/reglages',
  'admin-backups': '/administration/sauvegardes',
  'admin-scheme': '/administration/dispositif',
  'admin-scheme-forms': '/administration/dispositif?partie=formulaires',
  'admin-scheme-deadlines': '/administration/dispositif?partie=echeances',
  'admin-scheme-sheets': '/administration/dispositif?partie=imprimes',
  'admin-versions': '/administration/dispositif/versions',
  'admin-partners': '/partenaires',
  'admin-partners-import': '/partenaires/importer',
  'admin-calendars': '/calendriers',
  'admin-places': '/places',
};

let server;
let browser;
let address;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
  address = addresses(client);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function assertFits(page, what) {
  assert.deepEqual(await sidewaysScroll(page), [], `${what} scrolls sideways`);
}

/** Everything that holds for each page as it stands. */
async function assertSound(page, name, { width, theme, size }) {
  const what = `${name} at ${width} px, ${theme}`;
  await screenshot(page, `${name}-${width}-${theme}`);
  assert.equal(await page.locator('h1').count(), 1, `headings of the first level on ${what}`);
  assert.match(await page.title(), /^\S.* — Jalon$/, `the title of ${what}`);
  await assertFits(page, what);
  await assertAccessible(page, what);
  if (size === 'phone') {
    const asked = page.viewportSize();
    await page.setViewportSize(NARROW);
    await assertFits(page, `${name} at ${NARROW.width} px`);
    await page.setViewportSize(asked);
  }
  await page.watch.clean();
}

test('going to a page moves the focus to it and names it', async () => {
  const page = await openPage(browser, server.base);
  await signIn(page);
  for (const [link, title] of [['Dossiers', 'Dossiers'], ['Présences', 'Présences'], ['Aujourd’hui', 'Aujourd’hui']]) {
    await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: link }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'contenu');
    assert.equal(await page.title(), `${title} — Jalon`);
    const current = page.getByRole('navigation', { name: 'Menu principal' }).locator('[aria-current="page"]');
    assert.deepEqual(await current.allInnerTexts(), [link]);
  }
  await page.watch.clean();
  await page.context().close();
});

for (const mode of MODES) {
  test(`sign-in at ${mode.width} px, ${mode.theme}`, async () => {
    const page = await openPage(browser, server.base, mode);
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
    await assertSound(page, 'sign-in', mode);
    await page.context().close();
  });
  pagesOf('coordinator', COORDINATOR, mode);
  pagesOf('administrator', ADMINISTRATOR, mode);
}

function pagesOf(role, addresses, mode) {
  describe(`pages of the ${role} at ${mode.width} px, ${mode.theme}`, () => {
    let page;
    before(async () => {
      page = await openPage(browser, server.base, mode);
      await signIn(page, demoAccounts[role]);
    });
    after(() => page?.context().close());
    for (const [name, template] of Object.entries(addresses)) {
      test(name, async () => {
        page.watch.complaints.length = 0;
        await visit(page, await address(template));
        await assertSound(page, name, mode);
      });
    }
  });
}
