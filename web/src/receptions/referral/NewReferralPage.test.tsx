// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { violations } from '@/ui/testing';
import { NO_MEASURE, WEEKEND_WITHIN } from '../examples';
import { renderPage, type Sent, serverWith, uuid } from '../testing';
import NewReferralPage from './NewReferralPage';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const LEA = uuid(10);
const COLLEGE = uuid(20);
const FIRST = uuid(30);

const person = {
  id: LEA,
  lastName: 'Dupont',
  firstName: 'Léa',
  usualName: '',
  birthDate: '2013-03-27',
  structureId: COLLEGE,
  structureName: 'Collège des Hauts-Prés',
  className: '4e B',
};

const candidate: Schema<'Candidate'> = {
  id: LEA,
  lastName: 'Dupont',
  firstName: 'Léa',
  usualName: '',
  birthDate: '2013-03-27',
  structureName: 'Collège des Hauts-Prés',
  className: '4e B',
  score: 80,
  level: 'likely',
  evidence: [{ code: 'close_name', params: { a: 'Dupond Lea', b: 'Dupont Léa' } }],
};

/** Example 7 of the field: the CPE's e-mail says the 12th and 13th, the secretary on the phone the 12th. */
const announced: Schema<'ReferralCandidate'> = {
  referralId: FIRST,
  personId: LEA,
  personName: 'DUPONT Léa',
  birthDate: '2013-03-27',
  structureName: 'Collège des Hauts-Prés',
  className: '4e B',
  caller: { name: 'Mme Roy', function: 'cpe', channel: 'email', contactId: null },
  receivedOn: '2026-11-09',
  measure: { ...NO_MEASURE, start: '2026-11-12/am', end: '2026-11-13/pm' },
  state: 'received',
  evidence: [
    { code: 'same_person', params: {} },
    { code: 'overlapping_dates', params: {} },
  ],
};

interface Scene {
  findings?: Schema<'Finding'>[];
  duplicates?: Schema<'ReferralCandidate'>[];
  onCreate?: (request: Sent) => { status?: number; body: unknown };
}

function scene({ findings = [], duplicates = [], onCreate }: Scene = {}) {
  const check = { findings, duplicates, overlaps: [], receivable: WEEKEND_WITHIN };
  return serverWith((request) => {
    const { method, path, body } = request;
    if (path.startsWith('/api/v1/people/candidates'))
      return { body: { items: path.includes('Dupon') ? [candidate] : [] } };
    if (path === `/api/v1/files/${LEA}`) return { body: { person, guardians: [] } };
    if (path === `/api/v1/structures/${COLLEGE}`) return { body: { id: COLLEGE, contacts: [] } };
    if (path.startsWith('/api/v1/structures?'))
      return {
        body: {
          items: [{ id: COLLEGE, name: 'Collège des Hauts-Prés', kind: 'college', city: 'Valmont', partner: true }],
        },
      };
    if (path === '/api/v1/referrals/check') return { body: check };
    if (path === '/api/v1/referrals' && method === 'POST')
      return onCreate?.(request) ?? { status: 201, body: { ...body, duplicateOf: null } };
    if (path.startsWith('/api/v1/drafts/') && method === 'PUT')
      return { body: { key: 'x', content: {}, updatedAt: '2026-11-20T08:00:00Z' } };
    return undefined;
  });
}

const open = () => renderPage('/saisines/nouvelle', '/saisines/nouvelle', <NewReferralPage />);
/** As pasted: one change, not one a letter. */
const fill = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } });
const save = () => fireEvent.click(screen.getByText('Enregistrer la saisine'));
const creations = (requests: Sent[]) =>
  requests.filter(({ method, path }) => method === 'POST' && path === '/api/v1/referrals');
const dateIn = (field: string) => within(document.getElementById(`f-${field}`) as HTMLElement).getByLabelText('Date');

async function chooseLea(user: ReturnType<typeof userEvent.setup>) {
  fill(await screen.findByLabelText('Nom'), 'Dupond');
  await user.click(await screen.findByRole('button', { name: /C’est cette personne/ }));
  await waitFor(() => expect(screen.getByLabelText('Établissement')).toHaveProperty('value', 'Collège des Hauts-Prés'));
}

async function sayMeasure() {
  fill(dateIn('measure.start'), '12/11/2026');
  fill(dateIn('measure.end'), '17/11/2026');
  fill(screen.getByLabelText('Motif principal'), 'bagarre');
  await screen.findByText('8 demi-journées recevables');
}

test('is accessible when empty', async () => {
  scene();
  open();
  await screen.findByLabelText('Nom');
  expect(await violations()).toEqual([]);
});

