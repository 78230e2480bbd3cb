// SPDX-License-Identifier: EUPL-1.2
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { violations } from '@/ui/testing';
import FilePage from './FilePage';
import {
  type Asked,
  aFile,
  anEntry,
  aPerson,
  aTask,
  entryItem,
  forget,
  id,
  PERSON,
  refusal,
  renderAt,
  serve,
} from './testing';

const pages = [{ path: '/dossiers/$id', page: FilePage }];
const FILE = `GET /files/${PERSON}`;
const open = (search = '') => renderAt(`/dossiers/${PERSON}${search}`, pages);
const writes = (log: Asked[], method: string, start: string) =>
  log.filter((asked) => asked.method === method && asked.path.startsWith(start));

afterEach(forget);

test('the head tells who this is, and the restriction comes before all else', async () => {
  serve({ [FILE]: aFile });
  await open();
  expect(await screen.findByRole('heading', { level: 1, name: 'MARTIN Lina (Lili)' })).toBeTruthy();
  expect(screen.getByText('13 ans, né(e) le 27/03/2013')).toBeTruthy();
  expect(screen.getByText('Alerte santé : se renseigner')).toBeTruthy();
  const banner = screen.getByRole('region', { name: 'Restriction en vigueur' });
  expect(banner.textContent).toContain('Aucun contact avec le jeune');
  expect(banner.textContent).toContain('concerne MARTIN Paul (père)');
  expect(banner.textContent).toContain('référence : JAF Bobigny, 12 mai 2026');
  expect(banner.textContent).toContain('vue le 03/09/2026');
  const guardians = screen.getByRole('region', { name: 'Responsables' });
  expect(banner.compareDocumentPosition(guardians) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('a restriction no longer in force is no alarm, but is not forgotten', async () => {
  serve({ [FILE]: { ...aFile, restrictions: aFile.restrictions.map((each) => ({ ...each, active: false })) } });
  await open();
  expect(await screen.findByText('Une restriction passée ou à venir')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Restriction en vigueur' })).toBeNull();
});

test('only those who may be called have a number to tap', async () => {
  serve({ [FILE]: aFile });
  await open();
  const guardians = within(await screen.findByRole('region', { name: 'Responsables' }));
  expect(guardians.getByRole('link', { name: /06\s11/ }).getAttribute('href')).toBe('tel:0611111111');
  expect(guardians.getByText('Ne pas contacter')).toBeTruthy();
  expect(guardians.queryByRole('link', { name: /06\s22/ })).toBeNull();
  expect(guardians.getByText('Interprète nécessaire')).toBeTruthy();
  expect(guardians.getByText('Autorité à vérifier')).toBeTruthy();
});

test('a protected address shows only when asked for', async () => {
  serve({ [FILE]: aFile });
  await open();
  const facts = within(await screen.findByRole('region', { name: 'Repères' }));
  expect(facts.getByText('Adresse protégée')).toBeTruthy();
  expect(document.body.textContent).not.toContain('rue des Lilas');
  await userEvent.click(facts.getByRole('button', { name: 'Afficher l’adresse' }));
  expect(facts.getByText('3 rue des Lilas, 93200 Rivemont')).toBeTruthy();
  await userEvent.click(facts.getByRole('button', { name: 'Masquer l’adresse' }));
  expect(document.body.textContent).not.toContain('rue des Lilas');
});

test('referrals and stays lead to their pages, with what was attended', async () => {
  serve({ [FILE]: aFile });
  await open();
  const part = within(await screen.findByRole('region', { name: 'Saisines et accueils' }));
  expect(part.getByRole('link', { name: 'Saisine du 10/11/2026' }).getAttribute('href')).toBe(`/saisines/${id('41')}`);
  expect(part.getByRole('link', { name: /^Accueil du 12 au 17/ }).getAttribute('href')).toBe(`/accueils/${id('40')}`);
  expect(part.getByText('Présent 4 demi-journées sur 6 (67 %)')).toBeTruthy();
  expect(part.getByText(/2 absences/)).toBeTruthy();
});

test('a task is ticked, and the tick taken back', async () => {
  const log = serve({
    [FILE]: aFile,
    [`PATCH /tasks/${aTask.id}`]: (asked: Asked) => ({ ...aTask, ...(asked.body as object), version: 2 }),
  });
  await open();
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Marquer comme fait : Appeler les parents/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(writes(log, 'PATCH', '/tasks')).toHaveLength(2));
  const [tick, back] = writes(log, 'PATCH', '/tasks');
  expect([tick?.body, tick?.ifMatch]).toEqual([{ state: 'done' }, '"1"']);
  expect([back?.body, back?.ifMatch]).toEqual([{ state: 'open', outcome: '' }, '"2"']);
});

test('the kinds of items shown are kept in the address', async () => {
  serve({ [FILE]: aFile });
  const { router } = await open('?show=absences');
  const story = within(await screen.findByRole('region', { name: 'Journal' }));
  expect(story.getByText('Absence, motif à connaître (matin)')).toBeTruthy();
  expect(story.queryByText(anEntry.text)).toBeNull();
  await userEvent.click(story.getByRole('checkbox', { name: 'Écrits' }));
  expect(await story.findByText(anEntry.text)).toBeTruthy();
  expect(router.state.location.search).toEqual({ show: 'entries.absences' });
  expect(story.getByRole('heading', { level: 3, name: 'jeudi 12 novembre 2026' })).toBeTruthy();
});

test('a link to an entry reads older pages until it is there, and leads the keyboard to it', async () => {
  const sought = entryItem({ ...anEntry, id: id('31'), occurredOn: '2025-10-02', text: 'Premier contact.' });
  const log = serve({
    [FILE]: { ...aFile, timeline: { items: aFile.timeline.items, nextCursor: '2026-11-12|x', restrictedHidden: 0 } },
    [`GET /files/${PERSON}/timeline`]: { items: [sought], nextCursor: null, restrictedHidden: 0 },
  });
  await renderAt(`/dossiers/${PERSON}?ecrit=${id('31')}`, pages);
  const line = (await screen.findByText('Premier contact.')).closest('li');
  await waitFor(() => expect(document.activeElement).toBe(line));
  expect(writes(log, 'GET', `/files/${PERSON}/timeline`)).toHaveLength(1);
});

test('older items come on demand, each once', async () => {
  const older = entryItem({ ...anEntry, id: id('31'), occurredOn: '2025-10-02', text: 'Premier contact.' });
  const log = serve({
    [FILE]: { ...aFile, timeline: { items: aFile.timeline.items, nextCursor: '2026-11-12|x', restrictedHidden: 0 } },
    [`GET /files/${PERSON}/timeline`]: { items: [entryItem(anEntry), older], nextCursor: null, restrictedHidden: 0 },
  });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Afficher les éléments plus anciens' }));
  expect(await screen.findByText('Premier contact.')).toBeTruthy();
  expect(screen.getAllByText(anEntry.text)).toHaveLength(1);
  expect(writes(log, 'GET', `/files/${PERSON}/timeline`)[0]?.search.get('cursor')).toBe('2026-11-12|x');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Afficher les éléments plus anciens' })).toBeNull());
});

test('the identity is corrected from the menu; what the server refuses is said at the field', async () => {
  const log = serve({
    [FILE]: aFile,
    'GET /people/candidates': { items: [] },
    [`PATCH /people/${PERSON}`]: (asked: Asked) =>
      (asked.body as { lastName: string }).lastName
        ? { ...aPerson, ...(asked.body as object), version: 4 }
        : refusal(422, 'invalid', { errors: [{ field: 'lastName', code: 'required', params: {} }] }),
  });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Autres actions' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Modifier l’identité' }));
  const dialog = within(await screen.findByRole('dialog'));
  const field = dialog.getByLabelText('Nom');
  await userEvent.clear(field);
  await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer l’identité' }));
  expect(await dialog.findByText('Nom : Remplissez ce champ.')).toBeTruthy();
  await userEvent.type(field, 'Martins');
  await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer l’identité' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const saved = writes(log, 'PATCH', '/people').at(-1);
  expect([saved?.body, saved?.ifMatch]).toEqual([{ lastName: 'Martins' }, '"3"']);
});

