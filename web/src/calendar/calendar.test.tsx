// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { metaQuery } from '@/api/queries';
import { type Asked, aClient, forget, id, refusal, renderAt, serve, staysWhenAsked } from '@/files/testing';
import { renderPart, TODAY, violations } from '@/ui/testing';
import CalendarsPage from './CalendarsPage';
import { byMonth, kindOf, schoolYearOf } from './glance';
import { SchoolCalendarForm } from './SchoolCalendarForm';

const SCHOOL = id('50');
const calendar: Schema<'SchoolCalendar'> = {
  structureId: SCHOOL,
  zone: 'B',
  zoneSource: 'academy',
  noClass: ['wed/pm'],
  ownDays: [],
  version: 5,
  updatedAt: null,
  updatedBy: null,
};
const bridge: Schema<'OwnDay'> = {
  id: id('90'),
  from: '2027-05-07/am',
  to: '2027-05-07/pm',
  hasClass: false,
  reason: 'bridge',
  label: '',
};
const year = (zone: string, status: Schema<'SchoolYear'>['status']): Schema<'SchoolYear'> => ({
  id: `${zone}-2026-2027`,
  zone,
  label: '2026-2027',
  firstDay: '2026-09-01',
  summerFrom: '2027-07-03',
  status,
  source: 'Arrêté',
  holidays: [
    { code: 'all_saints', label: 'Vacances de la Toussaint', from: '2026-10-17', back: '2026-11-02' },
    ...(zone === 'A' ? [{ code: 'winter', label: 'Vacances d’hiver', from: '2027-02-13', back: '2027-03-01' }] : []),
  ],
});
const years = { items: [year('A', 'official'), year('B', 'to_confirm')] };
const pages = [{ path: '/calendriers', page: CalendarsPage }];

afterEach(forget);

