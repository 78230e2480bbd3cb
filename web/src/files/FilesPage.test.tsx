// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { violations } from '@/ui/testing';
import FilesPage from './FilesPage';
import { type Asked, aPerson, forget, id, PERSON, renderAt, serve } from './testing';

const row: Schema<'FileRow'> = {
  id: PERSON,
  lastName: 'Martin',
  firstName: 'Lina',
  usualName: '',
  birthDate: '2013-03-27',
  age: 13,
  state: 'in_progress',
  structureId: id('50'),
  structureName: 'Collège Jean-Vilar',
  className: '4e B',
  lastActivityOn: '2026-11-12',
  hasRestriction: true,
};
const other: Schema<'FileRow'> = { ...row, id: id('2'), lastName: 'Nuñez', firstName: 'Ana', hasRestriction: false };
const pages = [
  { path: '/dossiers', page: FilesPage },
  { path: '/dossiers/$id', page: () => <h1>Fiche</h1> },
];
const one = { items: [row], nextCursor: null, total: 1 };
const lists = (log: Asked[]) => log.filter((asked) => asked.path === '/files');

afterEach(forget);

test('a row tells who, where, in what state, and that there is a restriction', async () => {
  serve({ 'GET /files': one });
  await renderAt('/dossiers', pages);
  const link = await screen.findByRole('link', { name: 'MARTIN Lina Restriction' });
  expect(link.getAttribute('href')).toBe(`/dossiers/${PERSON}`);
  const cells = within(link.closest('tr') as HTMLElement);
  expect(cells.getByText('Restriction')).toBeTruthy();
  expect(cells.getByText('Accueil en cours')).toBeTruthy();
  expect(cells.getByText('Collège Jean-Vilar · 4e B')).toBeTruthy();
  expect(cells.getByText('(13 ans)')).toBeTruthy();
  expect(screen.getByText('Un dossier')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('what is typed and chosen goes into the address, and from there to the server', async () => {
  const log = serve({ 'GET /files': one });
  const { router } = await renderAt('/dossiers', pages);
  await userEvent.type(await screen.findByRole('searchbox'), 'mart');
  await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'mart' }));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: /^État/ }), 'in_progress');
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'mart', state: 'in_progress' }));
  await waitFor(() =>
    expect(Object.fromEntries(lists(log).at(-1)?.search ?? [])).toMatchObject({
      q: 'mart',
      state: 'in_progress',
      sort: '-activity',
    }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Nom et prénom' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: 'name', q: 'mart' }));
});

test('an address with filters shows them, and a changed address changes them', async () => {
  serve({ 'GET /files': one });
  const { router } = await renderAt('/dossiers?q=nunez&state=ended', pages);
  const box = (await screen.findByRole('searchbox')) as HTMLInputElement;
  expect(box.value).toBe('nunez');
  expect((screen.getByRole('combobox', { name: /^État/ }) as HTMLSelectElement).value).toBe('ended');
  await router.navigate({ to: '/dossiers', search: { q: 'ana' } } as never);
  await waitFor(() => expect(box.value).toBe('ana'));
});

test('typing asks once it pauses, not at each letter', async () => {
  const log = serve({ 'GET /files': one });
  await renderAt('/dossiers', pages);
  await userEvent.type(await screen.findByRole('searchbox'), 'martin', { delay: 5 });
  await waitFor(() => expect(lists(log).at(-1)?.search.get('q')).toBe('martin'));
  expect(lists(log).filter((asked) => asked.search.get('q')).length).toBeLessThan(4);
});

test('more files come under those shown', async () => {
  const log = serve({
    'GET /files': (asked: Asked) =>
      asked.search.get('cursor')
        ? { items: [other], nextCursor: null, total: null }
        : { items: [row], nextCursor: 'c1', total: 2 },
  });
  await renderAt('/dossiers', pages);
  await userEvent.click(await screen.findByRole('button', { name: 'Afficher la suite' }));
  expect(await screen.findByRole('link', { name: 'NUÑEZ Ana' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'MARTIN Lina Restriction' })).toBeTruthy();
  expect(lists(log).at(-1)?.search.get('cursor')).toBe('c1');
});

test('nothing found offers to clear the filters', async () => {
  serve({ 'GET /files': (asked: Asked) => (asked.search.get('q') ? { ...one, items: [], total: 0 } : one) });
  const { router } = await renderAt('/dossiers?q=zzz', pages);
  await userEvent.click(await screen.findByRole('button', { name: 'Effacer les filtres' }));
  expect(await screen.findByRole('link', { name: 'MARTIN Lina Restriction' })).toBeTruthy();
  expect(router.state.location.search).toEqual({});
});

test('a new file is searched for first; one very close needs a confirmation', async () => {
  const candidate: Schema<'Candidate'> = {
    id: PERSON,
    lastName: 'Martin',
    firstName: 'Lina',
    usualName: '',
    birthDate: '2013-03-27',
    structureName: 'Collège Jean-Vilar',
    className: '4e B',
    score: 95,
    level: 'same',
    evidence: [
      { code: 'same_name', params: {} },
      { code: 'same_birth_date', params: {} },
    ],
  };
  const log = serve({
    'GET /files': one,
    'GET /people/candidates': { items: [candidate] },
    'POST /people': (asked: Asked) => ({ ...aPerson, ...(asked.body as object), version: 1 }),
  });
  const { router } = await renderAt('/dossiers', pages);
  await userEvent.click(await screen.findByRole('button', { name: 'Créer un dossier' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByRole('button', { name: 'Créer un nouveau dossier' })).toBeNull();
  await userEvent.type(dialog.getByLabelText('Nom'), 'Martin');
  expect(await dialog.findByText('même nom et même prénom')).toBeTruthy();
  expect(dialog.getByText('Très probablement la même personne')).toBeTruthy();

  const create = dialog.getByRole('button', { name: 'Créer un nouveau dossier' }) as HTMLButtonElement;
  expect(create.disabled).toBe(true);
  await userEvent.click(dialog.getByRole('checkbox', { name: 'J’ai vérifié : ce jeune n’est pas MARTIN Lina.' }));
  expect(create.disabled).toBe(false);
  expect(await violations()).toEqual([]);
  await userEvent.click(create);
  expect(await screen.findByRole('heading', { name: 'Fiche' })).toBeTruthy();
  const posted = log.find((asked) => asked.method === 'POST')?.body as { id: string; lastName: string };
  expect(posted.lastName).toBe('Martin');
  expect(router.state.location.pathname).toBe(`/dossiers/${posted.id}`);
});

test('somebody recognised is opened, nobody is created', async () => {
  const log = serve({
    'GET /files': one,
    'GET /people/candidates': {
      items: [
        {
          ...row,
          level: 'possible',
          score: 45,
          evidence: [{ code: 'close_name', params: { a: 'Martn', b: 'Martin' } }],
        },
      ],
    },
  });
  const { router } = await renderAt('/dossiers?new=true', pages);
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText('Nom'), 'Martn');
  expect(await dialog.findByText('noms proches : « Martn » et « Martin »')).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: /C’est cette personne/ }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/dossiers/${PERSON}`));
  expect(log.some((asked) => asked.method === 'POST')).toBe(false);
});
