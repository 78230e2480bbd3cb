// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { aTask, serve, signedIn } from '@/tasks/testing';
import { renderPart, TODAY, violations } from '@/ui/testing';
import TodayPage from './TodayPage';

afterEach(() => vi.unstubAllGlobals());

function aRow(more: Partial<Schema<'TodayRow'>> = {}): Schema<'TodayRow'> {
  return {
    stayId: 's1',
    personId: 'p1',
    personName: 'MARTIN Lina',
    structureName: 'Collège Camus',
    className: '4e B',
    state: 'running',
    am: { status: null },
    pm: { status: null },
    firstDay: false,
    lastDay: false,
    ...more,
  };
}

function aReferral(more: Partial<Schema<'ReferralRow'>> = {}): Schema<'ReferralRow'> {
  return {
    id: 'r1',
    personId: 'p2',
    personName: 'PETIT Hugo',
    structureId: 'e1',
    structureName: 'Collège Camus',
    className: '5e A',
    state: 'received',
    receivedOn: '2026-11-19',
    receivedTime: '08:25',
    measure: { kind: 'temporary_exclusion', start: '2026-11-23/am', end: '2026-11-26/pm' } as Schema<'Measure'>,
    motive: 'violence',
    reasonCode: '',
    answered: false,
    stayId: null,
    receivable: 6,
    ...more,
  };
}

function aDay(more: Partial<Schema<'Today'>> = {}): Schema<'Today'> {
  return {
    day: TODAY,
    halfDay: `${TODAY}/am`,
    open: true,
    closedReason: '',
    closedLabel: '',
    expected: [],
    absent: [],
    due: [],
    owed: [],
    pending: [],
    convocations: [],
    owedSignatures: [],
    digestsOwed: 0,
    emergenciesToNote: 0,
    upcoming: [],
    ...more,
  };
}

/** The page over a server whose tasks leave the list once done. */
function open(day: Schema<'Today'>, role?: Schema<'Role'>) {
  let { due } = day;
  const asked = serve({
    'GET /api/v1/today': () => ({ ...day, due: due.filter(({ state }) => state === 'open') }),
    'PATCH /api/v1/tasks/.*': ({ path, body }) => {
      const id = path.split('/').at(-1);
      due = due.map((task) =>
        task.id === id ? ({ ...task, ...body, version: task.version + 1 } as typeof task) : task,
      );
      return due.find((task) => task.id === id);
    },
  });
  renderPart(
    <main>
      <TodayPage />
    </main>,
    signedIn(role),
  );
  return { asked, user: userEvent.setup() };
}

const section = async (name: string) => within(await screen.findByRole('region', { name }));

test('says the day, who is expected, and whether they came', async () => {
  open(
    aDay({
      expected: [
        aRow({ am: { status: 'late' }, firstDay: true }),
        aRow({ stayId: 's2', personName: 'YILDIZ Emre', pm: null, lastDay: true }),
      ],
    }),
  );
  const expected = await section('Attendus aujourd’hui');
  expect(screen.getByText('vendredi 20 novembre 2026, matin')).toBeTruthy();
  const [first, second] = expected.getAllByRole('listitem');
  expect(first?.textContent).toContain('MARTIN LinaCollège Camus, 4e B');
  expect(first?.textContent).toContain('Premier jourMatin : en retardAprès-midi : à venir');
  expect(second?.textContent).toContain('Dernier jourMatin : à pointer');
  expect(second?.textContent).not.toContain('Après-midi');
  expect(expected.getByRole('link', { name: 'Faire l’appel' }).getAttribute('href')).toBe(
    `/presences?demiJournee=${TODAY}/am`,
  );
  expect(expected.getByRole('link', { name: 'MARTIN Lina' }).getAttribute('href')).toBe('/accueils/s1');
  expect(await violations()).toEqual([]);
});

test('an absence stands beside its two calls, which end with what came of them and can be undone', async () => {
  const call = { stayId: 's1', title: '', params: { halfDay: `${TODAY}/am`, status: 'absent_unknown' } };
  const row = aRow({ am: { status: 'absent_unknown' } });
  const { asked, user } = open(
    aDay({
      expected: [row],
      absent: [row],
      due: [
        aTask({
          ...call,
          id: 't1',
          kind: 'call_parents',
          phones: [{ name: 'MARTIN Anne', relation: 'mother', phone: '0612345678', mayContact: true }],
        }),
        aTask({ ...call, id: 't2', kind: 'call_school' }),
      ],
    }),
  );
  const absent = await section('Absents');
  expect(absent.getByText('Matin : absent, à éclaircir')).toBeTruthy();
  expect(absent.getByRole('link', { name: /MARTIN Anne/ }).getAttribute('href')).toBe('tel:0612345678');
  expect((await section('À faire')).queryByRole('checkbox')).toBeNull();
  expect(await violations()).toEqual([]);

  await user.click(absent.getByRole('button', { name: 'Parents joints' }));
  await waitFor(() => expect(absent.queryByRole('button', { name: 'Parents joints' })).toBeNull());
  expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ state: 'done', outcome: 'Parents joints' });
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  expect(await absent.findByRole('button', { name: 'Parents joints' })).toBeTruthy();

  await user.click(absent.getByRole('button', { name: 'Parents joints' }));
  await waitFor(() => expect(absent.queryByRole('button', { name: 'Parents joints' })).toBeNull());
  await user.click(absent.getByRole('button', { name: 'Collège joint' }));
  expect(await absent.findByText('Les appels de cette absence sont faits.')).toBeTruthy();
});

