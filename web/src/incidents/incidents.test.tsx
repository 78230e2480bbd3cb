// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { aClient, aFather, aMother, forget, id, PERSON, refusal, SAMIA, serve, vocabularies } from '@/files/testing';
import { sentence } from '@/files/timelineWords';
import { concernPage, isOfIncident } from '@/tasks/words';
import { renderPart, violations } from '@/ui/testing';
import { ConcernFields, ConcernSteps, concernValues, NO_CONCERN } from './ConcernFields';
import { ConcernRows } from './ConcernRows';
import { IncidentArticle } from './IncidentArticle';
import { incidentBody, incidentValues } from './IncidentFields';
import { InterruptDialog } from './InterruptDialogs';
import { InterruptionArticle } from './InterruptionArticle';
import { Ring } from './Ring';
import { SchoolSheetDialog } from './SchoolSheetDialog';
import { cleanListFilters, cleanNewSearch, listHref, newIncidentHref } from './search';
import { TellDialog } from './TellDialog';
import { type FilePage, type Incident, type Interruption, isBefore, nowTime, withoutOthers } from './words';

afterEach(forget);

const FREE: Schema<'ContactRule'> = {
  call: true,
  write: true,
  tell: true,
  whereabouts: true,
  collect: true,
  restricted: false,
  reasons: [],
};
const SILENT = { ...FREE, call: false, tell: false, restricted: true, reasons: ['no_information'] };

const anIncident: Incident = {
  id: id('60'),
  kind: 'verbal_pupil',
  halfDay: '2026-11-20/am',
  time: '10:20',
  place: 'corridor',
  facts: 'Dispute avec [[other]] dans le couloir.',
  witnesses: ['Mme Roy'],
  actions: ['separated'],
  actionNote: '',
  injury: false,
  emergency: [],
  people: [{ personId: PERSON, personName: 'MARTIN Lina', stayId: id('40') }],
  others: 1,
  told: [],
  awaited: [
    { audience: 'parents', personId: PERSON },
    { audience: 'school', personId: PERSON },
  ],
  notes: [],
  sheets: [],
  state: 'open',
  closingNote: '',
  closedAt: null,
  closedBy: null,
  corrected: false,
  createdAt: '2026-11-20T09:25:00.000000Z',
  createdBy: SAMIA,
  version: 1,
};

const aStay: FilePage['stays'][number] = {
  id: id('40'),
  state: 'running',
  firstHalfDay: '2026-11-19/am',
  lastHalfDay: '2026-11-20/pm',
  planned: ['2026-11-19/am', '2026-11-19/pm', '2026-11-20/am', '2026-11-20/pm'],
};

const anInterruption: Interruption = {
  id: id('61'),
  stayId: id('40'),
  personId: PERSON,
  incidentId: anIncident.id,
  on: '2026-11-20',
  last: '2026-11-20/am',
  reasonCode: 'incident',
  note: '',
  freed: ['2026-11-20/pm'],
  measureEnd: '2026-11-24/pm',
  told: [],
  awaited: [{ audience: 'school', personId: PERSON }],
  schoolAnswer: null,
  undone: false,
  undoneAt: null,
  undoneBy: null,
  undoneReason: '',
  createdAt: '2026-11-20T09:30:00.000000Z',
  createdBy: SAMIA,
  version: 1,
};

const aPage: FilePage = {
  person: {
    id: PERSON,
    lastName: 'Martin',
    firstName: 'Lina',
    usualName: '',
    birthDate: '2013-03-27',
    structureName: 'Collège Jean-Vilar',
    className: '4e B',
    state: 'in_progress',
    healthAlert: false,
    restrictionKinds: [],
  },
  guardians: [
    { guardian: aMother, rule: FREE },
    { guardian: aFather, rule: SILENT },
  ],
  school: { id: id('30'), name: 'Collège Jean-Vilar', phone: '0199000000' },
  stays: [aStay],
  incidents: [anIncident],
  interruptions: [],
  concerns: [],
};

const aConcern: Schema<'Concern'> = {
  ...NO_CONCERN,
  id: id('90'),
  personId: PERSON,
  personName: 'MARTIN Lina',
  birthDate: '2013-05-04',
  structureName: 'Collège des Tilleuls',
  noticedOn: '2026-11-19',
  missing: ['decision'],
  state: 'open',
  notices: [],
  closingNote: '',
  mine: true,
  members: [
    {
      user: SAMIA,
      author: true,
      reason: '',
      addedAt: '2026-11-19T09:00:00.000000Z',
      addedBy: SAMIA,
      removedAt: null,
      removedReason: '',
    },
  ],
  looks: [{ at: '2026-11-19T09:00:00.000000Z', action: 'create', by: SAMIA }],
  former: [],
  createdAt: '2026-11-19T09:00:00.000000Z',
  createdBy: SAMIA,
  updatedAt: '2026-11-19T09:00:00.000000Z',
  version: 1,
};

