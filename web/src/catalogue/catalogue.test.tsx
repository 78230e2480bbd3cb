// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { type Asked, forget, id, refusal, renderAt, SAMIA, serve } from '@/files/testing';
import { TODAY, violations } from '@/ui/testing';
import ActivitiesPage from './ActivitiesPage';
import ActivityPage from './ActivityPage';
import PlacesPage from './PlacesPage';
import ProfessionalPage from './ProfessionalPage';
import ProfessionalsPage from './ProfessionalsPage';
import SheetPage from './SheetPage';
import { centsOf } from './words';

const activity: Schema<'Activity'> = {
  id: id('70'),
  name: 'Théâtre-forum',
  axis: 'sanction',
  description: '',
  durations: [90, 180],
  usualMinutes: 90,
  groupMin: 3,
  groupMax: 6,
  ageMin: null,
  ageMax: null,
  ageSpan: 4,
  adults: 2,
  adultsNeeded: 2,
  roles: [
    { qualification: 'artist', count: 1 },
    { qualification: 'educator', count: 1 },
  ],
  skills: ['empathy'],
  roomKind: 'workshop',
  equipment: [],
  outing: false,
  authorisations: [],
  cautions: [],
  motives: ['bagarre'],
  oncePerStay: false,
  maxPerDay: null,
  active: true,
  sheetCount: 1,
  leaderCount: 0,
  version: 3,
  updatedAt: '2026-11-12T13:32:00Z',
};
const sheet: Schema<'ActivitySheet'> = {
  id: id('71'),
  activityId: activity.id,
  title: 'Rejouer, arrêter, changer',
  objective: 'Trouver une autre issue.',
  material: '',
  steps: [
    { minutes: 15, text: 'Échauffement' },
    { minutes: 0, text: 'Jouer' },
  ],
  minutes: 15,
  assessment: '',
  ageMin: 11,
  ageMax: null,
  motives: [],
  skills: [],
  active: true,
  version: 1,
  updatedAt: '2026-11-12T13:32:00Z',
};
const site: Schema<'Site'> = {
  id: id('72'),
  name: 'Maison Prévert',
  address: '4 place Jacques-Prévert',
  postcode: '35200',
  city: 'Rivemont',
  phone: '',
  travel: [],
  active: true,
  version: 1,
  updatedAt: '2026-11-12T13:32:00Z',
};
const room: Schema<'Room'> = {
  id: id('73'),
  name: 'Gymnase des Peupliers',
  kind: 'sport',
  site: null,
  address: '',
  postcode: '',
  city: 'Rivemont',
  phone: '',
  travel: [{ siteId: site.id, minutes: 10 }],
  capacity: 30,
  equipment: ['mats'],
  accessible: true,
  week: [],
  exceptions: [],
  note: '',
  active: true,
  version: 1,
  updatedAt: '2026-11-12T13:32:00Z',
};
const her: Schema<'Professional'> = {
  id: id('74'),
  lastName: 'Delattre',
  firstName: 'Hélène',
  displayName: 'DELATTRE Hélène',
  initials: 'H. D.',
  structure: { id: id('75'), name: 'Centre médico-psychologique' },
  function: 'Psychologue',
  qualifications: ['psychologist'],
  phone: '0299001122',
  email: '',
  week: [{ weekday: 'mon', from: '09:00', to: '12:00', validFrom: null, validTo: null, siteId: null }],
  exceptions: [
    {
      kind: 'absent',
      from: '2026-11-30',
      to: '2026-12-02',
      fromTime: null,
      toTime: null,
      reason: 'training',
      note: '',
      siteId: null,
    },
    {
      kind: 'absent',
      from: '2026-10-01',
      to: '2026-10-02',
      fromTime: null,
      toTime: null,
      reason: '',
      note: '',
      siteId: null,
    },
  ],
  engagement: 'partner',
  costCents: null,
  honorabilityCheckedOn: '2024-01-15',
  honorability: { state: 'expiring', expiresOn: '2027-01-15' },
  clearance: 'secret',
  maxGroup: 6,
  maxMinutesDay: null,
  maxMinutesWeek: null,
  targetMinutesWeek: null,
  user: null,
  activities: [{ id: activity.id, name: activity.name, axis: 'sanction', qualified: false }],
  ties: [],
  activeFrom: '2025-09-01',
  activeTo: null,
  inPost: true,
  weeklyMinutes: 180,
  note: '',
  version: 5,
  updatedAt: '2026-11-12T13:32:00Z',
};
const pages = [
  { path: '/programme/activites', page: ActivitiesPage },
  { path: '/programme/activites/$id', page: ActivityPage },
  { path: '/programme/activites/$id/fiches/$sheetId', page: SheetPage },
  { path: '/programme/intervenants', page: ProfessionalsPage },
  { path: '/programme/intervenants/$id', page: ProfessionalPage },
  { path: '/programme/lieux', page: PlacesPage },
];
const lists = {
  'GET /activities': { items: [activity], total: 1 },
  'GET /professionals': { items: [her], total: 1 },
  'GET /rooms': { items: [room], sites: [site], total: 1 },
  'GET /users/directory': { items: [SAMIA] },
  [`GET /activities/${activity.id}`]: { activity, sheets: [sheet], leaders: [] },
};
const patches = (log: Asked[]) =>
  log.filter((asked) => asked.method === 'PATCH').map(({ body, ifMatch }) => ({ body, ifMatch }));

