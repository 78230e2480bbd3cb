// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { problem, serve, signedIn } from '@/tasks/testing';
import { renderPart, violations } from '@/ui/testing';
import { localConflicts } from './localConflicts';
import { NewsView } from './NewsView';
import type { WeekSearch } from './search';
import { templateOfWeek } from './templates';
import { aConflict, aSession, aWeek, uuid } from './testing';
import { draftOf, type Week } from './types';
import { WeekView } from './WeekView';

afterEach(() => vi.unstubAllGlobals());
beforeEach(() => {
  // Without a layout there is nothing under a pointer.
  document.elementFromPoint = () => null;
});

const PUT = `PUT /api/v1/programme/sessions/[^/]+`;

/** A server with one week; what is written is in it at the next reading. */
function oneWeek(week: Week, more: Parameters<typeof serve>[0] = {}) {
  let now = week;
  const keep = (session: ReturnType<typeof aSession>) => {
    now = { ...now, sessions: [...now.sessions.filter(({ id }) => id !== session.id), session] };
    return session;
  };
  return serve({
    'GET /api/v1/programme/weeks/[^/]+': () => now,
    'POST /api/v1/programme/check': ({ body }) => ({
      items: (body.sessions as { id: string }[]).map(({ id }) => ({ id, conflicts: [] })),
    }),
    [PUT]: ({ body: { day, from, to } }) =>
      keep({ ...now.sessions[0], day, from, to, version: 4 } as ReturnType<typeof aSession>),
    'POST /api/v1/programme/sessions': ({ body }) =>
      keep(
        aSession(9, {
          id: body.id as string,
          day: body.day as string,
          from: body.from as string,
          to: body.to as string,
        }),
      ),
    ...more,
  });
}

function open(search: WeekSearch = {}) {
  const onSearch = vi.fn();
  renderPart(
    <main>
      <WeekView search={search} onSearch={onSearch} />
    </main>,
    signedIn(),
  );
  return { user: userEvent.setup(), onSearch };
}

const card = () => screen.findByRole('button', { name: /Soutien scolaire.*lundi 16 novembre/ });

