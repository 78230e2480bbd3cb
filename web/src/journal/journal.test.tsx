// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { type Asked, aClient, anEntry, forget, id, PERSON, refusal, SAMIA, serve } from '@/files/testing';
import { renderPart, TODAY, violations } from '@/ui/testing';
import { Entry } from './Entry';
import { EntryEditor } from './EntryEditor';

const CREATE = `POST /people/${PERSON}/entries`;
const PATCH = `PATCH /entries/${anEntry.id}`;
const of = (log: Asked[], method: string, start: string) =>
  log.filter((asked) => asked.method === method && asked.path.startsWith(start));
const created = (asked: Asked) => ({ ...anEntry, ...(asked.body as object), version: 1 });
const box = () => screen.getByLabelText('Nouvel écrit', { selector: 'textarea' }) as HTMLTextAreaElement;

afterEach(forget);

test('what is typed is kept as a draft, then saved with Ctrl+Enter', async () => {
  const log = serve({ [CREATE]: created });
  renderPart(<EntryEditor personId={PERSON} stays={[]} />, aClient());
  fireEvent.change(box(), { target: { value: 'Bonne matinée.' } });
  expect(await screen.findByText('Brouillon enregistré à 14 h 32', undefined, { timeout: 3000 })).toBeTruthy();
  expect(of(log, 'PUT', '/drafts')[0]?.path).toBe(`/drafts/entry.${PERSON}`);
  expect(await violations()).toEqual([]);

  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
  expect(await screen.findByText('Écrit ajouté.')).toBeTruthy();
  expect(of(log, 'POST', '/people')[0]?.body).toMatchObject({
    kind: 'note',
    occurredOn: TODAY,
    text: 'Bonne matinée.',
    stayId: null,
  });
  await waitFor(() => expect(box().value).toBe(''));
  await waitFor(() => expect(of(log, 'DELETE', '/drafts')).toHaveLength(1));
});

test('an added note is taken back, and its words return to the editor', async () => {
  const table: Record<string, (asked: Asked) => object> = {
    [CREATE]: (asked) => {
      const note = created(asked);
      table[`PUT /entries/${note.id}/withdrawn`] = (withdrawal) => ({
        ...note,
        ...(withdrawal.body as object),
        version: 2,
      });
      return note;
    },
  };
  const log = serve(table);
  renderPart(<EntryEditor personId={PERSON} stays={[]} />, aClient());
  fireEvent.change(box(), { target: { value: 'Trop vite' } });
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’écrit' }));
  await screen.findByText('Écrit ajouté.');
  await waitFor(() => expect(box().value).toBe(''));
  const undo = screen.getAllByRole('button', { name: 'Annuler' }).at(-1) as HTMLElement;
  await userEvent.click(undo);
  await waitFor(() => expect(box().value).toBe('Trop vite'));
  expect(log.find((asked) => asked.path.endsWith('/withdrawn'))?.body).toEqual({ withdrawn: true });
});

test('pressing again after a lost answer sends the same note', async () => {
  let first = true;
  const log = serve({
    [CREATE]: (asked: Asked) => {
      if (!first) return created(asked);
      first = false;
      return refusal(500, 'internal');
    },
  });
  renderPart(<EntryEditor personId={PERSON} stays={[]} />, aClient());
  fireEvent.change(box(), { target: { value: 'Une seule fois' } });
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’écrit' }));
  await screen.findByRole('alert');
  expect(box().value).toBe('Une seule fois');
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’écrit' }));
  await waitFor(() => expect(of(log, 'POST', '/people')).toHaveLength(2));
  const [one, two] = of(log, 'POST', '/people').map((asked) => (asked.body as { id: string }).id);
  expect(one).toBe(two);
});

test('an empty note is not sent', async () => {
  const log = serve({});
  renderPart(<EntryEditor personId={PERSON} stays={[]} />, aClient());
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’écrit' }));
  expect(await screen.findByRole('link', { name: /Écrivez un texte avant d’enregistrer/ })).toBeTruthy();
  expect(of(log, 'POST', '/people')).toHaveLength(0);
});

async function edit(text: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Actions : Appel' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Modifier l’écrit' }));
  fireEvent.change(screen.getByLabelText('Texte'), { target: { value: text } });
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer l’écrit' }));
}