const nothing = async () => undefined;
const noop = () => undefined;

test('a sheet names nobody else and says whom to call, and is accessible', async () => {
  renderPart(<IncidentArticle page={aPage} incident={anIncident} onAct={noop} />, aClient());
  expect(screen.getByText('Dispute avec un autre jeune dans le couloir.')).toBeTruthy();
  expect(screen.getByText('Un autre jeune est concerné.')).toBeTruthy();
  const told = within(screen.getByRole('list', { name: 'Personnes prévenues' }));
  expect(told.getAllByRole('link')).toHaveLength(2);
  expect(told.getByText(/MARTIN Paul : ne pas prévenir/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Interrompre l’accueil' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('who may not be told is told only by saying why', async () => {
  const asked = serve({ [`POST /people/${PERSON}/told`]: {} });
  renderPart(
    <TellDialog page={aPage} incident={anIncident} audience="parents" onClose={noop} onDone={nothing} />,
    aClient(),
  );
  expect(screen.queryByLabelText('Pourquoi la prévenir quand même')).toBeNull();
  fireEvent.change(screen.getByLabelText('Personne'), { target: { value: aFather.id } });
  expect(screen.getByText('Le dossier dit de ne pas prévenir cette personne.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Pourquoi la prévenir quand même'), { target: { value: 'Accord du juge' } });
  fireEvent.click(screen.getByRole('button', { name: 'Noter' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    incidentId: anIncident.id,
    interruptionId: null,
    guardianId: aFather.id,
    result: 'told',
    overrideReason: 'Accord du juge',
  });
});

test('one call may tell of the incident and of the interruption', async () => {
  const asked = serve({ [`POST /people/${PERSON}/told`]: {} });
  renderPart(
    <TellDialog
      page={aPage}
      incident={anIncident}
      interruption={anInterruption}
      audience="school"
      onClose={noop}
      onDone={nothing}
    />,
    aClient(),
  );
  fireEvent.change(screen.getByLabelText('Nom, fonction'), { target: { value: 'Mme Roy, CPE' } });
  fireEvent.click(screen.getByRole('button', { name: 'Noter' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ interruptionId: anInterruption.id, guardianId: null, name: 'Mme Roy, CPE' });
});

test('an interruption says which half-days it frees', async () => {
  const asked = serve({ [`POST /stays/${aStay.id}/interruption`]: anInterruption });
  renderPart(
    <InterruptDialog page={aPage} stay={aStay} incident={anIncident} onClose={noop} onDone={nothing} />,
    aClient(),
  );
  expect(screen.getByText(/Une demi-journée libérée/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Dernière demi-journée d’accueil'), { target: { value: '2026-11-19/pm' } });
  expect(screen.getByText(/2 demi-journées libérées/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Interrompre l’accueil' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ last: '2026-11-19/pm', reasonCode: 'incident', incidentId: anIncident.id });
});

test('the words ready for the school tell no detail', () => {
  renderPart(<InterruptionArticle page={aPage} interruption={anInterruption} onAct={noop} />, aClient());
  const words = screen.getByText(/relève de nouveau/).textContent ?? '';
  expect(words).toMatch(/MARTIN Lina.*jusqu’au 24\/11\/2026/s);
  expect(words).not.toMatch(/incident|dispute/i);
});

test('what the guard finds is read over before it leaves, another pupil never', async () => {
  const guarded = (domain: string) =>
    refusal(409, 'guarded', {
      current: { sentences: [{ text: 'Sa mère est là.', hits: [{ domain, text: 'mère' }] }] },
    });
  const answers = [guarded('family'), guarded('other_pupil')];
  const asked = serve({ [`POST /incidents/${anIncident.id}/school-sheets`]: () => answers.shift() ?? { words: 'x' } });
  renderPart(
    <SchoolSheetDialog personId={PERSON} incident={anIncident} onClose={noop} onDone={nothing} onPrint={noop} />,
    aClient(),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Garder et imprimer' }));
  fireEvent.click(await screen.findByLabelText('J’ai relu ces phrases, elles peuvent partir'));
  fireEvent.click(screen.getByRole('button', { name: 'Garder et imprimer' }));
  expect(await screen.findByText('Un autre élève n’est jamais nommé : retirez son nom.')).toBeTruthy();
  expect(screen.queryByLabelText('J’ai relu ces phrases, elles peuvent partir')).toBeNull();
  expect(asked.map(({ body }) => (body as { acknowledged: string[] }).acknowledged)).toEqual([[], ['family']]);
  expect(asked[0]?.body).toMatchObject({ words: 'Dispute avec un autre jeune dans le couloir.' });
});

test('a concern says so little in a list that it may stand on a screen', async () => {
  renderPart(<ConcernRows rows={[aConcern]} />, aClient());
  expect(screen.getByRole('link', { name: 'Information préoccupante (constat du 19/11/2026)' })).toBeTruthy();
  expect(screen.getByText('1 point à compléter')).toBeTruthy();
  expect(screen.queryByText(/MARTIN/)).toBeNull();
  expect(await violations()).toEqual([]);
});

test('the path asks of the parents what the decision makes needed', () => {
  const form = (values: Partial<typeof NO_CONCERN>) => ({
    values: { ...NO_CONCERN, ...values },
    bind: (field: keyof typeof NO_CONCERN) => ({
      id: `f-${field}`,
      value: { ...NO_CONCERN, ...values }[field],
      onChange: noop,
      error: undefined,
    }),
    set: noop,
    errorOf: () => undefined,
  });
  const { unmount } = renderPart(<ConcernFields form={form({}) as never} />, aClient());
  expect(screen.queryByRole('region', { name: 'Transmission' })).toBeNull();
  unmount();
  renderPart(<ConcernFields form={form({ decision: 'procureur', parents: 'not_informed' }) as never} />, aClient());
  expect(screen.getByRole('region', { name: 'Transmission' })).toBeTruthy();
  expect(screen.getByText(/Une copie va au président/)).toBeTruthy();
  expect(screen.getByLabelText('Pourquoi, dans l’intérêt de l’enfant')).toBeTruthy();
});

test('each step says what is left of it', () => {
  renderPart(<ConcernSteps missing={['elements', 'noticedBy', 'decision']} />, aClient());
  expect(screen.getByRole('link', { name: /Constat 2 points/ })).toBeTruthy();
  expect(screen.getByRole('link', { name: /Décision 1 point/ })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Suites' })).toBeTruthy();
});

test('only the author lets somebody in, with a reason', async () => {
  const asked = serve({
    'GET /users/directory': { items: [SAMIA, { id: id('98'), displayName: 'Noé Roy' }] },
    [`PUT /concerns/${aConcern.id}/members`]: aConcern,
  });
  renderPart(<Ring concern={aConcern} onSaved={noop} />, aClient());
  fireEvent.click(screen.getByRole('button', { name: 'Désigner quelqu’un' }));
  await screen.findByRole('option', { name: 'Noé Roy' });
  expect(screen.queryByRole('option', { name: SAMIA.displayName })).toBeNull();
  fireEvent.change(screen.getByLabelText('Collègue'), { target: { value: id('98') } });
  fireEvent.change(screen.getByLabelText('Raison'), { target: { value: 'Décide avec moi' } });
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Désigner quelqu’un' }));
  await waitFor(() => expect(asked.some(({ body }) => (body as { member?: boolean })?.member === true)).toBe(true));
});

test('who is not the author lets nobody in', () => {
  renderPart(<Ring concern={{ ...aConcern, mine: false }} onSaved={noop} />, aClient());
  expect(screen.queryByRole('button', { name: 'Désigner quelqu’un' })).toBeNull();
});

test('what was read is what is sent back', () => {
  expect(incidentBody(incidentValues(anIncident))).toMatchObject({
    witnesses: ['Mme Roy'],
    people: [{ personId: PERSON, stayId: id('40') }],
    facts: anIncident.facts,
  });
  expect(concernValues(aConcern)).toEqual({ ...NO_CONCERN, noticedOn: '2026-11-19' });
});

test('addresses keep only what they can mean', () => {
  expect(cleanNewSearch({ dossier: 'x', demiJournee: '2026-11-20/am', accueil: id('1') })).toEqual({
    dossier: undefined,
    demiJournee: '2026-11-20/am',
    accueil: id('1'),
  });
  expect(cleanListFilters({ du: 'hier', nature: 'damage', etat: 'open' })).toEqual({
    du: undefined,
    au: undefined,
    nature: 'damage',
    etat: 'open',
  });
  expect(listHref({ nature: 'damage' })).toBe('/incidents?nature=damage');
  expect(newIncidentHref(id('1'))).toBe(`/incidents/nouveau?dossier=${id('1')}`);
});

test('half-days and the clock', () => {
  expect(isBefore('2026-11-19/pm', '2026-11-20/am')).toBe(true);
  expect(isBefore('2026-11-20/pm', '2026-11-20/am')).toBe(false);
  expect(nowTime(new Date(2026, 10, 20, 8, 5))).toBe('08:05');
  expect(withoutOthers('[[other]] et [[other]]')).toBe('un autre jeune et un autre jeune');
});

test('the timeline and the tasks say what is to be done where', () => {
  const words = (list: string, code: string) =>
    vocabularies[list]?.find((each) => each.code === code)?.label.fr ?? code;
  const title = { code: 'incident', params: { kind: 'damage', halfDay: '2026-11-20/am', time: '', state: 'open' } };
  expect(sentence({ title }, words)).toBe('Incident : dégradation, matin (ouvert)');
  expect(isOfIncident({ kind: 'incident_school' })).toBe(true);
  expect(concernPage({ kind: 'concern_follow_up', params: { concern: id('90') } })).toBe(`/protection/${id('90')}`);
  expect(concernPage({ kind: 'follow_up', params: {} })).toBeNull();
});
