// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { forget, id, PERSON, refusal, renderAt, SAMIA, serve } from '@/files/testing';
import { violations } from '@/ui/testing';
import LooksPage from './LooksPage';
import { MassReadingAlert, MassReadings } from './MassReadings';

const NOE = { id: id('98'), displayName: 'Noé Roy' };
const look: Schema<'FileLook'> = {
  user: NOE,
  opened: 12,
  taken: 1,
  emergencies: 0,
  changed: 4,
  first: '2026-09-02T07:00:00Z',
  last: '2026-11-18T15:30:00Z',
};
const reading: Schema<'MassReading'> = {
  id: id('50'),
  user: NOE,
  day: '2026-11-18',
  files: 63,
  inAnHour: 58,
  noticedAt: '2026-11-19T07:30:00Z',
  notedBy: null,
  notedAt: null,
  note: '',
};
const readings = (items: Schema<'MassReading'>[]) => ({
  items,
  filesAnHour: 40,
  filesADay: 100,
  toNote: items.filter(({ notedBy }) => !notedBy).length,
});
const LOOKS = '/dossiers/$id/consultations';
const READINGS = '/administration/consultations';
const readingPages = [
  {
    path: READINGS,
    page: () => (
      <>
        <MassReadingAlert />
        <MassReadings />
      </>
    ),
  },
];

afterEach(forget);

test('who looked at a file is told by person, with how often and when', async () => {
  serve({
    [`GET /people/${PERSON}/looks`]: {
      personName: 'MARTIN Lina',
      items: [look, { ...look, user: null, opened: 0, taken: 0, changed: 2 }],
    },
  });
  await renderAt(`/dossiers/${PERSON}/consultations`, [{ path: LOOKS, page: LooksPage }]);
  const table = await screen.findByRole('table', { name: 'Qui a consulté ce dossier' });
  const [, first, second] = within(table).getAllByRole('row');
  expect(within(first as HTMLElement).getByText('Noé Roy')).toBeTruthy();
  expect(within(first as HTMLElement).getByText('12')).toBeTruthy();
  expect(within(second as HTMLElement).getByText('Jalon')).toBeTruthy();
  expect(screen.getByText('MARTIN Lina')).toBeTruthy();
  expect(screen.getByRole('button', { name: /Imprimer/ })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('nobody who read much is nothing at all', async () => {
  serve({ 'GET /mass-readings': readings([]) });
  await renderAt(READINGS, readingPages);
  await waitFor(() => expect(screen.queryByText('Lectures nombreuses')).toBeNull());
  expect(screen.queryByText('Voir et répondre')).toBeNull();
});

test('a reading is answered for, and the alert goes', async () => {
  const noted = { ...reading, notedBy: SAMIA, notedAt: '2026-11-19T09:00:00Z', note: 'Bilan annuel' };
  const log = serve({
    'GET /mass-readings': readings([reading]),
    [`PUT /mass-readings/${reading.id}/noted`]: readings([noted]),
  });
  await renderAt(READINGS, readingPages);
  expect(await screen.findByText('Une personne a ouvert beaucoup de dossiers en peu de temps')).toBeTruthy();
  expect(screen.getByText(/63 dossiers dans la journée, 58 dans l’heure/)).toBeTruthy();
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: /^Noter la réponse/ }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/^Ce que c’était/), 'Bilan annuel');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Noter la réponse' }));
  expect(await screen.findByText('Samia Bel : Bilan annuel')).toBeTruthy();
  expect(screen.queryByText('Voir et répondre')).toBeNull();
  expect(log.find(({ method }) => method === 'PUT')?.body).toEqual({ note: 'Bilan annuel' });
});

test('an answer somebody else gave meanwhile keeps what was typed', async () => {
  serve({
    'GET /mass-readings': readings([reading]),
    [`PUT /mass-readings/${reading.id}/noted`]: refusal(409, 'noted'),
  });
  await renderAt(READINGS, readingPages);
  await userEvent.click(await screen.findByRole('button', { name: /^Noter la réponse/ }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/^Ce que c’était/), 'Bilan annuel');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Noter la réponse' }));
  await screen.findByText(/déjà pris connaissance|déjà/);
  expect((within(dialog).getByLabelText(/^Ce que c’était/) as HTMLTextAreaElement).value).toBe('Bilan annuel');
});

test('nobody is asked to answer for themselves', async () => {
  serve({ 'GET /mass-readings': readings([{ ...reading, user: SAMIA }]) });
  await renderAt(READINGS, readingPages);
  expect(await screen.findByText('À éclaircir')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Noter la réponse/ })).toBeNull();
});
