// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { blueprintQuery } from '@/api/queries';
import { aClient as aFileClient, forget, id, PERSON, refusal, serve, vocabularies } from '@/files/testing';
import { sentence } from '@/files/timelineWords';
import { renderPart, TODAY, violations } from '@/ui/testing';
import { Attempts } from './Course';
import { ExitDialog } from './ExitDialogs';
import { PathwayLine } from './PathwayLine';
import { PathwaySheet } from './PathwaySheet';
import { PathwayView } from './PathwayView';
import { FindingDialog } from './PlanDialogs';
import { QueueCard } from './QueueCard';
import { ReviewDialog } from './ReviewDialog';
import { cleanOwnSearch, cleanPathwayFilters, openingHref, queueHref } from './search';
import { noticeWords, type Page, type Pathway } from './words';

afterEach(forget);

function aClient() {
  const client = aFileClient();
  const settings = [{ key: 'pathway.review_weeks', value: 6 }];
  client.setQueryData(blueprintQuery.queryKey, (before: object | undefined) => ({ ...before, settings }) as never);
  return client;
}

const MOTHER: Schema<'PathwayContact'> = {
  guardianId: id('2'),
  name: 'MARTIN Nadia',
  relation: 'mother',
  phone: '06 39 98 00 01',
  mayCall: true,
  reasons: [],
};
const FATHER: Schema<'PathwayContact'> = {
  ...MOTHER,
  guardianId: id('3'),
  name: 'MARTIN Paul',
  relation: 'father',
  phone: '06 39 98 00 02',
  mayCall: false,
  reasons: ['no_information'],
};

const anObjective: Schema<'PathwayObjective'> = {
  id: id('50'),
  domain: 'attendance',
  title: 'Venir le matin',
  indicator: 'quatre matins sur cinq',
  targetOn: '2026-12-18',
  structureId: null,
  structureName: '',
  state: 'open',
  stateOn: null,
  reason: '',
  late: false,
  actions: [
    {
      id: id('51'),
      what: 'Carte de bus',
      owner: null,
      byWhom: 'sa mère',
      dueOn: '2026-11-24',
      asTask: true,
      done: false,
      doneOn: null,
      version: 1,
    },
  ],
  version: 1,
};

const aFinding: Schema<'PathwayFinding'> = {
  id: id('60'),
  domain: 'attendance',
  on: '2026-11-02',
  situation: 'Absente le lundi.',
  strengths: 'Vient seule.',
  needs: 'Un adulte qui l’attend.',
  concern: null,
  referredTo: [],
  source: 'school',
  current: true,
  by: null,
};

const aPathway: Pathway = {
  id: id('40'),
  personId: PERSON,
  stayId: null,
  kind: 'vulnerable',
  entryChannel: 'school',
  structureId: null,
  structureName: '',
  originContact: 'Mme Roy',
  referent: null,
  enteredOn: '2026-10-01',
  youngAgreedOn: '2026-10-02',
  parentsAgreedOn: null,
  nextReviewOn: '2026-11-12',
  note: 'Voir l’assistante sociale',
  minor: true,
  planUntil: '2027-04-01',
  terms: [{ id: id('41'), from: '2026-10-01', until: '2027-04-01' }],
  queue: 'to_do',
  nextCallOn: null,
  lastContactOn: '2026-10-01',
  reach: { attempts: 0, means: 0, enough: false },
  notices: [{ code: 'review_overdue', params: { on: '2026-11-12' } }],
  findings: [
    aFinding,
    { ...aFinding, id: id('61'), on: '2026-10-02', situation: 'Absente deux jours.', current: false },
    {
      ...aFinding,
      id: id('62'),
      domain: 'health',
      situation: '',
      strengths: '',
      needs: '',
      concern: true,
      referredTo: ['school_nurse'],
    },
  ],
  objectives: [anObjective, { ...anObjective, id: id('52'), title: 'Chanter', state: 'abandoned', actions: [] }],
  reviews: [],
  attempts: [],
  exit: null,
  pastExits: [],
  createdBy: null,
  version: 3,
};

const aPage: Page = {
  person: {
    id: PERSON,
    lastName: 'Martin',
    firstName: 'Lina',
    usualName: '',
    birthDate: '2013-05-04',
    structureName: '',
    className: '4e B',
    state: 'none',
    healthAlert: false,
    restrictionKinds: [],
  },
  contacts: [MOTHER, FATHER],
  stays: [],
  pathways: [aPathway],
};