test('paper bears the restriction but no protected address, and notes only when asked for', async () => {
  serve({ [FILE]: aFile });
  const print = vi.fn();
  vi.stubGlobal('print', print);
  await open();
  const printed = async (withNotes: boolean) => {
    await userEvent.click(await screen.findByRole('button', { name: 'Autres actions' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Imprimer la fiche' }));
    const dialog = within(await screen.findByRole('dialog'));
    if (withNotes) await userEvent.click(dialog.getByRole('checkbox'));
    await userEvent.click(dialog.getByRole('button', { name: 'Imprimer la fiche' }));
    await waitFor(() => expect(print).toHaveBeenCalled());
    const words = document.querySelector('[data-print-sheet]')?.textContent ?? '';
    act(() => void dispatchEvent(new Event('afterprint')));
    print.mockClear();
    return words;
  };
  const plain = await printed(false);
  expect(plain).toContain('Aucun contact avec le jeune');
  expect(plain).toContain('Adresse protégée, non imprimée');
  expect(plain).not.toContain('rue des Lilas');
  expect(plain).not.toContain('06 22');
  expect(plain).not.toContain(anEntry.text);
  expect(await printed(true)).toContain(anEntry.text);
  expect(document.querySelector('[data-print-sheet]')).toBeNull();
});
