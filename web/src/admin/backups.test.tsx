// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { forget, renderAt, serve } from '@/files/testing';
import { violations } from '@/ui/testing';
import { ADMINISTRATORS } from '@/ui/testingRights';
import AccountsPage from './AccountsPage';
import BackupsPage from './BackupsPage';
import texts from './fr.json';
import { backupAge, backupSize, backupTrouble } from './words';

const state: Schema<'BackupState'> = {
  managed: true,
  folder: '/srv/sauvegardes',
  onDatabaseDisk: false,
  hour: 2,
  keep: { days: 7, weeks: 5, months: 12 },
  recoveryKey: 'K7QM-3F2A',
  running: false,
  lastSuccessAt: '2026-11-20T01:00:00Z',
  nextAt: '2026-11-21T01:00:00Z',
  trouble: null,
  items: [
    {
      name: 'jalon-20261120T010000Z',
      at: '2026-11-20T01:00:00Z',
      bytes: 12_345_678,
      program: '0.1.0',
      recoveryKey: 'K7QM-3F2A',
    },
  ],
  runs: [
    {
      startedAt: '2026-11-19T01:00:00Z',
      finishedAt: '2026-11-19T01:00:01Z',
      name: '',
      error: 'backup.no_space',
      by: null,
    },
  ],
};
const pages = [
  { path: '/administration', page: AccountsPage },
  { path: '/administration/sauvegardes', page: BackupsPage },
];

async function asAdministrator(href: string) {
  const view = await renderAt(href, pages);
  const session = view.client.getQueryData(sessionQuery.queryKey) as Schema<'Session'>;
  view.client.setQueryData(sessionQuery.queryKey, {
    ...session,
    user: { ...session.user, roles: ['administrator'], rights: ADMINISTRATORS },
  });
  return view;
}

afterEach(forget);

describe('backups', () => {
  test('those made, those that failed, and the key that opens them', async () => {
    serve({ 'GET /backups': state });
    await asAdministrator('/administration/sauvegardes');
    const made = within(await screen.findByRole('region', { name: 'Sauvegardes gardées' }));
    expect(made.getByText('jalon-20261120T010000Z')).toBeTruthy();
    expect(made.getByText(/^12,3\sMo$/)).toBeTruthy();
    const failed = within(screen.getByRole('region', { name: 'Essais sans succès' }));
    expect(failed.getByText(/plus de place/)).toBeTruthy();
    expect(failed.getByText('La nuit')).toBeTruthy();
    expect(screen.getByText('7 jours, 5 semaines, 12 mois')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test('one can be asked for', async () => {
    const log = serve({ 'GET /backups': state, 'POST /backups': { ...state, running: true } });
    await asAdministrator('/administration/sauvegardes');
    await userEvent.click(await screen.findByRole('button', { name: 'Sauvegarder maintenant' }));
    await waitFor(() => expect(log.filter(({ method }) => method === 'POST')).toHaveLength(1));
    expect(await screen.findByText('La sauvegarde est lancée')).toBeTruthy();
  });

  test('without a recovery key the page says what to do and offers nothing', async () => {
    serve({ 'GET /backups': { ...state, recoveryKey: null, trouble: 'recovery_key.missing', items: [], runs: [] } });
    await asAdministrator('/administration/sauvegardes');
    expect((await screen.findByRole('alert')).textContent).toMatch(/jalon recovery-key create/);
    expect(screen.queryByRole('button', { name: 'Sauvegarder maintenant' })).toBeNull();
    expect(screen.getByText('Aucune sauvegarde pour l’instant')).toBeTruthy();
    expect(screen.getByText('Dès qu’il y a une clef de secours')).toBeTruthy();
    expect(screen.getByText('Pas encore')).toBeTruthy();
  });

  test('on another engine they are made elsewhere', async () => {
    serve({ 'GET /backups': { managed: false } });
    await asAdministrator('/administration/sauvegardes');
    expect(await screen.findByText('Les sauvegardes se font en dehors de Jalon')).toBeTruthy();
  });

  test('trouble is told on the first page of the administration, its end too', async () => {
    serve({ 'GET /users': { items: [] }, 'GET /backups': { ...state, trouble: 'backup.unwritable' } });
    const view = await asAdministrator('/administration');
    expect(await screen.findByText(/ne peut pas être écrit/)).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: 'Voir les sauvegardes' }));
    expect(view.router.state.location.pathname).toBe('/administration/sauvegardes');
  });
});

test('every trouble the server tells has its own words', () => {
  const codes = Object.keys(texts).filter((key) => /^admin\.backup_(recovery|backup|database)_/.test(key));
  expect(codes.length).toBeGreaterThan(8);
  expect(backupTrouble('backup.no_space')).toMatch(/place/);
  expect(backupTrouble('database.disk')).toMatch(/disque de la base/);
  expect(backupTrouble('never.heard')).toMatch(/never\.heard/);
});

test('ages and sizes as people say them', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  expect(backupAge('2026-11-20T11:30:00Z', now)).toBe('il y a moins d’une heure');
  expect(backupAge('2026-11-20T01:00:00Z', now)).toBe('il y a 11 heures');
  expect(backupAge('2026-11-17T01:00:00Z', now)).toBe('il y a 3 jours');
  expect(backupSize(2_500_000_000)).toMatch(/^2,5\sGo$/);
});