test('the week shows each session with its people, and passes axe', async () => {
  oneWeek(aWeek({ sessions: [aSession(1, { conflicts: [aConflict()] })], toTell: 3 }));
  open();
  expect((await card()).textContent).toContain('1 conflit');
  expect(screen.getByText('1 séance en conflit')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'À communiquer (3)' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('a row for each young person says what is missing and who must not meet', async () => {
  const week = aWeek({ gaps: [{ stayId: uuid(102), axis: 'school', day: '2026-11-17', needed: 1, planned: 0 }] });
  oneWeek({ ...week, young: week.young.map((one, i) => ({ ...one, apart: i === 0 ? [uuid(102)] : [uuid(101)] })) });
  open({ vue: 'jeunes' });
  expect(await screen.findByText('Manque : Continuité scolaire (mar.)')).toBeTruthy();
  expect(screen.getByText('Pas avec MARTIN Noé')).toBeTruthy();
});

test('by keyboard a session moves a step or a day, with its version, and is taken back', async () => {
  const asked = oneWeek(aWeek());
  const { user } = open();
  fireEvent.keyDown(await card(), { key: 'ArrowDown', altKey: true });
  await waitFor(() => expect(asked.find(({ method }) => method === 'PUT')).toBeTruthy());
  const [move] = asked.filter(({ method }) => method === 'PUT');
  expect(move?.ifMatch).toBe('"3"');
  expect(move?.body).toMatchObject({ day: '2026-11-16', from: '09:15', to: '10:30' });
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(2));
  expect(asked.filter(({ method }) => method === 'PUT').at(-1)).toMatchObject({
    ifMatch: '"4"',
    body: { from: '09:00', to: '10:15' },
  });
});

test('what red stands against a place asks for a reason, which goes with the change', async () => {
  const conflict = aConflict();
  const check = { items: [{ id: aSession().id, conflicts: [conflict] }] };
  const asked = oneWeek(aWeek(), {
    [PUT]: ({ body }) =>
      (body.overrides as unknown[]).length > 0
        ? { ...aSession(), ...body, version: 4 }
        : problem(409, 'conflicts_unanswered', { current: check }),
  });
  const { user } = open();
  fireEvent.keyDown(await card(), { key: 'ArrowRight', altKey: true });
  const dialog = await screen.findByRole('dialog', { name: 'Un conflit demande une raison' });
  expect(within(dialog).getByText(/DUPONT Léa n’est pas attendu·e le/)).toBeTruthy();
  expect(await violations(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Placer quand même' }));
  expect(within(dialog).getByText('Dites pourquoi vous passez outre.')).toBeTruthy();
  await user.type(within(dialog).getByLabelText('Raison de passer outre'), 'Vu avec la famille');
  await user.click(within(dialog).getByRole('button', { name: 'Placer quand même' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.filter(({ method }) => method === 'PUT').at(-1)?.body.overrides).toEqual([
    { key: conflict.key, reason: 'Vu avec la famille' },
  ]);
});

test('the dialog adds a session for the whole group without a mouse', async () => {
  const asked = oneWeek(aWeek({ sessions: [] }));
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Ajouter une séance' }));
  const dialog = await screen.findByRole('dialog', { name: 'Ajouter une séance' });
  expect(await violations(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Ajouter la séance' }));
  expect(within(dialog).getByRole('alert').textContent).toContain('Activité');
  await user.selectOptions(within(dialog).getByLabelText('Activité'), uuid(502));
  expect((within(dialog).getByLabelText('À') as HTMLInputElement).value).toBe('10:15');
  await user.click(within(dialog).getByRole('button', { name: 'Tout le groupe' }));
  await user.click(within(dialog).getByLabelText('ROY Marc'));
  await user.selectOptions(within(dialog).getByLabelText(/^Lieu/), uuid(402));
  await user.click(within(dialog).getByRole('button', { name: 'Ajouter la séance' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.find(({ path, method }) => method === 'POST' && path.endsWith('/sessions'))?.body).toMatchObject({
    activityId: uuid(502),
    day: '2026-11-20',
    from: '09:00',
    to: '10:15',
    stayIds: [uuid(101), uuid(102)],
    professionals: [{ id: uuid(301), role: 'leads' }],
    roomId: uuid(402),
    overrides: [],
  });
});

test('a session is cancelled with a reason and planned again from the message', async () => {
  const asked = oneWeek(aWeek(), {
    'PUT /api/v1/programme/sessions/[^/]+/state': ({ body }) => ({ ...aSession(), ...body, version: 5 }),
  });
  const { user } = open();
  await user.click(await card());
  await user.click(await screen.findByRole('button', { name: 'Actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Annuler la séance' }));
  const dialog = await screen.findByRole('dialog', { name: 'Annuler la séance' });
  await user.click(within(dialog).getByRole('button', { name: 'Annuler la séance' }));
  expect(within(dialog).getByText('Remplissez ce champ.')).toBeTruthy();
  await user.click(within(dialog).getByLabelText('Intervenant absent'));
  await user.click(within(dialog).getByRole('button', { name: 'Annuler la séance' }));
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  await waitFor(() =>
    expect(asked.filter(({ path }) => path.endsWith('/state')).map(({ ifMatch, body }) => [ifMatch, body])).toEqual([
      ['"3"', { state: 'cancelled', reasonCode: 'professional_absent' }],
      ['"5"', { state: 'planned' }],
    ]),
  );
});

test('a week becomes a template: one slot at a time, nobody named, what was cancelled left out', () => {
  const [lea] = aSession().young;
  const both = lea ? [lea, { ...lea, stayId: uuid(102), name: 'MARTIN Noé' }] : [];
  const template = templateOfWeek([
    aSession(1),
    aSession(2, { activityId: uuid(502), from: '09:30', to: '10:30', young: both, theme: 'Excuses' }),
    aSession(3, { day: '2026-11-17', from: '14:00', to: '15:00', professionals: [], roomId: null }),
    aSession(4, { day: '2026-11-18', state: 'cancelled' }),
    aSession(5, { day: '2026-11-21' }),
    aSession(6, { day: '2026-11-22' }),
  ]);
  expect(template).toMatchObject({ days: 2, byWeekday: true, version: 0, name: '' });
  expect(
    template.slots.map(({ day, from, activityId, professionalId }) => [day, from, activityId, professionalId]),
  ).toEqual([
    [1, '09:30', uuid(502), uuid(301)],
    [2, '14:00', uuid(501), null],
  ]);
  expect(JSON.stringify(template)).not.toMatch(/DUPONT|MARTIN/);
  expect(templateOfWeek([])).toMatchObject({ days: 1, slots: [] });
});

test('what can be seen at once is told before the server has judged', () => {
  const week = aWeek();
  const draft = { ...draftOf(aSession()), id: uuid(699), from: '10:00', to: '11:00' };
  expect(localConflicts(draft, week).map(({ code }) => code)).toEqual([
    'young_double_booked',
    'professional_double_booked',
    'room_double_booked',
  ]);
  const wednesday = { ...draft, day: '2026-11-18', from: '14:00', to: '15:00' };
  expect(localConflicts(wednesday, week).map(({ code }) => code)).toEqual(['service_closed']);
  const early = { ...draft, from: '07:00', to: '08:30' };
  expect(localConflicts(early, week).map(({ code }) => code)).toEqual(['professional_unavailable']);
});

test('the news say what changed, the message holds no motive, and who was told is kept', async () => {
  const told = {
    sessionId: uuid(601),
    day: '2026-11-16',
    from: '09:00',
    to: '10:15',
    activity: 'Soutien scolaire',
    room: 'Salle 1',
    with: 'ROY Marc',
  };
  const version = {
    id: uuid(801),
    kind: 'young',
    subjectId: uuid(201),
    week: '2026-11-16',
    number: 2,
    content: [told, { ...told, sessionId: uuid(602), from: '10:30', to: '12:00' }],
    changes: [{ kind: 'moved', before: { ...told, day: '2026-11-17' }, after: told }],
    publishedAt: '2026-11-16T08:00:00.000000Z',
    publishedBy: null,
    toldOn: null,
    toldChannel: '',
    toldTo: '',
    toldBy: null,
    version: 1,
  };
  const person = { kind: 'young', stayId: uuid(101), phones: [], email: '', initials: 'L. D.', now: [told] };
  const asked = serve({
    'GET /api/v1/programme/weeks/[^/]+/news': () => ({
      week: '2026-11-16',
      items: [
        { ...person, id: uuid(201), name: 'DUPONT Léa', changes: [], versions: [version] },
        {
          ...person,
          id: uuid(202),
          name: 'MARTIN Noé',
          changes: [{ kind: 'added', before: null, after: told }],
          versions: [],
        },
      ],
    }),
    'POST /api/v1/programme/weeks/[^/]+/versions': () => ({ week: '2026-11-16', items: [] }),
    'PUT /api/v1/programme/versions/[^/]+/told': () => ({ ...version, toldOn: '2026-11-20', version: 2 }),
  });
  renderPart(
    <main>
      <NewsView day="2026-11-18" />
    </main>,
    signedIn(),
  );
  const user = userEvent.setup();
  expect(await screen.findByText(/^Déplacé : mar. 17 nov.*→ lun. 16 nov./)).toBeTruthy();
  expect(screen.getByText(/^Bonjour, Léa est attendu·e : lun. 16 nov. 9\s*h\s*00 – 12\s*h\s*00/)).toBeTruthy();
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Publier la v1 de MARTIN Noé' }));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      subjects: [{ kind: 'young', id: uuid(202) }],
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Marquer comme prévenu : DUPONT Léa' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByLabelText('Téléphone'));
  await user.click(within(dialog).getByRole('button', { name: 'Marquer comme prévenu' }));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'PUT')).toMatchObject({
      ifMatch: '"1"',
      body: { on: '2026-11-20', channel: 'phone', to: '' },
    }),
  );
});
