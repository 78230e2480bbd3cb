// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { aClient, aPerson, forget, id, PERSON, refusal, serve, vocabularies } from '@/files/testing';
import { sentence } from '@/files/timelineWords';
import { renderPart, TODAY, violations } from '@/ui/testing';
import { ChangeTable } from './ChangeTable';
import { EvaluationDialog } from './EvaluationDialog';
import { WeekView } from './EvaluationsPage';
import { FaceQuestions } from './FaceQuestions';
import { GridDialog } from './GridDialog';
import { GridList } from './GridList';
import MyDayPage from './MyDayPage';
import { cleanGridsSearch, cleanWeekSearch, gridsHref } from './search';
import {
  type Comparison,
  type Form,
  likelyMoment,
  momentWords,
  type Page,
  type Seen,
  type Stay,
  seenWords,
} from './words';

afterEach(forget);

const formOf = (items: string, scale: string): Form => {
  const choices = (name: string) => (vocabularies[name] ?? []).map(({ code, label }) => ({ code, label }));
  return { items: choices(items), scale: choices(scale) };
};
const STAY = id('40');
const days = ['2026-11-16', '2026-11-17', '2026-11-19', '2026-11-20'];
const unseen: Seen = { mean: null, answers: 0, notObserved: 0, observers: 0, days: 0 };
const seen = (mean: number, more: Partial<Seen> = {}): Seen => ({
  mean,
  answers: 2,
  notObserved: 0,
  observers: 2,
  days: 2,
  ...more,
});
const line = (more: Partial<Comparison>): Comparison => ({
  item: 'rules',
  label: { fr: 'Respect des règles' },
  first: seen(2),
  last: seen(3.5),
  selfFirst: '3',
  selfLast: 'NO',
  change: 'more',
  ...more,
});
const aGrid: Schema<'Grid'> = {
  id: id('80'),
  personId: PERSON,
  stayId: STAY,
  moment: 'first',
  observer: 'professional',
  user: null,
  professionalId: null,
  observerName: 'DELATTRE Hélène',
  on: '2026-11-16',
  answers: { rules: '2', peers: 'NO' },
  remarks: { rules: 'Demande la parole.' },
  remark: '',
  editionId: 'e1',
  cancelled: false,
  cancelledReason: '',
  createdAt: '2026-11-16T16:00:00Z',
  createdBy: null,
  updatedAt: '2026-11-16T16:00:00Z',
  updatedBy: null,
  version: 1,
};
const anEvaluation = (on: string, more: Partial<Schema<'SelfEvaluation'>> = {}): Schema<'SelfEvaluation'> => ({
  id: id(`9${on.slice(-2)}`),
  personId: PERSON,
  stayId: STAY,
  on,
  answers: { day: '3', work: '1' },
  editionId: 'e2',
  how: 'link',
  at: `${on}T15:10:00Z`,
  by: null,
  replacedBy: null,
  ...more,
});
const aStay: Stay = {
  stayId: STAY,
  structureName: 'Collège Jean-Vilar',
  state: 'running',
  days,
  first: { observers: 2, days: 1, self: true },
  last: { observers: 0, days: 0, self: false },
  missesLast: false,
  grids: [aGrid],
  comparison: [line({}), line({ item: 'peers', label: { fr: 'Relation aux pairs' }, change: 'insufficient' })],
  evaluations: [],
  openLinkId: null,
};
const { lastName, firstName, usualName, birthDate, structureName, className, state } = aPerson;
const aPage: Page = {
  person: { id: PERSON, lastName, firstName, usualName, birthDate, structureName, className, state } as Page['person'],
  stays: [aStay],
  editions: { e1: formOf('grid_item', 'grid_scale'), e2: formOf('self_item', 'self_face') },
  forms: {
    professional: formOf('grid_item', 'grid_scale'),
    self: formOf('grid_item', 'grid_scale_self'),
    day: formOf('self_item', 'self_face'),
  },
  enough: { observers: 2, days: 2 },
};
const nothing = async () => undefined;
const noop = () => undefined;

test('NO is said as NO, and nothing is said of what nobody answered', () => {
  expect(seenWords(seen(2.25))).toBe('2,3 (2 obs., 2 j)');
  expect(seenWords(seen(2, { notObserved: 1 }))).toBe('2 (2 obs., 2 j) · 1\u00a0NO');
  expect(seenWords({ ...unseen, notObserved: 2 })).toBe('NO');
  expect(seenWords(unseen)).toBe('—');
});

test('the state of a moment counts observers and days', () => {
  expect(momentWords(aStay.first)).toBe('2 observateurs, 1 jour, le jeune');
  expect(momentWords({ observers: 0, days: 0, self: true })).toBe('le jeune');
  expect(momentWords(aStay.last)).toBe('pas encore');
});

test('the moment proposed is the end of the stay the day is nearer to', () => {
  expect(likelyMoment(days, '2026-11-16')).toBe('first');
  expect(likelyMoment(days, '2026-11-17')).toBe('first');
  expect(likelyMoment(days, '2026-11-19')).toBe('last');
  expect(likelyMoment(['2026-11-16'], '2026-11-16')).toBe('first');
});

