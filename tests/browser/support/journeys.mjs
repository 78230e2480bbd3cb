// SPDX-License-Identifier: EUPL-1.2
// The acts that several journeys share, done as people do them: by the labels they read.
import { settled } from './browser.mjs';

/** A fieldset by its legend, a field by its label, whether or not they go on with "(facultatif)". */
export const group = (place, name) => place.getByRole('group', { name: labelled(name) });

export const field = (place, label) => place.getByRole('textbox', { name: labelled(label) });

export const choice = (place, label) => place.getByRole('combobox', { name: labelled(label) });

export const labelled = (label) => new RegExp(`^${label.replace(/[()]/g, '\\$&')}( \\(facultatif\\))?$`);

/** A radio or checkbox drawn as a button: the person presses its words. */
export async function press(place, label) {
  await place.locator('label').filter({ hasText: new RegExp(`^${label}$`) }).click();
}

/** The pupil's own school may fill the field by itself while the letters are typed: then they are typed again. */
export async function chooseSchool(page, letters, name) {
  for (let tries = 0; ; tries += 1) {
    await choice(page, 'Établissement').fill('');
    await choice(page, 'Établissement').fill(letters);
    try {
      await page.getByRole('option', { name }).click({ timeout: 5_000 });
      return;
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

/** A half-day: the day as typed, "27/3/26", and "Matin" or "Après-midi". */
export async function giveHalfDay(page, label, day, half) {
  const place = group(page, label);
  await field(place, 'Date').fill(day);
  await press(place, half);
}

/**
 * Fills the form of a new referral from the school on; what is not given stays as the form has it.
 * `warnings`: the reason for each point to pass over, by how its text begins.
 */
export async function announce(page, said) {
  if (said.school) await chooseSchool(page, said.school.letters, said.school.name);
  if (said.className) await field(page, 'Classe').fill(said.className);
  if (said.caller) await field(page, 'Nom de l’appelant').fill(said.caller);
  if (said.callerFunction) await choice(page, 'Fonction').selectOption(said.callerFunction);
  if (said.channel) await choice(page, 'Par quel moyen').selectOption(said.channel);
  if (said.receivedOn) await field(page, 'Reçue le').fill(said.receivedOn);
  if (said.receivedAt) await field(page, 'Heure de réception').fill(said.receivedAt);
  if (said.decidedOn) await field(page, 'Décidée le').fill(said.decidedOn);
  await giveHalfDay(page, 'Début', ...said.start);
  if (said.end) await giveHalfDay(page, 'Fin (comprise)', ...said.end);
  await choice(page, 'Motif principal').selectOption(said.motive);
  if (said.agreement) await press(page, said.agreement);
  for (const [begin, reason] of Object.entries(said.warnings ?? {})) {
    await page.getByRole('button', { name: new RegExp(`^Passer outre : ${begin}`) }).click();
    await page.locator('li').filter({ hasText: begin }).getByLabel('Raison de passer outre').fill(reason);
  }
}

/** Sends the form and waits for the page of the referral. */
export async function saveReferral(page) {
  await page.getByRole('button', { name: 'Enregistrer la saisine' }).click();
  await page.waitForURL(/\/saisines\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { level: 1, name: /^Saisine : / }).waitFor();
  await settled(page);
}

/** One step of a stay by its button and dialog, on the day typed. */
export async function move(page, step, day) {
  await page.getByRole('button', { name: step, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: step });
  await field(dialog, 'Date').fill(day);
  await dialog.getByRole('button', { name: step, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The state a person reads at the head of a page. */
export const stateOf = (page, words) => page.getByRole('main').getByText(words, { exact: true }).first();