test('is accessible when filled, with its questions', async () => {
  const findings = [
    { field: 'structureId', code: 'no_agreement', severity: 'warning' as const, params: {}, setting: null },
  ];
  scene({ duplicates: [announced], findings });
  const user = userEvent.setup({ delay: null });
  open();
  await chooseLea(user);
  await sayMeasure();
  // The parts made for this page; the others are those of the empty one.
  const questions = await screen.findAllByRole('region', { name: /Déjà annoncée|à vérifier|La mesure/ });
  expect(questions).toHaveLength(3);
  for (const question of questions) expect(await violations(question)).toEqual([]);
});

test('by keyboard alone: a known pupil, her school filled in, saved with Ctrl+Enter', async () => {
  const requests = scene();
  const user = userEvent.setup({ delay: null });
  open();
  await screen.findByLabelText('Nom');
  expect(document.activeElement).toBe(screen.getByLabelText('Nom'));
  await user.keyboard('Dupond');
  const choose = await screen.findByRole('button', { name: /C’est cette personne/ });
  expect(screen.getByText(/« Dupond Lea » et « Dupont Léa »/)).toBeTruthy();
  choose.focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByLabelText('Établissement'));
  await sayMeasure();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/elsewhere: saisines\//);

  const [created] = creations(requests);
  expect(created?.body).toMatchObject({
    personId: LEA,
    structureId: COLLEGE,
    className: '4e B',
    receivedOn: '2026-11-20',
    motive: 'bagarre',
    parentsAgreement: 'unknown',
    overrides: [],
    duplicateDecision: null,
    measure: { kind: 'exclusion_temporaire', start: '2026-11-12/am', end: '2026-11-17/pm' },
  });
  expect(screen.getByText(`elsewhere: saisines/${created?.body.id}`)).toBeTruthy();
});

test('Enter in a line does not send, and what is missing is said at once', async () => {
  const requests = scene();
  const user = userEvent.setup({ delay: null });
  open();
  await user.type(await screen.findByLabelText('Nom'), 'Dupond{Enter}');
  expect(screen.queryByRole('alert')).toBeNull();
  save();
  const alert = await screen.findByRole('alert');
  expect(
    within(alert)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    expect.stringContaining('Choisissez le jeune dans la liste'),
    expect.stringContaining('Établissement'),
    expect.stringContaining('Début'),
    expect.stringContaining('Motif principal'),
  ]);
  expect(creations(requests)).toEqual([]);
});