test('two people correct one note: both texts are shown, and joined nothing is lost', async () => {
  const theirs = { ...anEntry, text: 'Appel de la mère : Lina viendra lundi.', version: 2 };
  const log = serve({
    [PATCH]: (asked: Asked) =>
      asked.ifMatch === '"2"'
        ? { ...theirs, ...(asked.body as object), version: 3 }
        : refusal(412, 'stale', { current: theirs }),
  });
  renderPart(<Entry entry={anEntry} stays={[]} title="Appel" />, aClient());
  await edit('Appel de la mère : Lina viendra demain à 9 h.');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getAllByText(/lundi/).length).toBeGreaterThan(0);
  expect(dialog.getAllByText(/9 h/).length).toBeGreaterThan(0);
  await userEvent.click(dialog.getByRole('radio', { name: 'Réunir les deux' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer ce choix' }));
  await waitFor(() => expect(of(log, 'PATCH', '/entries')).toHaveLength(2));
  const sent = of(log, 'PATCH', '/entries')[1] as Asked;
  expect(sent.ifMatch).toBe('"2"');
  expect(sent.body).toEqual({ text: expect.stringMatching(/demain à 9 h/) });
  expect(sent.body).toEqual({ text: expect.stringMatching(/lundi/) });
});

test('closing the comparison keeps what was being written', async () => {
  const theirs = { ...anEntry, text: 'Autre texte.', version: 2 };
  serve({ [PATCH]: () => refusal(412, 'stale', { current: theirs }) });
  renderPart(<Entry entry={anEntry} stays={[]} title="Appel" />, aClient());
  await edit('Mon texte.');
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((screen.getByLabelText('Texte') as HTMLTextAreaElement).value).toBe('Mon texte.');
});

test('what the other changed elsewhere is kept without a question', async () => {
  const theirs = { ...anEntry, kind: 'meeting' as const, version: 2 };
  const log = serve({
    [PATCH]: (asked: Asked) =>
      asked.ifMatch === '"2"' ? { ...theirs, version: 3 } : refusal(412, 'stale', { current: theirs }),
  });
  renderPart(<Entry entry={anEntry} stays={[]} title="Appel" />, aClient());
  await edit('Corrigé.');
  expect(await screen.findByText(/^Écrit modifié/)).toBeTruthy();
  expect(of(log, 'PATCH', '/entries')[1]?.body).toEqual({ text: 'Corrigé.' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a note taken off comes back with undo', async () => {
  const log = serve({
    [`PUT /entries/${anEntry.id}/withdrawn`]: (asked: Asked) => ({
      ...anEntry,
      ...(asked.body as object),
      version: Number(asked.ifMatch?.replaceAll('"', '')) + 1,
    }),
  });
  renderPart(<Entry entry={anEntry} stays={[]} title="Appel" />, aClient());
  await userEvent.click(screen.getByRole('button', { name: 'Actions : Appel' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Retirer l’écrit' }));
  await screen.findByText('Écrit retiré du dossier.');
  await userEvent.click(screen.getAllByRole('button', { name: 'Annuler' }).at(-1) as HTMLElement);
  await waitFor(() => expect(of(log, 'PUT', '/entries')).toHaveLength(2));
  expect(of(log, 'PUT', '/entries').map((asked) => [asked.body, asked.ifMatch])).toEqual([
    [{ withdrawn: true }, '"1"'],
    [{ withdrawn: false }, '"2"'],
  ]);
});

test('the history shows each text with what it changed', async () => {
  const version = { kind: 'call', occurredOn: '2026-11-12', by: SAMIA, at: '2026-11-12T13:32:00Z' };
  serve({
    [`GET /entries/${anEntry.id}/versions`]: {
      items: [
        { ...version, version: 2, text: 'Lina viendra lundi.' },
        { ...version, version: 1, text: 'Lina viendra demain.' },
      ],
    },
  });
  renderPart(<Entry entry={{ ...anEntry, id: anEntry.id, version: 2 }} stays={[]} title="Appel" />, aClient());
  await userEvent.click(screen.getByRole('button', { name: 'Actions : Appel' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Historique de l’écrit' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('Modifié par Samia Bel, le 12/11/2026 à 14 h 32')).toBeTruthy();
  expect(dialog.getByText('Écrit par Samia Bel, le 12/11/2026 à 14 h 32')).toBeTruthy();
  expect(document.querySelector('ins')?.textContent).toContain('lundi');
  expect(document.querySelector('del')?.textContent).toContain('demain');
  expect(await violations()).toEqual([]);
});

test('a stay can be named', async () => {
  const log = serve({ [CREATE]: created });
  renderPart(<EntryEditor personId={PERSON} stays={[{ id: id('40'), label: 'Accueil de novembre' }]} />, aClient());
  fireEvent.change(box(), { target: { value: 'Séance calme.' } });
  await userEvent.selectOptions(screen.getByLabelText(/^Accueil concerné/), id('40'));
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’écrit' }));
  await waitFor(() => expect(of(log, 'POST', '/people')[0]?.body).toMatchObject({ stayId: id('40') }));
});

test('a note for some colleagues names them, and says so', async () => {
  const noe = { id: id('98'), displayName: 'Noé Roy' };
  const reader = { id: id('60'), user: noe, role: 'professional', placeId: id('61'), placeName: 'Équipe', now: true };
  const log = serve({
    [CREATE]: created,
    [`GET /files/${PERSON}/readers`]: {
      reasons: [],
      readers: [reader, { ...reader, id: id('62') }, { ...reader, user: SAMIA }],
      emergency: null,
    },
  });
  renderPart(<EntryEditor personId={PERSON} stays={[]} />, aClient());
  fireEvent.change(box(), { target: { value: 'Confidence' } });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Qui peut le lire/ }), 'restricted');
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Noé Roy' }));
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Ajouter l’écrit' }));
  await screen.findByText('Écrit ajouté.');
  expect(of(log, 'POST', '/people')[0]?.body).toMatchObject({ ring: 'restricted', readerIds: [noe.id] });
});

test('a restricted note of somebody else says who reads it, and is not changed', async () => {
  const noe = { id: id('98'), displayName: 'Noé Roy' };
  serve({ 'GET /users/directory': { items: [SAMIA] } });
  const entry = { ...anEntry, author: noe, ring: 'restricted' as const, readerIds: [SAMIA.id] };
  renderPart(<Entry entry={entry} stays={[]} title="Note" />, aClient());
  expect(screen.getByText('Restreint')).toBeTruthy();
  expect(await screen.findByText('Lu aussi par Samia Bel')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Actions/ }));
  expect(await screen.findByRole('menuitem', { name: 'Historique de l’écrit' })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: 'Modifier l’écrit' })).toBeNull();
});