test('a task is ticked and the tick undone', async () => {
  const { asked, user } = open(aDay({ due: [aTask({ dueOn: '2026-11-18' })] }));
  const toDo = await section('À faire');
  expect(toDo.getByRole('heading', { name: 'En retard 1' })).toBeTruthy();
  await user.click(toDo.getByRole('checkbox', { name: 'Marquer comme fait : Rappeler la CPE' }));
  expect(await toDo.findByText('Rien ne vous attend dans les 14 jours')).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  expect(await toDo.findByRole('checkbox')).toBeTruthy();
  expect(asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body.state)).toEqual(['done', 'open']);
});

test('what has piled up is one press away, the rest of the day in sight', async () => {
  const due = Array.from({ length: 12 }, (_, index) =>
    aTask({
      id: `01930000-0000-7000-8000-0000000007${String(index).padStart(2, '0')}`,
      dueOn: '2026-11-10',
      title: `Rappel ${index}`,
    }),
  );
  const { user } = open(aDay({ due }));
  const toDo = await section('À faire');
  expect(toDo.getByRole('heading', { name: 'En retard 12' })).toBeTruthy();
  expect(toDo.getAllByRole('checkbox')).toHaveLength(8);
  await user.click(toDo.getByRole('button', { name: 'Afficher les 4 autres' }));
  const boxes = toDo.getAllByRole('checkbox');
  expect(boxes).toHaveLength(12);
  await waitFor(() => expect(document.activeElement).toBe(boxes[8]));
});

test('a task is put off until tomorrow', async () => {
  const { asked, user } = open(aDay({ due: [aTask()] }));
  await user.click(await screen.findByRole('button', { name: 'Actions : Rappeler la CPE' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Reporter à demain' }));
  expect(await screen.findByText('Reporté au sam. 21 nov.')).toBeTruthy();
  expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ dueOn: '2026-11-21' });
});

test('answers and decisions due stand once, with the way to them', async () => {
  open(
    aDay({
      owed: [aReferral({ id: 'r1', state: 'accepted' })],
      pending: [aReferral({ id: 'r2', personName: 'YILDIZ Emre', state: 'incomplete' })],
      due: [
        aTask({ id: 't1', kind: 'answer_school', title: '', referralId: 'r1' }),
        aTask({ id: 't2', kind: 'complete_referral', title: '', referralId: 'r2' }),
        aTask({ id: 't3', kind: 'answer_school', title: '', referralId: 'r2' }),
      ],
    }),
  );
  const owed = await section('Réponses dues aux établissements');
  expect(owed.getByRole('link', { name: 'PETIT Hugo' }).getAttribute('href')).toBe('/saisines/r1');
  expect(owed.getByText(/reçue le jeu. 19 nov. à 8.h.25 · du 23 au 26 novembre 2026/)).toBeTruthy();
  expect((await section('Saisines à décider')).getByRole('link', { name: 'YILDIZ Emre' })).toBeTruthy();
  expect((await section('À faire')).getAllByRole('checkbox')).toHaveLength(1);
});

test('an empty day says what to do', async () => {
  open(aDay());
  expect(await screen.findByText('Personne n’est attendu aujourd’hui')).toBeTruthy();
  const [first] = screen.getAllByRole('link', { name: 'Nouvelle saisine' });
  expect(first?.getAttribute('href')).toBe('/saisines/nouvelle');
  expect(screen.queryByRole('region', { name: 'Absents' })).toBeNull();
  expect(await violations()).toEqual([]);
});

test('a closed day says why', async () => {
  open(aDay({ open: false, closedReason: 'public_holiday', closedLabel: 'Armistice de 1918' }));
  expect(await screen.findByText('Le service est fermé aujourd’hui : jour férié (Armistice de 1918).')).toBeTruthy();
});

test('an administrator is shown the way to their own pages', async () => {
  const { asked } = open(aDay(), 'administrator');
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toContain('/administration');
  expect(links).not.toContain('/dossiers');
  expect(asked).toEqual([]);
});