const aRow: Schema<'PathwayQueueRow'> = {
  id: aPathway.id,
  personId: PERSON,
  personName: 'MARTIN Lina',
  age: 13,
  structureName: '',
  className: '4e B',
  kind: 'vulnerable',
  enteredOn: '2026-10-01',
  referent: null,
  planUntil: '2027-04-01',
  nextReviewOn: '2026-11-12',
  reviewOverdue: true,
  objectives: 2,
  reached: 0,
  queue: 'to_do',
  nextCallOn: '2026-11-19',
  exitClass: null,
  exitCode: '',
  exitOn: null,
  version: 3,
  contacts: [FATHER, MOTHER],
  lastContactOn: '2026-10-01',
  reach: { attempts: 3, means: 2, enough: true },
  lastAttempt: { on: '2026-11-18', channel: 'sms', outcome: 'sent', note: '' },
};

const noop = () => undefined;
const nothing = async () => undefined;

test('everything of a pathway is on one page, and is accessible', async () => {
  renderPart(<PathwayView page={aPage} pathway={aPathway} onAct={noop} />, aClient());
  expect(screen.getByText('Point en retard : prévu le 12/11/2026')).toBeTruthy();
  expect(screen.getByText('À recueillir')).toBeTruthy();
  expect(screen.getByText('Un besoin est repéré · orienté vers : Infirmière scolaire')).toBeTruthy();
  expect(screen.getByText('Un état précédent')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('the sheet for the family holds neither notes, nor health, nor what was given up', () => {
  renderPart(<PathwaySheet page={aPage} pathway={aPathway} />, aClient());
  const words = document.querySelector('[data-print-sheet]')?.textContent ?? '';
  expect(words).toContain('Venir le matin');
  expect(words).toContain('Vient seule.');
  expect(words).not.toMatch(/assistante|Absente|Chanter|Santé|Infirmière/);
});

test('of health nothing can be written, only yes or no and to whom', async () => {
  const asked = serve({ [`POST /pathways/${aPathway.id}/findings`]: aPathway });
  renderPart(<FindingDialog pathwayId={aPathway.id} domain="health" onClose={noop} onDone={nothing} />, aClient());
  expect(screen.queryByLabelText('Situation')).toBeNull();
  fireEvent.change(screen.getByLabelText('Un besoin de santé est repéré'), { target: { value: 'yes' } });
  fireEvent.click(screen.getByLabelText('Infirmière scolaire'));
  fireEvent.change(screen.getByLabelText('Source'), { target: { value: 'family' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ domain: 'health', concern: true, referredTo: ['school_nurse'] });
  expect(asked[0]?.body).not.toHaveProperty('situation');
});

test('a review proposes the next one and takes the standing objectives only', async () => {
  const asked = serve({ [`POST /pathways/${aPathway.id}/reviews`]: aPathway });
  renderPart(<ReviewDialog pathway={aPathway} onClose={noop} onDone={nothing} />, aClient());
  expect(screen.queryByLabelText('Chanter')).toBeNull();
  fireEvent.change(screen.getByLabelText('Venir le matin'), { target: { value: 'reached' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    on: TODAY,
    participants: ['young', 'referent'],
    progress: [{ objectiveId: anObjective.id, state: 'reached', note: '' }],
    nextOn: '2027-01-01',
  });
});

test('one touch notes a call for whoever may be called, and it can be taken back', async () => {
  const asked = serve({
    [`POST /pathways/${aPathway.id}/attempts`]: aPathway,
    'DELETE /pathway-attempts/': aPathway,
  });
  renderPart(<QueueCard row={aRow} />, aClient());
  expect(screen.getByText('Ne pas contacter : MARTIN Paul (père)')).toBeTruthy();
  expect(screen.getByText('3 essais par 2 moyens sans réponse')).toBeTruthy();
  expect(screen.getByRole('link', { name: /^06.39.98.00.01$/ }).getAttribute('href')).toBe('tel:0639980001');
  expect(await violations()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Répondeur' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    guardianId: MOTHER.guardianId,
    channel: 'phone',
    outcome: 'voicemail',
    on: TODAY,
  });
  expect(await screen.findByRole('button', { name: 'Annuler' })).toBeTruthy();
});

test('to be called back asks when', async () => {
  serve({});
  renderPart(<QueueCard row={aRow} />, aClient());
  fireEvent.click(screen.getByRole('button', { name: 'Rappeler le…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Noter un contact' }));
  expect((dialog.getByLabelText('Rappeler le') as HTMLInputElement).value).toBe('21/11/2026');
  expect(dialog.queryByText('MARTIN Paul (père)')).toBeNull();
});

test('lost to view too early is said, and a person may pass over it', async () => {
  const warnings = [{ code: 'lost_attempts', params: { count: '1', least: '3' } }];
  const asked = serve({
    [`PUT /pathways/${aPathway.id}/exit`]: () => refusal(409, 'exit_warnings', { current: { warnings } }),
  });
  renderPart(<ExitDialog pathway={aPathway} onClose={noop} onDone={nothing} />, aClient());
  fireEvent.click(screen.getByRole('radio', { name: /^Négative/ }));
  fireEvent.change(screen.getByLabelText('Issue'), { target: { value: 'lost_to_view' } });
  fireEvent.change(screen.getByLabelText('Preuve'), { target: { value: 'none' } });
  fireEvent.click(screen.getByRole('button', { name: 'Clore le parcours' }));
  expect(await screen.findByText(/Un seul essai depuis le dernier contact \(il en faut 3\)/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Clore quand même' }));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.body).toMatchObject({ class: 'negative', acknowledged: ['lost_attempts'] });
  fireEvent.click(screen.getByRole('radio', { name: /^Inconnue/ }));
  expect(screen.queryByRole('button', { name: 'Clore quand même' })).toBeNull();
});

test('attempts name whom, and an old contact stays readable', () => {
  const attempt: Schema<'PathwayAttempt'> = {
    id: id('70'),
    guardianId: id('9'),
    on: '2026-11-18',
    time: '18:30',
    channel: 'phone',
    outcome: 'call_back',
    nextOn: '2026-11-23',
    note: '',
    by: null,
  };
  renderPart(
    <Attempts pathway={{ ...aPathway, attempts: [attempt] }} contacts={aPage.contacts} onAct={noop} />,
    aClient(),
  );
  expect(screen.getByText(/Téléphone · Ancien contact/)).toBeTruthy();
});

test('the file shows the open pathway, the exit of a closed one, or how to open one', () => {
  const line: NonNullable<Schema<'CaseFile'>['pathway']> = {
    id: aPathway.id,
    kind: 'vulnerable',
    enteredOn: '2026-10-01',
    referent: null,
    nextReviewOn: '2026-11-12',
    reviewOverdue: true,
    queue: 'to_do',
    objectives: 2,
    reached: 1,
    exitClass: null,
    exitCode: null,
    exitOn: null,
  };
  const { rerender } = renderPart(<PathwayLine personId={PERSON} pathway={line} />, aClient());
  expect(screen.getByText('Point en retard du 12/11/2026')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Ouvrir un parcours' })).toBeNull();
  rerender(
    <PathwayLine
      personId={PERSON}
      pathway={{ ...line, exitClass: 'unknown', exitCode: 'no_information', exitOn: '2026-11-01' }}
    />,
  );
  expect(screen.getByText('Inconnue')).toBeTruthy();
  rerender(<PathwayLine personId={PERSON} pathway={null} />);
  expect(screen.getByRole('link', { name: 'Ouvrir un parcours' })).toBeTruthy();
});

test('every notice of the server is said in words', () => {
  const params = {
    on: '2026-11-12',
    from: '2026-11-12',
    count: '1',
    least: '2',
    most: '4',
    weeks: '3',
    months: '3',
    attempts: '3',
    means: '2',
  };
  const codes = [
    ...['review_overdue', 'review_missing', 'review_interval', 'plan_expired', 'plan_length', 'objectives_few'],
    ...['objectives_many', 'young_agreement', 'parents_agreement', 'unreachable_proposed', 'lost_possible'],
    ...['lost_attempts', 'lost_means', 'lost_too_early'],
  ];
  for (const code of codes) expect(noticeWords({ code, params })).not.toBe(code);
});

test('the milestones of a pathway are sentences of the timeline', () => {
  const words = (vocabulary: string, code: string) =>
    vocabularies[vocabulary]?.find((choice) => choice.code === code)?.label.fr ?? code;
  const told = (code: string, params: Record<string, string>) => sentence({ title: { code, params } }, words);
  expect(told('pathway_opened', { pathwayKind: 'out_of_school', channel: 'family' })).toBe(
    'Parcours ouvert : déscolarisé (famille)',
  );
  expect(told('pathway_review', { present: 'young,mother' })).toBe('Point de parcours : le jeune, la mère');
  expect(told('pathway_exit', { exitClass: 'unknown', exitCode: 'no_information' })).toBe(
    'Sortie de parcours inconnue : sans nouvelles de la situation',
  );
});

test('addresses keep only what they know', () => {
  expect(cleanPathwayFilters({ state: 'open', exitClass: 'lost', overdue: true, kind: 'vulnerable' })).toEqual({
    kind: 'vulnerable',
    referentId: undefined,
    state: undefined,
    exitClass: undefined,
    overdue: true,
    new: undefined,
  });
  expect(queueHref('to_do')).toBe('/parcours/a-joindre');
  expect(openingHref(PERSON, id('40'))).toBe(`/dossiers/${PERSON}/parcours?ouvrir=true&accueil=${id('40')}`);
  expect(cleanOwnSearch({ ouvrir: true, accueil: 'x' })).toEqual({ ouvrir: true, accueil: undefined });
});
