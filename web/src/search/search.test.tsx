// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { type Asked, forget, id, PERSON, renderAt, serve } from '@/files/testing';
import { violations } from '@/ui/testing';
import { cleanSearch, searchHref } from './filters';
import SearchPage from './SearchPage';

const hit: Schema<'EntryHit'> = {
  id: id('70'),
  personId: PERSON,
  personName: 'MARTIN Lina',
  kind: 'call',
  occurredOn: '2026-11-12',
  author: { id: id('90'), displayName: 'Samia Lenoir' },
  excerpt: {
    parts: [
      { text: 'La mère signale un ', hit: false },
      { text: 'retard', hit: true },
      { text: ' de bus.', hit: false },
    ],
    cutBefore: true,
    cutAfter: false,
  },
};
const answer = (more: Partial<Schema<'EntryHitPage'>> = {}): Schema<'EntryHitPage'> => ({
  items: [hit],
  nextCursor: null,
  found: 1,
  searchedBackTo: null,
  personName: '',
  ...more,
});
const pages = [
  { path: '/recherche', page: SearchPage },
  { path: '/dossiers/$id', page: () => <h1>Dossier</h1> },
];
const AUTHORS = { 'GET /users/directory': { items: [{ id: id('90'), displayName: 'Samia Lenoir' }] } };
const searches = (log: Asked[]) => log.filter(({ path }) => path === '/search/entries');
const last = (log: Asked[]) => Object.fromEntries(searches(log).at(-1)?.search ?? []);

afterEach(forget);

test('a result tells whose entry it is, when, of which kind and by whom, with what was found marked', async () => {
  serve({ ...AUTHORS, 'GET /search/entries': answer() });
  await renderAt('/recherche?q=retard', pages);
  const link = await screen.findByRole('link', { name: 'MARTIN Lina' });
  expect(link.getAttribute('href')).toBe(`/dossiers/${PERSON}?ecrit=${hit.id}`);
  const item = link.closest('li') as HTMLElement;
  expect(within(item).getByText(/12\/11\/2026 · .* · Samia Lenoir/)).toBeTruthy();
  expect(within(item).getByText('retard').tagName).toBe('MARK');
  expect(item.textContent).toContain('… La mère signale un retard de bus.');
  expect(screen.getByText('Un écrit')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('what is typed and chosen goes into the address, and from there to the server', async () => {
  const log = serve({ ...AUTHORS, 'GET /search/entries': answer() });
  const { router } = await renderAt('/recherche', pages);
  expect(screen.getByText('Tapez ce que vous cherchez')).toBeTruthy();
  await userEvent.type(await screen.findByRole('searchbox'), 'retard bus');
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'retard bus' }));
  await screen.findByRole('option', { name: 'Samia Lenoir' });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Auteur/ }), id('90'));
  await waitFor(() => expect(last(log)).toMatchObject({ q: 'retard bus', authorId: id('90') }));
});

test('nothing is asked of the server for a single letter', async () => {
  const log = serve({ ...AUTHORS, 'GET /search/entries': answer() });
  await renderAt('/recherche?q=r', pages);
  expect(await screen.findByText('Tapez ce que vous cherchez')).toBeTruthy();
  expect(searches(log)).toEqual([]);
});

test('within one file the name stands once, and the way out is one button', async () => {
  const log = serve({ ...AUTHORS, 'GET /search/entries': answer({ personName: 'MARTIN Lina' }) });
  const { router } = await renderAt(`/recherche?dossier=${PERSON}&q=retard`, pages);
  expect(await screen.findByText('Dans le dossier de MARTIN Lina')).toBeTruthy();
  expect(last(log)).toMatchObject({ personId: PERSON });
  expect(screen.getByRole('link', { name: /du 12\/11\/2026/ })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Chercher dans tous les dossiers' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'retard' }));
});

test('of a common word the newest are shown, and one goes on before the oldest of them', async () => {
  const log = serve({ ...AUTHORS, 'GET /search/entries': answer({ found: 500, searchedBackTo: '2026-09-02' }) });
  await renderAt('/recherche?q=retard', pages);
  expect(await screen.findByText(/^Les 500 écrits les plus récents, jusqu’au 02\/09\/2026/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Chercher avant le 02/09/2026' }));
  await waitFor(() => expect(last(log)).toMatchObject({ to: '2026-09-01' }));
});

test('the next page follows, and is asked for with the cursor', async () => {
  const log = serve({
    ...AUTHORS,
    'GET /search/entries': ({ search }: Asked) =>
      search.get('cursor')
        ? answer({ items: [{ ...hit, id: id('71') }], found: 21 })
        : answer({ nextCursor: '3.9', found: 21 }),
  });
  await renderAt('/recherche?q=retard', pages);
  await userEvent.click(await screen.findByRole('button', { name: 'Afficher la suite' }));
  await waitFor(() => expect(screen.getAllByRole('link', { name: 'MARTIN Lina' })).toHaveLength(2));
  expect(last(log)).toMatchObject({ cursor: '3.9' });
});

test('when nothing fits, it says what to try', async () => {
  serve({ ...AUTHORS, 'GET /search/entries': answer({ items: [], found: 0 }) });
  await renderAt('/recherche?q=introuvable', pages);
  expect(await screen.findByText('Aucun écrit ne correspond')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('an address with nonsense in it is a search without filters', () => {
  expect(cleanSearch({ q: 2026, dossier: 'x', nature: 'roman', du: '2026-13-01', au: 1 })).toEqual({
    q: '2026',
    dossier: undefined,
    nature: undefined,
    auteur: undefined,
    du: undefined,
    au: undefined,
  });
  expect(searchHref({ q: 'bus & retard' })).toBe('/recherche?q=bus+%26+retard');
  expect(searchHref({})).toBe('/recherche');
});
