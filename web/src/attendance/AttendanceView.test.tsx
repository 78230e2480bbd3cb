// SPDX-License-Identifier: EUPL-1.2
import type { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { type Asked, aTask, problem, serve, signedIn } from '@/tasks/testing';
import { renderPart, TODAY, violations } from '@/ui/testing';
import { AttendanceView } from './AttendanceView';
import UnsentAttendance from './UnsentAttendance';
import { attendanceSent, eraseAttendance } from './useOutbox';

const NOW = `${TODAY}/am`;
const PUT = 'PUT /api/v1/attendance/.*';
let asked: Asked[];
let taken: Map<string, Schema<'Attendance'>>;
let online: boolean;
let sheetMore: Partial<Schema<'AttendanceSheet'>>;

function aRow(stayId: string, personName: string): Schema<'SheetRow'> {
  return {
    stayId,
    personId: `p-${stayId}`,
    personName,
    structureName: 'Collège Camus',
    className: '4e B',
    stayState: 'running',
    attendance: taken.get(stayId) ?? null,
    guardianPhones: [
      { name: 'MARTIN Anne', relation: 'mother', phone: '0612345678', mayContact: true },
      { name: 'MARTIN Paul', relation: 'father', phone: '0699999999', mayContact: false },
    ],
    healthAlert: stayId === 'lina',
  };
}

function record({ path, body }: Pick<Asked, 'path' | 'body'>, by = 'Camille Roy'): Schema<'Attendance'> {
  const [stayId = '', day, half] = path.split('/').slice(-3);
  const stored = {
    stayId,
    halfDay: `${day}/${half}`,
    ...(body as unknown as Required<Schema<'AttendanceInput'>>),
    version: (taken.get(stayId)?.version ?? 0) + 1,
    recordedAt: '2026-11-20T08:12:00Z',
    recordedBy: { id: 'u', displayName: by },
  };
  taken.set(stayId, stored);
  return stored;
}

beforeEach(() => {
  taken = new Map();
  online = true;
  sheetMore = {};
  asked = serve({
    'GET /api/v1/attendance': ({ search }) => ({
      halfDay: search.get('halfDay'),
      serviceOpen: true,
      serviceReason: '',
      serviceLabel: '',
      previous: '2026-11-19/pm',
      next: `${TODAY}/pm`,
      rows: [aRow('lina', 'MARTIN Lina'), aRow('hugo', 'PETIT Hugo')],
      ...sheetMore,
    }),
    [PUT]: (request) => {
      if (!online) return problem(503, 'server_busy');
      const now = taken.get(request.path.split('/').at(-3) ?? '');
      if (request.ifMatch !== `"${now?.version ?? 0}"`) return problem(412, 'stale', { current: now });
      return record(request);
    },
    'GET /api/v1/attendance/.*': () => ({ items: [...taken.values()] }),
    'GET /api/v1/tasks': () => ({
      items: [...taken.values()]
        .filter(({ status }) => status.startsWith('absent'))
        .map(({ stayId, halfDay }) =>
          aTask({
            id: `t-${stayId}`,
            kind: 'call_parents',
            title: '',
            stayId,
            params: { halfDay },
            phones: aRow(stayId, '').guardianPhones,
          }),
        ),
      nextCursor: null,
    }),
    'GET /api/v1/meta': () => new Response(null, { status: 503 }),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function open(halfDay = NOW): Promise<{ client: QueryClient; onGo: ReturnType<typeof vi.fn> }> {
  const client = signedIn();
  const onGo = vi.fn();
  renderPart(
    <main>
      <UnsentAttendance quiet={false} />
      <AttendanceView halfDay={halfDay} onGo={onGo} />
    </main>,
    client,
  );
  await screen.findByRole('heading', { name: 'Présences' });
  await screen.findByRole('link', { name: 'MARTIN Lina' });
  return { client, onGo };
}

const rollOf = (name: string) => within(screen.getByRole('radiogroup', { name }));
const answer = (name: string, words: string) => fireEvent.click(rollOf(name).getByRole('radio', { name: words }));
const puts = () => asked.filter(({ method }) => method === 'PUT');

test('one touch saves, and the line says so', async () => {
  await open();
  expect(await violations()).toEqual([]);
  expect(screen.getByText('0 présent, 2 à pointer')).toBeTruthy();
  answer('MARTIN Lina', 'Présent');
  expect(screen.getByText('1 présent, 1 à pointer')).toBeTruthy();
  await waitFor(() => expect(puts()).toHaveLength(1));
  expect(puts()[0]).toMatchObject({
    path: `/api/v1/attendance/lina/${NOW}`,
    ifMatch: '"0"',
    body: { status: 'present', minutesLate: 0, leftAt: '', note: '' },
  });
  expect(await screen.findByText('Tout est enregistré')).toBeTruthy();
  expect(screen.getByText('Alerte santé : se renseigner')).toBeTruthy();
});

test('a correction goes on top of what was stored', async () => {
  await open();
  answer('MARTIN Lina', 'Présent');
  await screen.findByText('Tout est enregistré');
  await waitFor(() => expect(taken.get('lina')?.version).toBe(1));
  answer('MARTIN Lina', 'Absent justifié');
  await waitFor(() => expect(taken.get('lina')).toMatchObject({ status: 'absent_justified', version: 2 }));
});

test('late asks by how much before it is saved', async () => {
  const user = userEvent.setup();
  await open();
  answer('MARTIN Lina', 'En retard');
  expect(screen.getByText('De combien ? Le retard n’est pas encore enregistré.')).toBeTruthy();
  expect(puts()).toEqual([]);
  await user.click(screen.getByRole('button', { name: '15 min' }));
  await waitFor(() => expect(taken.get('lina')).toMatchObject({ status: 'late', minutesLate: 15 }));
  expect(screen.getByText('1 présent (dont 1 en retard), 1 à pointer')).toBeTruthy();
  const other = screen.getByLabelText('Autre durée, en minutes');
  await user.clear(other);
  await user.type(other, '999{Enter}');
  expect(await screen.findByText('Saisissez une valeur entre 1 et 180.')).toBeTruthy();
  await user.clear(other);
  await user.type(other, '25{Enter}');
  await waitFor(() => expect(taken.get('lina')).toMatchObject({ minutesLate: 25, version: 2 }));
});

test('left early is saved at once, its hour when it is known', async () => {
  const user = userEvent.setup();
  await open();
  answer('MARTIN Lina', 'Parti avant');
  await waitFor(() => expect(taken.get('lina')).toMatchObject({ status: 'left_early', leftAt: '' }));
  await user.type(screen.getByLabelText(/Heure de départ/), '11h15{Enter}');
  await waitFor(() => expect(taken.get('lina')).toMatchObject({ leftAt: '11:15' }));
});

test('an absence shows whom to call, and who may not be', async () => {
  await open();
  answer('PETIT Hugo', 'Absent, à éclaircir');
  expect(await screen.findByText('Appeler les parents')).toBeTruthy();
  expect(screen.getByRole('link', { name: /MARTIN Anne/ }).getAttribute('href')).toBe('tel:0612345678');
  expect(screen.getByText(/^Ne pas contacter : MARTIN Paul/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Parents joints' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('without a connection answers wait, then leave', async () => {
  const user = userEvent.setup();
  await open();
  online = false;
  answer('MARTIN Lina', 'Présent');
  answer('PETIT Hugo', 'Absent, à éclaircir');
  expect(await screen.findByText('2 modifications en attente d’envoi')).toBeTruthy();
  expect(screen.getByText('1 présent, 1 absent')).toBeTruthy();
  expect(screen.getByText('Deux appels à faire : les parents, le collège')).toBeTruthy();
  expect(screen.getByText(/^2 pointages attendent d’être envoyés/)).toBeTruthy();
  online = true;
  await user.click(screen.getByRole('button', { name: 'Envoyer maintenant' }));
  expect(await screen.findByText('Tout est enregistré')).toBeTruthy();
  expect([...taken.keys()].sort()).toEqual(['hugo', 'lina']);
});

test('the connection comes back: sent without a touch', async () => {
  await open();
  online = false;
  answer('MARTIN Lina', 'Présent');
  await screen.findByText('1 modification en attente d’envoi');
  online = true;
  act(() => void dispatchEvent(new Event('online')));
  expect(await screen.findByText('Tout est enregistré')).toBeTruthy();
});

test('signing out is told of what could not be sent, and erases it', async () => {
  const { client } = await open();
  online = false;
  answer('MARTIN Lina', 'Présent');
  expect(await attendanceSent(client)).toBe(false);
  await act(() => eraseAttendance(client));
  expect(screen.getByText('0 présent, 2 à pointer')).toBeTruthy();
  expect(await attendanceSent(client)).toBe(true);
});

test('the others are present: at once on the screen, taken back before it is sent', async () => {
  const user = userEvent.setup();
  await open();
  answer('MARTIN Lina', 'Absent justifié');
  await waitFor(() => expect(puts()).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Les autres sont présents' }));
  expect(screen.getByText('1 présent, 1 absent')).toBeTruthy();
  expect(screen.getByText('1 présence sera enregistrée dans quelques secondes')).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  expect(await screen.findByText('0 présent, 1 absent, 1 à pointer')).toBeTruthy();
  expect(puts()).toHaveLength(1);
});

test('all present is sent after ten seconds', async () => {
  await open();
  vi.useFakeTimers();
  fireEvent.click(screen.getByRole('button', { name: 'Tous présents' }));
  await act(() => vi.advanceTimersByTimeAsync(9_000));
  expect(puts()).toEqual([]);
  await act(() => vi.advanceTimersByTimeAsync(1_500));
  expect([...taken.values()].map(({ status }) => status)).toEqual(['present', 'present']);
});

test('a colleague’s answer is shown, and one of the two chosen', async () => {
  await open();
  record(
    { path: `/api/v1/attendance/lina/${NOW}`, body: { status: 'late', minutesLate: 10, leftAt: '', note: '' } },
    'Sacha Petit',
  );
  answer('MARTIN Lina', 'Absent non justifié');
  const choice = await screen.findByRole('alert');
  expect(choice.textContent).toContain('Sacha Petit a noté une autre réponse');
  expect(screen.getByText('Une réponse à départager')).toBeTruthy();
  expect(await violations()).toEqual([]);
  fireEvent.click(within(choice).getByRole('button', { name: 'Garder « En retard (10 min) »' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect((rollOf('MARTIN Lina').getByRole('radio', { name: 'En retard' }) as HTMLInputElement).checked).toBe(true);
  expect(taken.get('lina')?.version).toBe(1);
});

test('arrow keys: only the answer they stop at is sent', async () => {
  await open();
  // A browser moves the choice with the key and tells of it by a click.
  for (const words of ['Absent justifié', 'Absent non justifié']) {
    const radio = rollOf('MARTIN Lina').getByRole('radio', { name: words });
    fireEvent.keyDown(radio, { key: 'ArrowRight' });
    fireEvent.click(radio);
  }
  expect(screen.getByText('0 présent, 1 absent, 1 à pointer')).toBeTruthy();
  expect(puts()).toEqual([]);
  await waitFor(() => expect(taken.get('lina')?.status).toBe('absent_unjustified'), { timeout: 3_000 });
  expect(puts()).toHaveLength(1);
});

test('a remark is kept with the answer, and the history shows every answer', async () => {
  const user = userEvent.setup();
  await open();
  answer('MARTIN Lina', 'Présent');
  await user.click(await screen.findByRole('button', { name: 'Remarque MARTIN Lina' }));
  await user.type(screen.getByLabelText(/Remarque sur la présence de MARTIN Lina/), 'Arrivée avec sa mère{Enter}');
  await waitFor(() => expect(taken.get('lina')).toMatchObject({ note: 'Arrivée avec sa mère', version: 2 }));
  await user.click(screen.getByRole('button', { name: 'Historique MARTIN Lina' }));
  const dialog = await screen.findByRole('dialog', { name: 'Historique : MARTIN Lina' });
  expect(await within(dialog).findByText('Présent, Arrivée avec sa mère')).toBeTruthy();
  expect(within(dialog).getByText(/^Noté par Camille Roy le 20\/11\/2026/)).toBeTruthy();
});

test('a half-day to come is shown, not taken', async () => {
  await open(`${TODAY}/pm`);
  expect(screen.queryByRole('radiogroup', { name: 'MARTIN Lina' })).toBeNull();
  expect(screen.getByText(/^Cette demi-journée est à venir/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Maintenant' })).toBeTruthy();
});

test('from half-day to half-day', async () => {
  const user = userEvent.setup();
  const { onGo } = await open();
  await user.click(screen.getByRole('button', { name: /^Demi-journée précédente/ }));
  expect(onGo).toHaveBeenLastCalledWith('2026-11-19/pm');
  await user.click(screen.getByRole('radio', { name: 'Après-midi' }));
  expect(onGo).toHaveBeenLastCalledWith(`${TODAY}/pm`);
  const day = screen.getByLabelText('Jour');
  await user.clear(day);
  await user.type(day, '12/11/2026');
  await waitFor(() => expect(onGo).toHaveBeenLastCalledWith('2026-11-12/am'), { timeout: 3_000 });
});

test('nobody expected: says why and what to do', async () => {
  const armistice = { serviceReason: 'public_holiday', serviceLabel: 'Armistice de 1918' };
  sheetMore = { rows: [], serviceOpen: false, ...armistice };
  renderPart(<AttendanceView halfDay={NOW} onGo={vi.fn()} />, signedIn());
  expect(await screen.findByText('Le service est fermé')).toBeTruthy();
  expect(screen.getByText('Aucune demi-journée à pointer : jour férié (Armistice de 1918).')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Tous présents' })).toBeNull();
});

test('who only takes attendance has the names, and no way into a file', async () => {
  const client = signedIn();
  const session = client.getQueryData(sessionQuery.queryKey) as Schema<'Session'>;
  const user = {
    ...session.user,
    roles: ['attendance_taker' as const],
    rights: ['attendance_see' as const, 'attendance_keep' as const],
  };
  client.setQueryData(sessionQuery.queryKey, { ...session, user });
  renderPart(<AttendanceView halfDay={NOW} onGo={vi.fn()} />, client);
  expect(await screen.findByText('MARTIN Lina')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'MARTIN Lina' })).toBeNull();
  expect(screen.queryByRole('link', { name: /Auto-évaluations/ })).toBeNull();
  expect(screen.queryByRole('link', { name: /incident/i })).toBeNull();
});
