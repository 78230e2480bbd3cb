// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { renderPart, violations } from '@/ui/testing';
import { aClient, formOf, serverWith, uuid } from '../testing';
import { FormerAnswers } from './FormerAnswers';
import { type Answers, answered, FormAnswers, FormRenderer, fieldsOf, filledIn, missingAnswers } from './FormRenderer';
import { StayFormPanel } from './StayFormPanel';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const review = formOf('review');
const fill = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } });

/** One answer of every type the delivered forms have. */
const ANSWERS: Answers = {
  heldOn: '2026-11-17',
  attendees: ['young', 'mother'],
  done: 'Une fresque.\nJe suis fier de la tenir.',
  rules: '3',
  commitments: 'Arriver à l’heure',
  orientations: ['pre'],
  followUpContact: true,
};

function Trial({ onChange }: { onChange: (values: Answers) => void }) {
  const [values, setValues] = useState(filledIn(review, {}));
  const change = (key: string, value: Answers[string]) => {
    const next = { ...values, [key]: value };
    setValues(next);
    onChange(next);
  };
  return (
    <FormRenderer definition={review} values={values} onChange={change} errorOf={() => undefined} prefix="review" />
  );
}

test('every type of field goes round: typed, sent, read again', () => {
  let values: Answers = {};
  renderPart(<Trial onChange={(next) => (values = next)} />, aClient());
  fill(screen.getByLabelText(/^Date de l'entretien/), '17/11/2026');
  const people = within(screen.getByRole('group', { name: 'Personnes présentes' }));
  fireEvent.click(people.getByLabelText('La mère'));
  fireEvent.click(people.getByLabelText('Le jeune'));
  fill(screen.getByLabelText(/^Ce que j'ai fait/), 'Une fresque.\nJe suis fier de la tenir.');
  fireEvent.click(within(screen.getByRole('group', { name: /^Respect des règles/ })).getByLabelText('Souvent'));
  fill(screen.getByLabelText('Engagements du jeune pour son retour'), 'Arriver à l’heure');
  fireEvent.click(within(screen.getByRole('group', { name: /^Orientations/ })).getByLabelText('Réussite éducative'));
  fireEvent.click(screen.getByLabelText(/^D'accord pour être recontactés/));

  expect(answered(review, values, {})).toEqual(ANSWERS);
  expect(filledIn(review, ANSWERS)).toMatchObject(values);
  expect(missingAnswers(review, values)).toEqual([]);
});

test('is accessible', async () => {
  const definition = formOf('return');
  renderPart(
    <FormRenderer
      definition={definition}
      values={filledIn(definition, {})}
      onChange={() => undefined}
      errorOf={(key) => (key === 'heldOn' ? 'Remplissez ce champ.' : undefined)}
      prefix="return"
    />,
    aClient(),
  );
  expect(await violations()).toEqual([]);
});

test('an answer can be taken back, and a box unticked again is an answer', () => {
  let values: Answers = {};
  renderPart(<Trial onChange={(next) => (values = next)} />, aClient());
  const rules = within(screen.getByRole('group', { name: /^Respect des règles/ }));
  fireEvent.click(rules.getByLabelText('Jamais'));
  fireEvent.click(rules.getByRole('button', { name: 'Effacer' }));
  expect(answered(review, values, {})).toEqual({});
  expect(answered(review, { ...values, followUpContact: false }, { followUpContact: true })).toEqual({
    followUpContact: false,
  });
});

test('required questions without an answer are named, in the order of the form', () => {
  const missing = missingAnswers(review, { ...ANSWERS, attendees: [], commitments: '' });
  expect(missing.map(({ key }) => key)).toEqual(['attendees', 'commitments']);
});

test('answers are read in words', () => {
  renderPart(<FormAnswers definition={review} answers={ANSWERS} />, aClient());
  const said = (label: string) => screen.getByText(label).nextElementSibling?.textContent;
  expect(said("Date de l'entretien")).toBe('17/11/2026');
  expect(said('Personnes présentes')).toBe('Le jeune, La mère');
  expect(said('Respect des règles')).toBe('Souvent');
  expect(said("D'accord pour être recontactés dans trois mois")).toBe('oui');
  expect(screen.queryByText('À dire au collège')).toBeNull();
});

test('answers are read with the words they were given to, whatever the form asks today', () => {
  const first = fieldsOf(review).find(({ key }) => key === 'done');
  if (!first) throw new Error('no field done');
  const gone: Schema<'FormField'> = { ...first, key: 'mood', label: { fr: 'Humeur du jeune' } };
  const then = {
    ...review,
    sections: [
      { key: 'former', label: { fr: 'Avant' }, fields: [{ ...first, label: { fr: 'Ce qu’il a fait' } }, gone] },
    ],
  };
  const given: Answers = { done: 'Atelier vélo', mood: 'Calme' };
  const { rerender } = renderPart(<FormerAnswers definition={review} answeredIn={then} answers={given} />, aClient());
  expect(screen.getByText('Ce qu’il a fait').nextElementSibling?.textContent).toBe('Atelier vélo');
  expect(screen.getByText('Humeur du jeune').nextElementSibling?.textContent).toBe('Calme');
  rerender(<FormerAnswers definition={review} answeredIn={review} answers={given} />);
  expect(screen.queryByText('Humeur du jeune')).toBeNull();
});

const STAY = uuid(40);
const stored = (version: number, answers: Answers): Schema<'StayForm'> => ({
  kind: 'review',
  answers: answers as Schema<'FormAnswers'>,
  version,
  updatedAt: '2026-11-17T15:45:00Z',
  updatedBy: { id: uuid(2), displayName: 'Sacha Benhaddou' },
  answeredIn: null,
});

function openPanel(form: Schema<'StayForm'> | undefined) {
  return renderPart(
    <StayFormPanel stayId={STAY} definition={review} stored={form} due onPrint={() => undefined} />,
    aClient(),
  );
}

const drafts = (path: string, method: string) =>
  path.startsWith('/api/v1/drafts/') && method === 'PUT'
    ? { body: { key: 'x', content: {}, updatedAt: '2026-11-17T15:00:00Z' } }
    : undefined;

test('the first writing is sent with version 0, under a draft key the server takes', async () => {
  const requests = serverWith(({ method, path, body }) =>
    path.endsWith('/forms/review') ? { body: stored(1, body.answers as Answers) } : drafts(path, method),
  );
  openPanel(undefined);
  expect(screen.getByText('À remplir')).toBeTruthy();
  fill(screen.getByLabelText('Engagements du jeune pour son retour'), 'Arriver à l’heure');
  fireEvent.click(screen.getByText('Enregistrer'));
  await waitFor(() =>
    expect(requests.some(({ method, path }) => method === 'PUT' && path.endsWith('/forms/review'))).toBe(true),
  );
  const put = requests.find(({ method, path }) => method === 'PUT' && path.endsWith('/forms/review'));
  expect(put).toMatchObject({ ifMatch: '"0"', body: { answers: { commitments: 'Arriver à l’heure' } } });
  for (const { path } of requests.filter((each) => each.path.includes('/drafts/')))
    expect(path.split('/').at(-1)).toMatch(/^[a-z0-9.-]{1,120}$/);
});

test('two people wrote: both texts are shown, neither is lost, and what is chosen is stored on the newer version', async () => {
  const theirs = { ...ANSWERS, commitments: 'Rendre le travail' };
  let conflicts = 1;
  const requests = serverWith(({ method, path, body }) => {
    if (!path.endsWith('/forms/review')) return drafts(path, method);
    return conflicts-- > 0
      ? { status: 412, body: { code: 'stale', current: stored(4, theirs) } }
      : { body: stored(5, body.answers as Answers) };
  });
  openPanel(stored(3, ANSWERS));
  fill(screen.getByLabelText('Engagements du jeune pour son retour'), 'Arriver à l’heure et s’excuser');
  fireEvent.click(screen.getByText('Enregistrer'));

  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Sacha Benhaddou/)).toBeTruthy();
  expect(dialog.getAllByRole('group')).toHaveLength(1);
  const question = dialog.getByRole('group', { name: /Engagements/ });
  for (const word of ['Rendre', 'travail', 'Arriver à l’heure', 's’excuser'])
    expect(question.textContent).toContain(word);
  // Going back to the form loses nothing either.
  expect(screen.getByLabelText('Engagements du jeune pour son retour')).toHaveProperty(
    'value',
    'Arriver à l’heure et s’excuser',
  );

  fireEvent.click(dialog.getByLabelText('Réunir les deux'));
  fill(dialog.getByLabelText(/^Texte qui sera enregistré/), 'Arriver à l’heure, s’excuser, rendre le travail');
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer ce choix' }));
  const puts = () => requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/forms/review'));
  await waitFor(() => expect(puts()).toHaveLength(2));
  expect(puts().map(({ ifMatch }) => ifMatch)).toEqual(['"3"', '"4"']);
  expect(puts()[1]?.body.answers).toEqual({
    ...ANSWERS,
    commitments: 'Arriver à l’heure, s’excuser, rendre le travail',
  });
});

test('what the server refuses is said beside its question', async () => {
  serverWith(({ method, path }) =>
    path.endsWith('/forms/review')
      ? {
          status: 422,
          body: { code: 'invalid', errors: [{ field: 'answers.heldOn', code: 'not_a_date', params: {} }] },
        }
      : drafts(path, method),
  );
  openPanel(stored(3, ANSWERS));
  fill(screen.getByLabelText(/^Date de l'entretien/), 'bientôt');
  fireEvent.click(screen.getByText('Enregistrer'));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(/Date de l'entretien\s: Saisissez une date réelle/);
  fireEvent.click(within(alert).getByRole('link'));
  expect(document.activeElement).toBe(screen.getByLabelText(/^Date de l'entretien/));
});