test('the change is drawn and said in figures; without enough observers the word is there and no line', async () => {
  const { container } = renderPart(<ChangeTable stay={aStay} page={aPage} />, aClient());
  const rules = screen.getByRole('row', { name: /^Respect des règles/ });
  expect(within(rules).getByText('plus souvent')).toBeTruthy();
  expect(within(rules).getByRole('img').getAttribute('aria-label')).toBe(
    'Respect des règles. Professionnels : 2 au premier jour, 3,5 au dernier. Le jeune : Souvent, puis Je ne sais pas.',
  );
  const peers = screen.getByRole('row', { name: /^Relation aux pairs/ });
  expect(within(peers).getByText('insuffisant')).toBeTruthy();
  const joints = (row: HTMLElement) => row.querySelectorAll('[class*="joint"]').length;
  expect([joints(rules), joints(peers)]).toEqual([1, 0]);
  expect(await violations(container)).toEqual([]);
});

test('choosing a word again takes the answer back: unanswered is not NO', async () => {
  const asked = serve({ [`POST /stays/${STAY}/grids`]: aGrid, 'GET /professionals': { items: [] } });
  renderPart(<GridDialog page={aPage} stay={aStay} onClose={noop} onDone={nothing} />, aClient());
  const choose = (item: string, word: string) =>
    fireEvent.click(within(screen.getByRole('group', { name: item })).getByLabelText(word));
  choose('Respect des règles', 'Souvent');
  choose('Relation aux pairs', 'Non observé');
  choose('Ponctualité', 'Jamais');
  choose('Ponctualité', 'Jamais');
  expect(screen.getByText('2 réponses sur 17')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer la grille' }));
  await waitFor(() => expect(asked.some(({ method }) => method === 'POST')).toBe(true));
  expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({
    observer: 'professional',
    professionalId: null,
    moment: 'last',
    on: TODAY,
    answers: { rules: '3', peers: 'NO' },
  });
});

test('a remark says that the young person can read it, and somebody else must be named', async () => {
  serve({ 'GET /professionals': { items: [] } });
  renderPart(<GridDialog page={aPage} stay={aStay} onClose={noop} onDone={nothing} />, aClient());
  expect(screen.getByText('Courte et factuelle : le jeune peut la lire.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Qui a observé'), { target: { value: 'other' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer la grille' }));
  expect((await screen.findByRole('alert')).textContent).toMatch(/Nom et fonction|rempli/);
});

test('a grid filled on an earlier list is corrected in the words it was filled in', () => {
  serve({ 'GET /professionals': { items: [] } });
  const former = {
    items: [
      { code: 'rules', label: { fr: 'Respect du cadre' } },
      { code: 'cap', label: { fr: 'Casquette ôtée' } },
    ],
    scale: aPage.forms.professional.scale,
  };
  const grid = { ...aGrid, answers: { rules: '2', cap: '4' } };
  renderPart(
    <GridDialog
      page={{ ...aPage, editions: { e1: former } }}
      stay={aStay}
      grid={grid}
      onClose={noop}
      onDone={nothing}
    />,
    aClient(),
  );
  expect(screen.getByRole('group', { name: 'Respect du cadre' })).toBeTruthy();
  expect(screen.getByRole('group', { name: 'Casquette ôtée' })).toBeTruthy();
  expect(screen.queryByRole('group', { name: 'Respect des règles' })).toBeNull();
});

test('a grid set aside stays readable, with why', () => {
  const stay = { ...aStay, grids: [{ ...aGrid, cancelled: true, cancelledReason: 'Autre jeune' }] };
  renderPart(<GridList page={aPage} stay={stay} onCorrect={noop} />, aClient());
  expect(screen.getByText(/écartée : Autre jeune/)).toBeTruthy();
  expect(screen.getByText('Demande la parole.')).toBeTruthy();
});

test('a face is chosen with the keyboard too', async () => {
  const chosen = vi.fn();
  const { container } = renderPart(
    <FaceQuestions form={aPage.forms.day} answers={{ day: '4' }} onAnswer={chosen} numbered />,
  );
  const question = screen.getByRole('group', { name: /Comment s’est passée ta journée/ });
  expect(within(question).getAllByRole('radio')).toHaveLength(4);
  expect((within(question).getByLabelText('Très bien') as HTMLInputElement).checked).toBe(true);
  fireEvent.click(within(question).getByLabelText('Mal'));
  expect(chosen).toHaveBeenCalledWith('day', '1');
  expect(await violations(container)).toEqual([]);
});

test('a second answer of a day is recorded in the place of the first, knowingly', async () => {
  const asked = serve({ [`POST /stays/${STAY}/self-evaluations`]: anEvaluation(TODAY) });
  const stay = { ...aStay, evaluations: [anEvaluation(TODAY)] };
  renderPart(<EvaluationDialog page={aPage} stay={stay} onClose={noop} onDone={nothing} />, aClient());
  expect(screen.getByText(/Celle-ci prendra sa place/)).toBeTruthy();
  fireEvent.click(within(screen.getByRole('group', { name: /Comment as-tu travaillé/ })).getByLabelText('Plutôt bien'));
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer la journée' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ on: TODAY, answers: { work: '3' }, replaces: anEvaluation(TODAY).id });
});

// ---- The child's page

const stored = () => new Response(null, { status: 204 });
const myDay: Schema<'MyDay'> = { firstName: 'Lili', on: TODAY, answered: false, form: aPage.forms.day };

test('a child answers, is reminded once of what is missing, and there is nowhere to go after', async () => {
  const asked = serve({ 'POST /my-day': myDay, 'POST /my-day/answer': stored });
  const { container } = renderPart(<MyDayPage token="TOKEN" />);
  await screen.findByRole('heading', { name: 'Bonjour Lili' });
  expect(container.querySelector('a')).toBeNull();
  fireEvent.click(screen.getAllByLabelText('Très bien')[0] as HTMLElement);
  fireEvent.click(screen.getByRole('button', { name: 'J’ai fini' }));
  expect(screen.getByText('Il te reste 4 questions.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'J’ai fini' }));
  await screen.findByRole('heading', { name: 'Merci Lili' });
  expect(asked.at(-1)?.body).toMatchObject({ token: 'TOKEN', answers: { day: '4' } });
  expect(container.querySelector('a, button')).toBeNull();
});

test('nothing is sent without an answer, and what did not leave can be sent again as the same answer', async () => {
  let refused = true;
  const asked = serve({
    'POST /my-day': myDay,
    'POST /my-day/answer': () => (refused ? refusal(503, 'unavailable') : stored()),
  });
  renderPart(<MyDayPage token="TOKEN" />);
  await screen.findByRole('heading', { name: 'Bonjour Lili' });
  const finish = () => fireEvent.click(screen.getByRole('button', { name: 'J’ai fini' }));
  finish();
  finish();
  expect(asked).toHaveLength(1);
  for (const face of screen.getAllByLabelText('Plutôt bien')) fireEvent.click(face);
  finish();
  await screen.findByText('Ce n’est pas parti. Appuie encore une fois.');
  refused = false;
  finish();
  await screen.findByRole('heading', { name: 'Merci Lili' });
  const [first, second] = asked.slice(1).map(({ body }) => (body as { id: string }).id);
  expect(second).toBe(first);
});

test('a link that opens nothing says so and nothing else', async () => {
  serve({ 'POST /my-day': () => refusal(404, 'not_found') });
  renderPart(<MyDayPage token="TOKEN" />);
  await screen.findByRole('heading', { name: 'Ce lien ne marche plus' });
});

// ---- The week

test('the week says who has answered, and draws each question', async () => {
  const week: Schema<'SelfEvaluationWeek'> = {
    from: '2026-11-16',
    to: TODAY,
    rows: [
      {
        stayId: STAY,
        personId: PERSON,
        personName: 'MARTIN Lili',
        className: '4e B',
        expected: days,
        evaluations: [anEvaluation('2026-11-16'), anEvaluation('2026-11-17'), anEvaluation(TODAY)],
      },
      { stayId: id('41'), personId: id('2'), personName: 'ROCHE Noé', className: '', expected: days, evaluations: [] },
    ],
    editions: { e2: aPage.forms.day },
    form: aPage.forms.day,
  };
  const shown = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
  const { container } = renderPart(<WeekView week={week} days={shown} today={TODAY} />, aClient());
  expect(screen.getByText('Aujourd’hui : 1 jeune sur 2 a répondu.')).toBeTruthy();
  const curves = screen.getAllByRole('img');
  expect(curves).toHaveLength(5);
  expect(curves[0]?.getAttribute('aria-label')).toMatch(/^Comment s’est passée ta journée.*Plutôt bien/);
  // Monday and Tuesday are joined; Friday stands alone after a day without answer.
  expect(curves[0]?.querySelectorAll('[class*="joint"]')).toHaveLength(1);
  expect(await violations(container)).toEqual([]);
});

test('what other pages ask for is kept only when it is known', () => {
  expect(cleanGridsSearch({ acte: 'tablette', accueil: STAY })).toEqual({ acte: 'tablette', accueil: STAY });
  expect(cleanGridsSearch({ acte: 'autre', accueil: 'x' })).toEqual({ acte: undefined, accueil: undefined });
  expect(cleanWeekSearch({ semaine: '2026-11-19' })).toEqual({ semaine: '2026-11-16' });
  expect(gridsHref(PERSON, STAY, 'grille')).toBe(`/dossiers/${PERSON}/grilles?acte=grille&accueil=${STAY}`);
});

test('the timeline says who observed', () => {
  const words = () => '';
  const params = { observers: '2', days: '1', self: 'yes' };
  expect(sentence({ title: { code: 'grid_first', params } }, words)).toBe(
    'Grille du premier jour : 2 observateurs, le jeune',
  );
  expect(sentence({ title: { code: 'grid_last', params: { ...params, observers: '0' } } }, words)).toBe(
    'Grille du dernier jour : le jeune',
  );
});