test('a new pupil and the guardian to call go with the referral, in one act even when it is refused first', async () => {
  let refusals = 1;
  const requests = scene({
    onCreate: ({ body }) =>
      refusals-- > 0
        ? {
            status: 422,
            body: { code: 'invalid', errors: [{ field: 'measure.end', code: 'end_before_start', params: {} }] },
          }
        : { status: 201, body: { ...body, duplicateOf: null } },
  });
  const user = userEvent.setup({ delay: null });
  open();
  fill(await screen.findByLabelText('Nom'), 'Zaoui');
  fill(screen.getByLabelText(/^Prénom/), 'Inès');
  await user.click(await screen.findByRole('button', { name: /Créer ce jeune/ }));
  fill(screen.getByLabelText('Nom du responsable'), 'Zaoui');
  fill(screen.getByLabelText('Téléphone du responsable'), '06 12 34 56 78');
  await user.click(screen.getByLabelText('Établissement'));
  fill(screen.getByLabelText('Établissement'), 'Hauts');
  await user.click(await screen.findByRole('option', { name: /Hauts-Prés/ }));
  await sayMeasure();
  save();
  await screen.findByRole('alert');
  save();
  await screen.findByText(/elsewhere: saisines\//);

  const [refused, stored] = creations(requests);
  expect(stored?.body).toMatchObject({
    pupil: { lastName: 'Zaoui', firstName: 'Inès' },
    guardian: { lastName: 'Zaoui', phone: '06 12 34 56 78' },
    structureId: COLLEGE,
  });
  expect(stored?.body).not.toHaveProperty('personId');
  // The same ids: were the first answer only lost, nobody would be on file twice.
  expect(stored?.body).toEqual(refused?.body);
  expect(requests.filter(({ method, path }) => method === 'POST' && path.startsWith('/api/v1/people'))).toEqual([]);
});

test('a new pupil recognised by the server is asked about before anything is stored', async () => {
  const check = { findings: [], duplicates: [announced], overlaps: [], receivable: WEEKEND_WITHIN };
  const requests = scene({
    onCreate: ({ body }) =>
      body.duplicateDecision
        ? { status: 201, body: { ...body, personId: LEA, duplicateOf: FIRST } }
        : { status: 409, body: { code: 'duplicate_suspected', current: check } },
  });
  const user = userEvent.setup({ delay: null });
  open();
  fill(await screen.findByLabelText('Nom'), 'Zaoui');
  await user.click(await screen.findByRole('button', { name: /Créer ce jeune/ }));
  await user.click(screen.getByLabelText('Établissement'));
  fill(screen.getByLabelText('Établissement'), 'Hauts');
  await user.click(await screen.findByRole('option', { name: /Hauts-Prés/ }));
  await sayMeasure();
  save();
  const section = await screen.findByRole('region', { name: 'Déjà annoncée ?' });
  expect(screen.getByLabelText('Nom')).toHaveProperty('value', 'Zaoui');
  await user.click(within(section).getByRole('radio', { name: /même/ }));
  save();
  expect(await screen.findByText(`elsewhere: saisines/${FIRST}`)).toBeTruthy();
  expect(creations(requests)[1]?.body).toMatchObject({
    pupil: { lastName: 'Zaoui' },
    duplicateDecision: { kind: 'same', referralId: FIRST },
  });
});

test('a warning is passed with a reason, which is recorded', async () => {
  const tooLong: Schema<'Finding'> = {
    field: 'measure.end',
    code: 'over_max_days',
    severity: 'warning',
    params: { days: '9', max: '8' },
    setting: null,
  };
  const requests = scene({ findings: [tooLong] });
  const user = userEvent.setup({ delay: null });
  open();
  await chooseLea(user);
  await sayMeasure();
  expect(await screen.findByText('La mesure dépasse 8 jours calendaires.')).toBeTruthy();
  save();
  expect((await screen.findByRole('alert')).textContent).toContain('Mesure plus longue que le maximum');
  expect(creations(requests)).toEqual([]);

  await user.click(screen.getByRole('button', { name: /^Passer outre/ }));
  fill(screen.getByLabelText('Raison de passer outre'), 'Vu avec le principal');
  save();
  await screen.findByText(/elsewhere/);
  expect(creations(requests)[0]?.body.overrides).toEqual([{ code: 'over_max_days', reason: 'Vu avec le principal' }]);
});

test('a second announcement stands beside the first, and becomes its correction', async () => {
  const requests = scene({
    duplicates: [announced],
    onCreate: ({ body }) => ({ status: 201, body: { ...body, duplicateOf: FIRST } }),
  });
  const user = userEvent.setup({ delay: null });
  open();
  await chooseLea(user);
  await sayMeasure();
  const section = await screen.findByRole('region', { name: 'Déjà annoncée ?' });
  expect(section.textContent).toContain('même jeune · dates qui se recoupent');
  const cells = (name: string) =>
    within(within(section).getByRole('row', { name: new RegExp(`^${name}`) }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
  expect(cells('Dates')).toEqual(['du 12 au 13 novembre 2026', 'du 12 au 17 novembre 2026 (différent)']);
  // The same file is no difference, however the name is written.
  expect(cells('Élève')).toEqual(['DUPONT Léa, 27/03/2013', 'DUPONT Léa, 27/03/2013']);

  save();
  expect((await screen.findByRole('alert')).textContent).toContain('Que faire de cette annonce');
  await user.click(within(section).getByRole('radio', { name: /correction/ }));
  save();
  // One leads to the announcement that stands.
  expect(await screen.findByText(`elsewhere: saisines/${FIRST}`)).toBeTruthy();
  expect(creations(requests)[0]?.body.duplicateDecision).toEqual({ kind: 'correction', referralId: FIRST });
});

test('what only the refusal knew is asked then, with everything typed still there', async () => {
  const check = {
    findings: [{ field: 'measure.start', code: 'overlap', severity: 'warning', params: {}, setting: null }],
    duplicates: [],
    overlaps: [],
    receivable: WEEKEND_WITHIN,
  };
  let refusals = 1;
  const requests = scene({
    onCreate: ({ body }) =>
      refusals-- > 0
        ? { status: 409, body: { code: 'warnings_unanswered', current: check } }
        : { status: 201, body: { ...body, duplicateOf: null } },
  });
  const user = userEvent.setup({ delay: null });
  open();
  await chooseLea(user);
  await sayMeasure();
  fill(screen.getByLabelText(/^Faits/), 'Coups dans la cour.');
  save();
  await user.click(await screen.findByRole('button', { name: /^Passer outre/ }));
  expect(screen.getByLabelText(/^Faits/)).toHaveProperty('value', 'Coups dans la cour.');
  fill(screen.getByLabelText('Raison de passer outre'), 'Deux faits distincts');
  save();
  await screen.findByText(/elsewhere/);
  expect(creations(requests)[1]?.body.overrides).toEqual([{ code: 'overlap', reason: 'Deux faits distincts' }]);
});