afterEach(forget);

describe('activities', () => {
  test('say how long, for how many, who is needed, and that nobody leads them', async () => {
    serve(lists);
    await renderAt('/programme/activites', pages);
    const line = within((await screen.findByRole('link', { name: 'Théâtre-forum' })).closest('tr') as HTMLElement);
    for (const words of [
      '1 h 30',
      '3 à 6 jeunes',
      '2 adultes : Artiste, artisan, Éducateur·rice spécialisé·e',
      'Personne',
    ])
      expect(line.getByText(words)).toBeTruthy();
    expect(screen.getByRole('navigation', { name: 'Programme' })).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test('filters go into the address and to the server', async () => {
    const log = serve(lists);
    const { router } = await renderAt('/programme/activites', pages);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Axe' }), 'self');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Retirés seulement' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ axis: 'self', retired: true }));
    await waitFor(() =>
      expect(Object.fromEntries(log.at(-1)?.search ?? [])).toEqual({ axis: 'self', retired: 'true' }),
    );
  });

  test('a refused creation says it beside the line, and keeps what was typed', async () => {
    const log = serve({
      ...lists,
      'POST /activities': refusal(422, 'invalid', {
        errors: [{ field: 'roles.0.qualification', code: 'not_in_list', params: {} }],
      }),
    });
    await renderAt('/programme/activites', pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Nouvelle activité' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Nom'), 'Boxe éducative');
    await userEvent.selectOptions(dialog.getByLabelText('Axe'), 'self');
    await userEvent.click(dialog.getByRole('checkbox', { name: '45 min' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Ajouter une qualification' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() => expect(dialog.getByLabelText('Qualification').getAttribute('aria-invalid')).toBe('true'));
    expect(log.find((asked) => asked.method === 'POST')?.body).toMatchObject({
      name: 'Boxe éducative',
      axis: 'self',
      durations: [45, 90],
      usualMinutes: 90,
      roles: [{ qualification: '', count: 1 }],
    });
    expect((dialog.getByLabelText('Nom') as HTMLInputElement).value).toBe('Boxe éducative');
    expect(await violations()).toEqual([]);
  });

  test('one is retired, and one click brings it back', async () => {
    let stored = activity;
    const log = serve({
      ...lists,
      [`GET /activities/${activity.id}`]: () => ({ activity: stored, sheets: [sheet], leaders: [] }),
      [`PATCH /activities/${activity.id}`]: (asked: Asked) => {
        stored = { ...stored, ...(asked.body as object), version: stored.version + 1 };
        return stored;
      },
    });
    await renderAt(`/programme/activites/${activity.id}`, pages);
    const [retire] = await screen.findAllByRole('button', { name: 'Retirer' });
    await userEvent.click(retire as HTMLElement);
    expect(await screen.findByText('Hors catalogue')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));
    await waitFor(() => expect(screen.queryByText('Hors catalogue')).toBeNull());
    expect(patches(log)).toEqual([
      { body: { active: false }, ifMatch: '"3"' },
      { body: { active: true }, ifMatch: '"4"' },
    ]);
  });

  test('a sheet is read and printed as one page', async () => {
    serve(lists);
    await renderAt(`/programme/activites/${activity.id}/fiches/${sheet.id}`, pages);
    expect(await screen.findByRole('heading', { level: 1, name: 'Rejouer, arrêter, changer' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2, name: 'Théâtre-forum — Rejouer, arrêter, changer' })).toBeTruthy();
    expect(screen.getByText('À partir de 11 ans')).toBeTruthy();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['15 minÉchauffement', 'Jouer']);
    expect(screen.getByRole('button', { name: 'Imprimer' })).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});

describe('a professional', () => {
  const path = `/programme/intervenants/${her.id}`;
  const kept = (log: { stored: Schema<'Professional'> }) => ({
    ...lists,
    [`GET /professionals/${her.id}`]: () => log.stored,
    [`PATCH /professionals/${her.id}`]: (asked: Asked) => {
      log.stored = { ...log.stored, ...(asked.body as object), version: log.stored.version + 1 };
      return log.stored;
    },
  });

  test('shows the check that runs out, the missing qualification, and folds away what is past', async () => {
    serve(kept({ stored: her }));
    await renderAt(path, pages);
    expect((await screen.findAllByText('À renouveler avant le 15/01/2027')).length).toBeGreaterThan(0);
    expect(screen.getByText('Qualification manquante')).toBeTruthy();
    expect(screen.getByText('1 passée').closest('details')?.open).toBe(false);
    expect(screen.getByText('3 h par semaine')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test('the week is painted with the keyboard and saved whole', async () => {
    const log = serve(kept({ stored: her }));
    await renderAt(path, pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Modifier la semaine' }));
    const start = screen.getByRole('button', { name: 'lundi 9 h' });
    start.focus();
    await userEvent.keyboard(' {ArrowRight} {Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByRole('button', { name: 'lundi 9 h' }).getAttribute('aria-pressed')).toBe('false');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('mardi 9 h 30');
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() => expect(patches(log)).toHaveLength(1));
    const sent = patches(log)[0]?.body as Schema<'ProfessionalInput'>;
    expect(sent.week?.map(({ weekday, from, to }) => `${weekday} ${from}-${to}`)).toEqual([
      'mon 09:30-12:00',
      'tue 09:00-10:00',
    ]);
  });

  test('an absence added meanwhile by somebody else stays', async () => {
    const theirs = { ...(her.exceptions[0] as Schema<'AvailabilityException'>), from: '2026-12-24', to: '2026-12-31' };
    const log = serve({
      ...lists,
      [`GET /professionals/${her.id}`]: her,
      [`PATCH /professionals/${her.id}`]: (asked: Asked) =>
        asked.ifMatch === '"5"'
          ? refusal(412, 'stale', { current: { ...her, exceptions: [...her.exceptions, theirs], version: 6 } })
          : { ...her, ...(asked.body as object), version: 7 },
    });
    await renderAt(path, pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Ajouter une exception' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText(/^Raison/), 'leave');
    await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() => expect(patches(log)).toHaveLength(2));
    const [, last] = patches(log);
    const sent = last?.body as Schema<'ProfessionalInput'>;
    expect(last?.ifMatch).toBe('"6"');
    expect(sent.exceptions?.map(({ from }) => from)).toEqual(['2026-11-30', '2026-10-01', '2026-12-24', TODAY]);
  });

  test('leaves today, and is taken back', async () => {
    const log = serve(kept({ stored: her }));
    await renderAt(path, pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Terminer aujourd’hui' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));
    await waitFor(() =>
      expect(patches(log)).toEqual([
        { body: { activeTo: TODAY }, ifMatch: '"5"' },
        { body: { activeTo: null }, ifMatch: '"6"' },
      ]),
    );
  });

  test('two people who changed the same thing decide', async () => {
    serve({
      ...lists,
      [`GET /professionals/${her.id}`]: her,
      [`PATCH /professionals/${her.id}`]: refusal(412, 'stale', {
        current: { ...her, function: 'Psychologue clinicienne', version: 6 },
      }),
    });
    await renderAt(path, pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Modifier' }));
    const field = await screen.findByLabelText(/^Fonction/);
    await userEvent.type(field, ' scolaire');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Fonction : que garder ?')).toBeTruthy();
  });
});

test('places tell how far they are and the sites stand below', async () => {
  serve(lists);
  await renderAt('/programme/lieux', pages);
  expect(await screen.findByText('10 min de Maison Prévert')).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Sites du service' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Nouveau lieu' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByLabelText(/^Adresse/)).toBeNull();
  await userEvent.selectOptions(dialog.getByLabelText('Site'), '');
  expect(dialog.getByLabelText(/^Adresse/)).toBeTruthy();
  expect(dialog.getByLabelText(/^Minutes jusqu’à Maison Prévert/)).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('professionals show their days and their check', async () => {
  serve(lists);
  await renderAt('/programme/intervenants', pages);
  const line = within((await screen.findByRole('link', { name: 'DELATTRE Hélène' })).closest('tr') as HTMLElement);
  expect(line.getByText('lun.', { exact: false })).toBeTruthy();
  expect(line.getByText('À renouveler avant le 15/01/2027')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Bientôt échue : 1' }).getAttribute('href')).toBe(
    '/programme/intervenants?honorability=expiring',
  );
  expect(await violations()).toEqual([]);
});

test.each([
  ['24,5', 2450],
  ['24.50 €', 2450],
  ['1 200', 120_000],
  ['24,555', null],
  ['beaucoup', null],
])('the amount %s is %s cents', (typed, cents) => {
  expect(centsOf(typed)).toBe(cents);
});
