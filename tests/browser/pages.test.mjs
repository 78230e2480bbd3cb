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

const MODES = [
  { size: 'desk', theme: 'light', width: 1280 },
  { size: 'desk', theme: 'dark', width: 1280 },
  { size: 'phone', theme: 'light', width: 390 },
];
const NARROW = { width: 320, height: 640 };

/** The pages of a coordinator; `{…}` stands for somebody of the demo, see `addresses`. */
const COORDINATOR = {
  today: '/',
  files: '/dossiers',
  'files-search': '/dossiers?q=lea',
  'file-restriction': '/dossiers/{Lescure}',
  'file-running': '/dossiers/{Kowalik}',
  'file-corrected': '/dossiers/{Dupont}',
  'referral-new': '/saisines/nouvelle',
  'referral-new-known': '/saisines/nouvelle?personId={Kowalik}',
  referrals: '/saisines',
  'referral-received': '/saisines/{referral of Yıldız}',
  'referral-refused': '/saisines/{referral of Froissart}',
  'referral-accepted': '/saisines/{referral of Kowalik}',
  'stays-week': '/accueils',
  'stay-accepted': '/accueils/{stay of Haffner}',
  'stay-running': '/accueils/{stay of Kowalik}',
  'stay-reviewed': '/accueils/{stay of Œuvrard}',
  'stay-followed-up': '/accueils/{stay of Thévenard}',
  attendance: '/presences?demiJournee=2026-11-19/am',
  'attendance-corrected': '/presences?demiJournee=2026-11-16/am',
  tasks: '/taches',
  partners: '/partenaires',
  partner: '/partenaires/{structure Collège des Hauts-Prés}',
  'partner-calendar': '/partenaires/{structure Collège des Hauts-Prés}/calendrier',
  calendars: '/calendriers',
  'not-found': '/nulle-part',
};
const ADMINISTRATOR = {
  'admin-today': '/',
  'admin-accounts': '/administration',
  'admin-partners': '/partenaires',
  'admin-partners-import': '/partenaires/importer',
  'admin-calendars': '/calendriers',
};

let server;
let browser;
let client;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = new Client(server.base);
  await client.signIn(demoAccounts.coordinator);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const files = new Map();
async function fileOf(lastName) {
  if (!files.has(lastName)) {
    const { json } = await client.get(`/api/v1/files?q=${encodeURIComponent(lastName)}`);
    const row = json.items.find((each) => each.lastName === lastName);
    assert.ok(row, `${lastName} is in the demo`);
    files.set(lastName, (await client.get(`/api/v1/files/${row.id}`)).json);
  }
  return files.get(lastName);
}

async function address(template) {
  const [place] = template.match(/\{.*\}/) ?? [];
  if (!place) return template;
  const [, kind, who] = place.match(/^\{(?:(referral of|stay of|structure) )?(.*)\}$/);
  if (kind === 'structure') {
    const { json } = await client.get(`/api/v1/structures?q=${encodeURIComponent(who)}`);
    return template.replace(place, json.items.find(({ name }) => name === who).id);
  }
  const { person, referrals, stays } = await fileOf(who);
  const found = { 'referral of': referrals[0], 'stay of': stays[0] }[kind] ?? person;
  return template.replace(place, found.id);
}

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
  page.watch.clean();
}

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
