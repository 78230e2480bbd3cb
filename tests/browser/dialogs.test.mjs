// SPDX-License-Identifier: EUPL-1.2
// What opens over a page, at a desk in light and on a phone in dark: no fault that axe finds, nothing the content policy
// forbids, nothing that scrolls sideways, the focus inside, and gone by Escape.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts } from '../support/client.mjs';
import { startServer } from '../support/server.mjs';
import {
  assertAccessible, launchBrowser, openPage, screenshot, sidewaysScroll, signIn, until, visit,
} from './support/browser.mjs';
import { addresses } from './support/demo.mjs';

const MODES = [
  { size: 'desk', theme: 'light', width: 1280 },
  { size: 'phone', theme: 'dark', width: 390 },
];

const button = (name) => (page) => page.getByRole('button', { name }).first().click();
const menu = (opener, item) => async (page) => {
  await page.getByRole('button', { name: opener }).first().click();
  await page.getByRole('menuitem', { name: item }).click();
};

/** Where, how it is opened, and as whom if not the coordinator. */
const DIALOGS = {
  palette: ['/taches', (page) => page.keyboard.press('Control+k')],
  shortcuts: ['/taches', (page) => page.keyboard.press('Control+/')],
  password: ['/taches', menu('Camille Rousselin', 'Mon mot de passe')],
  'new-task': ['/taches', button('Ajouter une tâche')],
  'new-file': ['/dossiers', button('Créer un dossier')],
  'edit-person': ['/dossiers/{Lescure, Jade}', menu('Autres actions', 'Modifier l’identité')],
  'new-guardian': ['/dossiers/{Lescure, Jade}', menu('Autres actions', 'Ajouter un responsable')],
  'new-restriction': ['/dossiers/{Lescure, Jade}', menu('Autres actions', 'Ajouter une restriction')],
  refuse: ['/saisines/{referral of Yıldız}', button('Refuser')],
  move: ['/accueils/{stay of Kowalik, Timéo}', button('Accueil terminé')],
  undo: ['/accueils/{stay of Kowalik, Timéo}', button('Annuler la dernière étape')],
  'attendance-history': ['/presences?demiJournee=2026-11-16/am', button(/^Historique/)],
  'date-picker': ['/saisines/nouvelle', button('Choisir dans un calendrier : Reçue le')],
  'new-structure': ['/partenaires', button('Créer une structure')],
  'edit-structure': ['/partenaires/{structure Collège des Hauts-Prés}', button('Modifier la structure')],
  'new-contact': ['/partenaires/{structure Collège des Hauts-Prés}', button('Ajouter un contact')],
  'import-calendar': ['/calendriers', button('Importer le calendrier du ministère')],
  'new-account': ['/administration', button('Créer un compte'), 'administrator'],
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

for (const mode of MODES) {
  describe(`dialogs at ${mode.width} px, ${mode.theme}`, () => {
    const pages = {};
    before(async () => {
      for (const role of ['coordinator', 'administrator']) {
        pages[role] = await openPage(browser, server.base, mode);
        await signIn(pages[role], demoAccounts[role]);
      }
    });
    after(async () => {
      for (const page of Object.values(pages)) await page.context().close();
    });

    for (const [name, [where, open, role = 'coordinator']] of Object.entries(DIALOGS)) {
      test(name, async () => {
        const page = pages[role];
        page.watch.complaints.length = 0;
        await visit(page, await address(where));
        await open(page);
        const dialog = page.getByRole('dialog');
        await dialog.first().waitFor();
        assert.equal(await dialog.count(), 1);
        await until(() => dialog.evaluate((each) => each.contains(document.activeElement)), 'the focus goes inside');
        await screenshot(page, `dialog-${name}-${mode.width}-${mode.theme}`, { fullPage: false });
        assert.deepEqual(await sidewaysScroll(page), []);
        await assertAccessible(page, `${name} at ${mode.width} px, ${mode.theme}`);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await page.watch.clean();
      });
    }
  });
}
