// SPDX-License-Identifier: EUPL-1.2
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { type Column, DataTable } from './DataTable';
import { renderPart } from './testing';

interface Row {
  id: string;
  name: string;
  days: number;
}
const rows: Row[] = [
  { id: '1', name: 'Martin Lina', days: 3 },
  { id: '2', name: 'Thill Marc', days: 5 },
];
const columns: Column<Row>[] = [
  { key: 'name', header: 'Nom', render: (row) => row.name, sort: 'name', primary: true },
  { key: 'days', header: 'Jours', render: (row) => row.days, sort: 'days', align: 'end' },
  { key: 'note', header: 'Note', render: () => '…', hideOnPhone: true },
];
const base = { label: 'Accueils', columns, rows, rowKey: (row: Row) => row.id };

afterEach(() => vi.unstubAllGlobals());

test('headers say and change the order', async () => {
  const user = userEvent.setup();
  const onSort = vi.fn();
  renderPart(<DataTable {...base} sort="-name" onSort={onSort} />);
  const header = (name: string) => screen.getByRole('columnheader', { name });
  expect(header('Nom').getAttribute('aria-sort')).toBe('descending');
  expect(header('Jours').getAttribute('aria-sort')).toBe('none');
  expect(header('Note').hasAttribute('aria-sort')).toBe(false);
  await user.click(within(header('Nom')).getByRole('button'));
  expect(onSort).toHaveBeenLastCalledWith('name');
  await user.click(within(header('Jours')).getByRole('button'));
  expect(onSort).toHaveBeenLastCalledWith('days');
});

test('an ascending column turns downwards', async () => {
  const user = userEvent.setup();
  const onSort = vi.fn();
  renderPart(<DataTable {...base} sort="name" onSort={onSort} />);
  expect(screen.getByRole('columnheader', { name: 'Nom' }).getAttribute('aria-sort')).toBe('ascending');
  await user.click(screen.getByRole('button', { name: 'Nom' }));
  expect(onSort).toHaveBeenCalledWith('-name');
});

test('each row has one link, in its primary cell', () => {
  renderPart(<DataTable {...base} rowHref={(row) => `/dossiers/${row.id}`} />);
  expect(screen.getByRole('table', { name: 'Accueils' })).toBeTruthy();
  expect(screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Martin Lina', '/dossiers/1'],
    ['Thill Marc', '/dossiers/2'],
  ]);
});

test('without rows it says so; while loading it keeps the place', () => {
  const { rerender } = renderPart(<DataTable {...base} rows={[]} empty={<p>Aucun accueil</p>} />);
  expect(screen.getByText('Aucun accueil')).toBeTruthy();
  rerender(<DataTable {...base} rows={[]} loading empty={<p>Aucun accueil</p>} />);
  expect(screen.queryByText('Aucun accueil')).toBeNull();
  expect(screen.getByRole('status').textContent).toBe('Chargement en cours');
});

test('the next page is asked for by a button', async () => {
  const user = userEvent.setup();
  const onMore = vi.fn();
  renderPart(<DataTable {...base} more={{ onMore }} />);
  await user.click(screen.getByRole('button', { name: 'Afficher la suite' }));
  expect(onMore).toHaveBeenCalledOnce();
});

test('on a phone rows are cards with their own choice of order', async () => {
  const phone = (query: string) => ({ matches: true, media: query, addEventListener() {}, removeEventListener() {} });
  vi.stubGlobal('matchMedia', phone);
  const user = userEvent.setup();
  const onSort = vi.fn();
  renderPart(<DataTable {...base} rowHref={(row) => `/dossiers/${row.id}`} sort="name" onSort={onSort} />);
  expect(screen.queryByRole('table')).toBeNull();
  const cards = within(screen.getByRole('list', { name: 'Accueils' })).getAllByRole('listitem');
  expect(cards).toHaveLength(2);
  expect(cards[0]?.textContent).toBe('Martin LinaJours3');
  await user.selectOptions(screen.getByLabelText('Trier par'), 'Jours, ordre décroissant');
  expect(onSort).toHaveBeenCalledWith('-days');
});