describe('the calendar of a school', () => {
  const puts = (log: Asked[]) => log.filter((asked) => asked.method === 'PUT');
  const show = () => renderPart(<SchoolCalendarForm calendar={calendar} />, aClient());
  const save = () => userEvent.click(screen.getByRole('button', { name: 'Enregistrer le calendrier' }));

  test('a half-day without class and a day made up for are sent together', async () => {
    const log = serve({
      'GET /calendars/years': years,
      [`PUT /structures/${SCHOOL}/calendar`]: (asked: Asked) => ({
        ...calendar,
        ...(asked.body as object),
        version: 6,
      }),
    });
    show();
    await userEvent.click(screen.getByRole('checkbox', { name: 'vendredi après-midi : Classe' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ajouter un jour' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Ajouter' }));
    expect(await dialog.findByText('2 réponses sont à corriger')).toBeTruthy();
    await userEvent.selectOptions(dialog.getByLabelText('Raison'), 'catch_up');
    const [from] = dialog.getAllByLabelText('Date');
    await userEvent.type(from as HTMLElement, '12/12/2026');
    expect(await violations()).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Ajouter' }));
    expect(await screen.findByText('Rattrapage (classe)')).toBeTruthy();
    expect(screen.getByText('Des changements ne sont pas encore enregistrés')).toBeTruthy();
    await save();
    expect(await screen.findByText('Calendrier enregistré')).toBeTruthy();
    expect(puts(log)).toHaveLength(1);
    expect(puts(log)[0]).toMatchObject({
      ifMatch: '"5"',
      body: {
        zone: '',
        noClass: ['wed/pm', 'fri/pm'],
        ownDays: [{ from: '2026-12-12/am', to: '2026-12-12/pm', hasClass: true, reason: 'catch_up', label: '' }],
      },
    });
    expect(screen.queryByText('Des changements ne sont pas encore enregistrés')).toBeNull();
  });

  test('what somebody else added meanwhile is kept, without a question', async () => {
    const log = serve({
      'GET /calendars/years': years,
      [`PUT /structures/${SCHOOL}/calendar`]: (asked: Asked) =>
        asked.ifMatch === '"5"'
          ? refusal(412, 'stale', {
              current: { ...calendar, ownDays: [bridge], noClass: ['mon/am', 'wed/pm'], version: 6 },
            })
          : { ...calendar, ...(asked.body as object), version: 7 },
    });
    show();
    await userEvent.click(screen.getByRole('checkbox', { name: 'vendredi après-midi : Classe' }));
    await save();
    expect(await screen.findByText('Calendrier enregistré')).toBeTruthy();
    expect(puts(log)[1]).toMatchObject({
      ifMatch: '"6"',
      body: { noClass: ['mon/am', 'wed/pm', 'fri/pm'], ownDays: [bridge] },
    });
    expect(screen.getByText('Pont')).toBeTruthy();
  });

  test('a day one removed and the other moved is to be decided', async () => {
    const moved = { ...bridge, from: '2027-05-06/am' };
    const log = serve({
      'GET /calendars/years': years,
      [`PUT /structures/${SCHOOL}/calendar`]: (asked: Asked) =>
        asked.ifMatch === '"5"'
          ? refusal(412, 'stale', { current: { ...calendar, ownDays: [moved], version: 6 } })
          : { ...calendar, ...(asked.body as object), version: 7 },
    });
    renderPart(<SchoolCalendarForm calendar={{ ...calendar, ownDays: [bridge] }} />, aClient());
    await userEvent.click(screen.getByRole('button', { name: /^Retirer, le 7 mai 2027/ }));
    await save();
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Période : que garder ?')).toBeTruthy();
    await userEvent.click(dialog.getByRole('radio', { name: 'Garder le texte enregistré' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer ce choix' }));
    expect(await screen.findByText('Calendrier enregistré')).toBeTruthy();
    expect(puts(log)).toHaveLength(1);
    expect(screen.getByText('du 6 au 7 mai 2027')).toBeTruthy();
  });

  test('is not left unsaved unasked, neither in the week nor in a day being added', async () => {
    serve({ 'GET /calendars/years': years });
    const view = await renderAt('/ici', [{ path: '/ici', page: () => <SchoolCalendarForm calendar={calendar} /> }]);
    await userEvent.click(await screen.findByRole('button', { name: 'Ajouter un jour' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText('Raison'), 'catch_up');
    await staysWhenAsked(view);
    await userEvent.click(dialog.getByRole('button', { name: 'Annuler' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'vendredi après-midi : Classe' }));
    await staysWhenAsked(view);
  });

  test('an unknown zone is said, with its consequence', async () => {
    serve({ 'GET /calendars/years': years });
    renderPart(<SchoolCalendarForm calendar={{ ...calendar, zone: '', zoneSource: 'none' }} />, aClient());
    expect(screen.getByText('La zone n’est pas connue')).toBeTruthy();
    await screen.findByRole('option', { name: 'Zone A' });
    await userEvent.selectOptions(screen.getByLabelText('Zone'), 'A');
    expect(screen.queryByText('La zone n’est pas connue')).toBeNull();
  });
});

describe('school years', () => {
  test('zones side by side: equal dates share a cell, what is missing says so', async () => {
    serve({ 'GET /calendars/years': years });
    const { client } = await renderAt('/calendriers', pages);
    const table = within(await screen.findByRole('table'));
    expect(table.getByText('Officiel')).toBeTruthy();
    expect(table.getByText('À confirmer')).toBeTruthy();
    const saints = within(table.getByRole('row', { name: /Toussaint/ })).getAllByRole('cell');
    expect(saints.map((cell) => (cell as HTMLTableCellElement).colSpan)).toEqual([2]);
    expect(saints[0]?.textContent).toBe('du 17 octobre au 1er novembre 2026reprise le lundi 2 novembre 2026');
    const winter = within(table.getByRole('row', { name: /hiver/ })).getAllByRole('cell');
    expect(winter.map((cell) => cell.textContent)).toEqual([
      'du 13 au 28 février 2027reprise le lundi 1er mars 2027',
      'Pas dans cette zone',
    ]);
    client.setQueryData(metaQuery.queryKey, (meta) =>
      meta ? { ...meta, warnings: [{ code: 'year_missing', params: { zone: 'B', from: '2027-08-31' } }] } : meta,
    );
    expect(await screen.findByText(/^Zone B : l’année scolaire manque à partir du 31\/08\/2027/)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test('the file of the Ministry is read first, and taken only after a look', async () => {
    const report: Schema<'CalendarImport'> = {
      dryRun: true,
      years: [year('C', 'official')],
      added: 1,
      changed: 0,
      unchanged: 2,
      refused: [{ line: 12, code: 'unknown_zone', params: { detail: 'Zone X' } }],
    };
    const runs: string[] = [];
    serve({ 'GET /calendars/years': years });
    const answer = globalThis.fetch;
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method !== 'POST') return answer(request);
      runs.push(`${new URL(request.url).searchParams.get('dryRun')} ${await request.text()}`);
      return Response.json({ ...report, dryRun: runs.length === 1 });
    });
    await renderAt('/calendriers', pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Importer le calendrier du ministère' }));
    await userEvent.upload(await screen.findByLabelText('Fichier du calendrier scolaire'), new File(['[]'], 'c.json'));
    expect(await screen.findByText('1 année ajoutée, aucune modifiée, 2 inchangées')).toBeTruthy();
    expect(screen.getByText('La zone « Zone X » n’est pas connue.')).toBeTruthy();
    expect(runs).toEqual(['true []']);
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Prendre cette année' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(runs).toEqual(['true []', 'false []']);
  });
});

test('the week, the closures and the region of the service are saved as a whole', async () => {
  const service: Schema<'ServiceCalendar'> = {
    open: ['mon/am', 'mon/pm'],
    closures: [{ id: id('95'), from: '2026-12-18/am', to: '2026-12-18/pm', label: 'Bilan' }],
    region: 'metropole',
    version: 2,
    updatedAt: '2026-09-01T08:00:00Z',
    updatedBy: { id: id('70'), displayName: 'Samia Bel' },
  };
  const log = serve({
    'GET /calendars/service': service,
    'PUT /calendars/service': (asked: Asked) => ({ ...service, ...(asked.body as object), version: 3 }),
  });
  await renderAt('/calendriers?vue=service', pages);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'mardi matin : Ouvert' }));
  await userEvent.click(screen.getByRole('button', { name: /^Retirer, le 18 décembre 2026/ }));
  await userEvent.selectOptions(screen.getByLabelText('Jours fériés'), 'alsace_moselle');
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer le calendrier' }));
  expect(await screen.findByText('Calendrier enregistré')).toBeTruthy();
  expect(log.find((asked) => asked.method === 'PUT')).toMatchObject({
    ifMatch: '"2"',
    body: { open: ['mon/am', 'mon/pm', 'tue/am'], closures: [], region: 'alsace_moselle' },
  });
});

describe('the year at a glance', () => {
  const half = (changes: Partial<Schema<'CalendarHalf'>>): Schema<'CalendarHalf'> => ({
    half: 'am',
    school: true,
    schoolReason: '',
    schoolLabel: '',
    service: true,
    serviceReason: '',
    serviceLabel: '',
    ...changes,
  });
  const pm = { half: 'pm' } as const;
  const closed = { school: false, schoolReason: 'no_class' };
  const holiday = { school: false, schoolReason: 'public_holiday', schoolLabel: 'Armistice de 1918' };
  const days: Schema<'CalendarDay'>[] = [
    { day: '2026-11-11', halves: [half(holiday), half({ ...holiday, ...pm })] },
    { day: '2026-11-18', halves: [half({}), half({ ...closed, ...pm })] },
    { day: TODAY, halves: [half({}), half(pm)] },
  ];

  beforeEach(() => {
    serve({ 'GET /calendars/years': years, 'GET /calendars/days': { items: days } });
  });

  test.each([
    [{}, 'class'],
    [{ service: false, serviceReason: 'service_closed' }, 'service_closed'],
    [{ school: false, schoolReason: 'year_missing' }, 'unknown'],
    [{ school: false, schoolReason: 'zone_unknown' }, 'unknown'],
    [{ school: false, schoolReason: 'own_day', service: false }, 'own_day'],
    [{ school: false, schoolReason: 'never_heard_of' }, 'no_class'],
  ])('%o is %s', (changes, kind) => {
    expect(kindOf(half(changes))).toBe(kind);
  });

  test('weeks start on Monday, and only half-days with class and service are counted', () => {
    const [month] = byMonth(days);
    expect(month).toMatchObject({ month: '2026-11', receivable: 3 });
    expect(month?.weeks.map((week) => week.map((each) => each?.day.slice(8) ?? ''))).toEqual([
      ['', '', '11', '', '', '', ''],
      ['', '', '18', '', '20', '', ''],
    ]);
  });

  test.each([
    ['2026-07-31', 2025],
    ['2026-08-01', 2026],
    ['2027-01-15', 2026],
  ])('on %s people look at the year that starts in %i', (today, start) => {
    expect(schoolYearOf(today)).toBe(start);
  });

  test('each day says its kind in words, and today is marked', async () => {
    await renderAt('/calendriers?vue=coup-d-oeil&zone=B', pages);
    const month = within(await screen.findByRole('table', { name: /novembre 2026/ }));
    expect(month.getByText('jour férié, Armistice de 1918')).toBeTruthy();
    expect(month.getByText('matin : classe, service ouvert ; après-midi : pas classe dans la semaine')).toBeTruthy();
    expect(month.getByText('20').closest('td')?.getAttribute('aria-current')).toBe('date');
    expect(await violations()).toEqual([]);
  });

  test('the year chosen goes into the address', async () => {
    const { router } = await renderAt('/calendriers?vue=coup-d-oeil&zone=B', pages);
    await userEvent.selectOptions(await screen.findByLabelText('Année'), '2027');
    await waitFor(() =>
      expect(router.state.location.search).toMatchObject({ vue: 'coup-d-oeil', zone: 'B', annee: 2027 }),
    );
  });
});
