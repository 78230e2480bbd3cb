// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { renderPage, type Sent, serverWith, uuid } from '@/receptions/testing';
import { AccountView } from './HoursPage';
import { MeasurePanel } from './MeasurePanel';

afterEach(() => vi.unstubAllGlobals());

const SETTING: Schema<'Setting'> = {
  key: 'erasure.conservatoire_conseil',
  value: 0,
  unit: 'school_years_after',
  from: '2000-01-01',
  source: 'Usage : la mesure conservatoire n’est pas une sanction',
  status: 'practice',
};

const measure = (kind: string, more: Partial<Schema<'Measure'>> = {}): Schema<'Measure'> => ({
  kind,
  decidedOn: '2026-11-12',
  start: '2026-11-13/am',
  startTime: '',
  end: null,
  endTime: '',
  suspended: false,
  revokedOn: null,
  councilOn: '2026-11-19',
  ...more,
});

function aReferral(more: Partial<Schema<'Referral'>> = {}): Schema<'Referral'> {
  return {
    id: uuid(10),
    personId: uuid(11),
    personName: 'N’GUESSAN Awa',
    state: 'accepted',
    stayId: uuid(12),
    measure: measure('conservatoire_conseil'),
    links: [],
    outcome: null,
    suffered: { calendarDays: 7, schoolDays: 5 },
    effacement: {
      dueOn: '2027-08-31',
      rule: 'school_years_after',
      countedFrom: '2026-11-12',
      schoolYear: '2026-2027',
      follows: null,
      setting: SETTING,
      done: null,
    },
    hours: null,
    joinable: [],
    shared: [],
    hostStructureName: '',
    nextStructureName: '',
    version: 3,
    ...more,
  } as Schema<'Referral'>;
}

const META = { today: '2026-11-19', halfDay: '2026-11-19/pm', warnings: [] };

/** The part on a page, and a server that knows the day besides what it is told to say. */
function show(
  part: ReactNode,
  answer: (request: Sent) => { status?: number; body: unknown } | undefined = () => undefined,
) {
  const requests = serverWith((request) => (request.path === '/api/v1/meta' ? { body: META } : answer(request)));
  renderPage('/', '/', part);
  return requests;
}

test('the council’s decision becomes a new measure, and the reception goes on as chosen', async () => {
  const requests = show(<MeasurePanel referral={aReferral()} />, ({ path }) =>
    path.endsWith('/outcome') ? { body: aReferral({ version: 4 }) } : undefined,
  );
  const user = userEvent.setup({ delay: null });
  expect(await screen.findByText(/7 jours \(5 jours de classe\)/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Enregistrer la décision' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('radio', { name: 'Exclusion temporaire' }));
  const end =
    document.getElementById('f-measure.end')?.querySelector('input') ?? document.getElementById('f-measure.end');
  fireEvent.change(end as HTMLElement, { target: { value: '24/11/2026' } });
  fireEvent.blur(end as HTMLElement);
  await user.click(within(dialog).getByRole('radio', { name: /Continue/ }));
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer la décision' }));
  await vi.waitFor(() => expect(requests.find(({ path }) => path.endsWith('/outcome'))).toBeTruthy());
  const sent = requests.find(({ path }) => path.endsWith('/outcome'));
  expect(sent?.body).toMatchObject({
    outcome: 'temporary',
    pronouncedOn: '2026-11-19',
    reception: 'continue',
    measure: { kind: 'exclusion_temporaire', start: '2026-11-20/am', end: '2026-11-24/pm', decidedOn: '2026-11-19' },
  });
  expect(sent?.ifMatch).toBe('"3"');
});

test('the day of effacement is said with why, and its source on demand', async () => {
  show(<MeasurePanel referral={aReferral()} />);
  expect(await screen.findByText(/31\/08\/2027/)).toBeTruthy();
  expect(screen.getByText('Source')).toBeTruthy();
  expect(screen.getByText(/n’est pas une sanction/)).toBeTruthy();
});

test('a measure that was converted shows the one it became', async () => {
  const link: Schema<'LinkedMeasure'> = {
    id: uuid(20),
    kind: 'converts',
    direction: 'later',
    referralId: uuid(21),
    measure: measure('exclusion_temporaire', { end: '2026-11-24/pm' }),
    state: 'accepted',
    structureName: 'Collège du Vieux-Moulin',
    at: '2026-11-19T10:00:00Z',
    by: null,
  };
  show(<MeasurePanel referral={aReferral({ links: [link] })} />);
  expect(await screen.findByText('Convertie en')).toBeTruthy();
  expect(screen.getByRole('link', { name: /Exclusion temporaire/ }).getAttribute('href')).toContain(uuid(21));
});

function anAccount(more: Partial<Schema<'HourAccount'>> = {}): Schema<'HourAccount'> {
  return {
    referralId: uuid(30),
    personId: uuid(11),
    personName: 'DIALLO Noé',
    birthDate: '2012-03-02',
    structureName: 'Collège des Hauts-Prés',
    className: '4e A',
    measure: measure('responsabilisation', { end: '2026-12-18/pm', hostName: 'Médiathèque' }),
    hostStructureName: '',
    orderedMinutes: 1200,
    doneMinutes: 150,
    remainingMinutes: 1050,
    beyondMinutes: 0,
    sessions: 1,
    missed: 0,
    refusedOn: null,
    refusedBy: '',
    refusalNote: '',
    attestedOn: null,
    attestedTo: '',
    warnings: [{ code: 'agreement_missing', params: {} }],
    sessionList: [
      {
        id: uuid(31),
        on: '2026-11-18',
        from: '14:00',
        to: '16:30',
        minutes: 150,
        state: 'done',
        structureId: null,
        structureName: '',
        place: 'Médiathèque',
        supervisor: 'Mme Ferré',
        comment: '',
        withdrawn: false,
        duringClass: false,
        by: null,
        version: 1,
      },
    ],
    version: 0,
    ...more,
  };
}

test('hours that meet others are refused beside their field, and what was typed stays', async () => {
  show(<AccountView account={anAccount()} />, () => ({
    status: 409,
    body: {
      code: 'sessions_overlap',
      errors: [{ field: 'from', code: 'sessions_overlap', params: { on: '2026-11-18', from: '14:00', to: '16:30' } }],
    },
  }));
  const user = userEvent.setup({ delay: null });
  expect(await screen.findByText('17 h 30')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Ajouter une séance' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByLabelText('Encadrant (facultatif)')).toHaveProperty('value', 'Mme Ferré');
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer la séance' }));
  expect((await within(dialog).findAllByText(/déjà comptées de 14:00 à 16:30/)).length).toBeGreaterThan(0);
  expect(within(dialog).getByLabelText('Encadrant (facultatif)')).toHaveProperty('value', 'Mme Ferré');
});

test('a session taken back is struck out and can come back', async () => {
  const session = anAccount().sessionList[0] as Schema<'HourSession'>;
  const requests = show(
    <AccountView account={anAccount({ sessionList: [{ ...session, withdrawn: true, version: 2 }] })} />,
    () => ({ body: anAccount() }),
  );
  const user = userEvent.setup({ delay: null });
  await user.click(await screen.findByRole('button', { name: /Actions sur la séance/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Rétablir la séance' }));
  await vi.waitFor(() => expect(requests.some(({ method }) => method === 'PUT')).toBe(true));
  expect(requests.find(({ method }) => method === 'PUT')).toMatchObject({
    method: 'PUT',
    ifMatch: '"2"',
    body: { withdrawn: false, from: '14:00' },
  });
});
