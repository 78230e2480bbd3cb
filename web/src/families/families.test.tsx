// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { aClient, aFather, aMother, forget, id, PERSON, refusal, serve, vocabularies } from '@/files/testing';
import { sentence } from '@/files/timelineWords';
import { renderPart, TODAY, violations } from '@/ui/testing';
import { Authorisations } from './Authorisations';
import { CallDialog, notToBeAnswered } from './CallDialog';
import { Circle } from './Circle';
import { ConvocationDialog } from './ConvocationDialog';
import { Convocations } from './Convocations';
import { InterviewDialog } from './InterviewDialog';
import { ConvocationLetters, LettersDialog } from './Letters';
import { drawn, SignaturePad, withPoint } from './SignaturePad';
import { SigningDialog } from './SigningDialog';
import { cleanFamilySearch, familyHref } from './search';
import type { Family } from './words';

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
const BANNED: Schema<'ContactRule'> = {
  call: false,
  write: true,
  tell: false,
  whereabouts: false,
  collect: false,
  restricted: true,
  reasons: ['no_contact_with_child'],
};
const NEVER = { attempts: 0, means: 0, unreachable: false };
const mother = { ...aMother, address: { lines: '3 rue des Lilas', postcode: '93200', city: 'Rivemont' } };
const father = {
  ...aFather,
  authority: 'yes' as const,
  address: { lines: '8 quai du Port', postcode: '62200', city: 'Boulogne' },
};

const aConvocation: Schema<'Convocation'> = {
  id: id('70'),
  personId: PERSON,
  stayId: id('40'),
  purpose: 'presentation',
  on: '2026-11-23',
  time: '09:00',
  place: 'Mairie, bureau 4',
  guardians: [mother.id, father.id],
  young: true,
  toBring: ['insurance'],
  interpreter: 'booked',
  interpreterLanguage: 'ar',
  note: '',
  state: 'to_do',
  outcomeOn: null,
  outcomeNote: '',
  replaces: null,
  attempts: [],
  warnings: [],
  createdBy: null,
  version: 1,
};

const row = (kind: string, more: Partial<Schema<'AuthorisationRow'>> = {}): Schema<'AuthorisationRow'> => ({
  kind,
  scope: '',
  both: false,
  young: false,
  dated: kind === 'insurance',
  expected: kind !== 'image',
  standing: 'not_asked',
  missing: [],
  youngMissing: false,
  validUntil: null,
  cells: [],
  ...more,
});

const aFamily: Family = {
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
    restrictionKinds: ['no_contact_with_child'],
  },
  guardians: [
    { guardian: mother, rule: FREE, reach: { attempts: 3, means: 2, unreachable: true } },
    { guardian: father, rule: BANNED, reach: NEVER },
  ],
  restrictions: [],
  stays: [],
  convocations: [aConvocation],
  interviews: [],
  matrix: [
    row('outing'),
    row('insurance'),
    row('image', {
      scope: 'college',
      both: true,
      standing: 'incomplete',
      missing: [father.id],
      cells: [{ guardianId: mother.id, answer: 'given', on: '2026-11-16', validUntil: null, signingId: id('80') }],
    }),
  ],
  signings: [],
  calls: [],
};

const nothing = async () => undefined;
const noop = () => undefined;

test('who may be told what is read at one glance, and is accessible', async () => {
  renderPart(<Circle guardians={aFamily.guardians} />, aClient());
  const line = (who: RegExp) => within(screen.getByRole('row', { name: who }));
  expect(line(/MARTIN Nadia/).getAllByText('oui')).toHaveLength(5);
  expect(line(/MARTIN Nadia/).getByText('Injoignable : 3 essais, 2 moyens')).toBeTruthy();
  const banned = line(/MARTIN Paul/);
  expect(banned.getByText('à son adresse seule')).toBeTruthy();
  expect(banned.getAllByText('non')).toHaveLength(4);
  expect(banned.queryByRole('link')).toBeNull();
  expect(await violations()).toEqual([]);
});

test('what is asked decides what may be answered', () => {
  const onlyPresence = { ...FREE, whereabouts: false };
  expect(notToBeAnswered(onlyPresence, ['timetable', 'attendance', 'absence'])).toEqual(['timetable']);
  expect(notToBeAnswered(BANNED, ['attendance', 'appointment'])).toEqual(['attendance']);
  expect(notToBeAnswered(null, ['timetable', 'absence', 'something_new'])).toEqual(['timetable', 'something_new']);
});

test('a banned father who asks for the timetable: nothing is told, the call is sent to the journal', async () => {
  const asked = serve({
    [`POST /people/${PERSON}/calls`]: { alert: true },
  });
  renderPart(<CallDialog family={aFamily} onClose={noop} onDone={nothing} />, aClient());
  fireEvent.change(screen.getByLabelText('Qui appelle'), { target: { value: father.id } });
  fireEvent.click(screen.getByLabelText('L’emploi du temps, le lieu'));
  const verdict = within(screen.getByText('Ne rien communiquer').closest('[role="status"]') as HTMLElement);
  expect(verdict.getByText(/Ne doit pas entrer en contact/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Noter l’appel' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ guardianId: father.id, asked: ['timetable'], told: false, toldReason: '' });
  expect(asked[0]?.body).toMatchObject({
    text: 'Appel reçu : MARTIN Paul (père). Demande : l’emploi du temps, le lieu. Rien n’a été communiqué.',
  });
});

test('telling something all the same asks why, and a caller must be named', async () => {
  serve({});
  renderPart(<CallDialog family={aFamily} onClose={noop} onDone={nothing} />, aClient());
  fireEvent.click(screen.getByRole('button', { name: 'Noter l’appel' }));
  expect(screen.getByRole('alert').textContent).toMatch(/Qui appelle/);
  fireEvent.change(screen.getByLabelText('Qui appelle'), { target: { value: father.id } });
  fireEvent.click(screen.getByLabelText('La présence du jeune'));
  expect(screen.queryByLabelText('Pourquoi, malgré la restriction')).toBeNull();
  fireEvent.click(screen.getByLabelText('J’ai donné le renseignement'));
  expect(screen.getByLabelText('Pourquoi, malgré la restriction')).toBeTruthy();
});

test('whom one would convoke is proposed without those under restriction, with the interpreter', async () => {
  const asked = serve({ [`POST /people/${PERSON}/convocations`]: aConvocation });
  renderPart(<ConvocationDialog family={aFamily} stayId={id('40')} onClose={noop} onDone={nothing} />, aClient());
  fireEvent.click(screen.getByRole('button', { name: 'Convoquer' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    stayId: id('40'),
    guardians: [mother.id],
    young: true,
    interpreter: 'needed',
    interpreterLanguage: 'ar',
    on: '2026-11-21',
    acknowledged: [],
  });
});

test('a warning is shown, and passed over knowingly', async () => {
  const warning = { code: 'kept_apart', params: { a: father.id, b: 'young' } };
  const asked = serve({
    [`POST /people/${PERSON}/convocations`]: ({ body }) =>
      (body as { acknowledged: string[] }).acknowledged.length === 0
        ? refusal(409, 'convocation_warnings', { current: { warnings: [warning] } })
        : aConvocation,
  });
  renderPart(<ConvocationDialog family={aFamily} stayId={null} onClose={noop} onDone={nothing} />, aClient());
  fireEvent.click(screen.getByRole('button', { name: 'Convoquer' }));
  expect(await screen.findByText(/sépare MARTIN Paul \(père\) et Le jeune/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Convoquer quand même' }));
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.body).toMatchObject({ acknowledged: ['kept_apart'] });
});

test('a convocation shows its course and the acts that fit', async () => {
  renderPart(<Convocations family={aFamily} onAct={noop} />, aClient());
  const one = within(screen.getByRole('article', { name: /Entretien de présentation/ }));
  expect(one.getByText('À faire')).toBeTruthy();
  expect(one.getByText(/MARTIN Nadia \(mère\) · MARTIN Paul \(père\) · Le jeune/)).toBeTruthy();
  expect(one.getByRole('button', { name: 'Noter un essai' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('two who note the same interview: each change is kept, the same one is decided', async () => {
  const interview: Schema<'Interview'> = {
    id: id('75'),
    personId: PERSON,
    stayId: id('40'),
    convocationId: null,
    kind: 'presentation',
    on: '2026-11-12',
    time: '09:00',
    mode: 'on_site',
    presences: [{ relation: 'young', guardianId: null, name: '', status: 'present' }],
    note: '',
    createdBy: null,
    version: 1,
  };
  const theirs = { ...interview, mode: 'phone' as const, note: 'La mère a rappelé.', version: 2 };
  const log = serve({
    [`PATCH /interviews/${interview.id}`]: ({ ifMatch, body }) =>
      ifMatch === '"2"' ? { ...theirs, ...(body as object), version: 3 } : refusal(412, 'stale', { current: theirs }),
  });
  const done = vi.fn(nothing);
  renderPart(
    <InterviewDialog family={aFamily} stayId={null} interview={interview} onClose={noop} onDone={done} />,
    aClient(),
  );
  fireEvent.change(await screen.findByRole('textbox', { name: /^Précision/ }), {
    target: { value: 'Il est venu seul.' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer les présences' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Enregistrer ce choix' }));
  await waitFor(() => expect(done).toHaveBeenCalled());
  const note = { note: 'Il est venu seul.' };
  expect(log.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([note, note]);
});

test('letters warn of a restriction and of a protected address', () => {
  const print = vi.fn();
  renderPart(<LettersDialog family={aFamily} convocation={aConvocation} onPrint={print} onClose={noop} />, aClient());
  expect(screen.getByText(/MARTIN Paul \(père\) : ne doit pas entrer en contact.*à son adresse seule/)).toBeTruthy();
  expect(screen.getByText(/MARTIN Nadia \(mère\) : adresse protégée/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Imprimer les 2 courriers' }));
  expect(print).toHaveBeenCalledWith([mother.id, father.id]);
});

test('one page an addressee, never the address of the other, nor a protected one', () => {
  vi.stubGlobal('print', vi.fn());
  renderPart(
    <ConvocationLetters
      family={aFamily}
      convocation={aConvocation}
      guardians={[mother.id, father.id]}
      onPrinted={noop}
    />,
    aClient(),
  );
  const [hers = '', his = ''] = [...document.querySelectorAll('[data-print-sheet]')].map((each) => each.textContent);
  expect(hers).toMatch(/MARTIN Nadia/);
  expect(hers).toMatch(/Remis en main propre/);
  expect(hers).not.toMatch(/rue des Lilas|quai du Port|Paul/);
  expect(hers).toMatch(/en sa présence/);
  expect(his).toMatch(/8 quai du Port/);
  expect(his).not.toMatch(/rue des Lilas|Nadia|en sa présence/);
});

test('the table of agreements names whose answer is awaited', async () => {
  renderPart(<Authorisations family={aFamily} onAct={noop} />, aClient());
  const image = within(screen.getByRole('row', { name: /Image : au collège/ }));
  expect(image.getByText('Incomplet')).toBeTruthy();
  expect(image.getByText('Attendu : MARTIN Paul (père)')).toBeTruthy();
  expect(image.getByText('le 16/11/2026')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('answers are sent with the words typed instead of a drawing', async () => {
  const asked = serve({ [`POST /people/${PERSON}/signings`]: {} });
  renderPart(<SigningDialog family={aFamily} stayId={id('40')} onClose={noop} onDone={nothing} />, aClient());
  fireEvent.change(screen.getByLabelText(/^Sorties/), { target: { value: 'given' } });
  fireEvent.change(screen.getByLabelText(/^Image/), { target: { value: 'given' } });
  fireEvent.click(screen.getByLabelText('Site de la ville'));
  fireEvent.change(screen.getByLabelText(/^Ou en toutes lettres/), { target: { value: 'lu et approuvé' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer les réponses' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    party: 'guardian',
    guardianId: mother.id,
    signerName: 'Nadia Martin',
    on: TODAY,
    how: 'screen',
    statement: 'lu et approuvé',
    strokes: [],
    answers: [
      { kind: 'outing', answer: 'given' },
      { kind: 'image', answer: 'given', scopes: ['city_website'] },
    ],
  });
});

test('what is missing is said beside its question', async () => {
  serve({
    [`POST /people/${PERSON}/signings`]: refusal(422, 'invalid', {
      errors: [
        { field: 'answers.0.validUntil', code: 'required', params: {} },
        { field: 'guardianId', code: 'no_authority', params: {} },
      ],
    }),
  });
  renderPart(<SigningDialog family={aFamily} stayId={null} onClose={noop} onDone={nothing} />, aClient());
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer les réponses' }));
  expect(screen.getByRole('alert').textContent).toMatch(/au moins une réponse/);
  fireEvent.change(screen.getByLabelText(/^Attestation d’assurance/), { target: { value: 'given' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer les réponses' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/n’a pas l’autorité/));
  fireEvent.click(within(screen.getByRole('alert')).getByRole('link', { name: /Valable jusqu’au/ }));
  expect(document.activeElement).toBe(screen.getByLabelText(/^Valable jusqu’au/));
});

test('a drawing is made of strokes, without dots and without needless points', () => {
  expect(withPoint([[100, 100]], 102, 101)).toEqual([[100, 100]]);
  expect(withPoint([[100, 100]], 120, 100)).toEqual([[100, 100, 120, 100]]);
  expect(withPoint([], 1, 1)).toEqual([]);
  expect(
    drawn([
      [1, 1],
      [1, 1, 20, 20],
    ]),
  ).toEqual([[1, 1, 20, 20]]);
  const full = [Array.from({ length: 8000 }, (_, at) => at)];
  expect(withPoint(full, 0, 0)).toBe(full);
});

test('the pad gives what was drawn, and erases it', () => {
  const change = vi.fn();
  renderPart(<SignaturePad value={[]} onChange={change} />, aClient());
  const pad = screen.getByRole('img', { name: 'Cadre de signature vide' });
  pad.getBoundingClientRect = () => ({ left: 0, top: 0, width: 600, height: 200 }) as DOMRect;
  fireEvent.pointerDown(pad, { clientX: 10, clientY: 20, pointerId: 1 });
  fireEvent.pointerMove(pad, { clientX: 60, clientY: 40, pointerId: 1 });
  fireEvent.pointerUp(pad, { pointerId: 1 });
  expect(change).toHaveBeenLastCalledWith([[20, 40, 120, 80]]);
  fireEvent.click(screen.getByRole('button', { name: 'Effacer la signature' }));
  expect(change).toHaveBeenLastCalledWith([]);
});

test('the timeline tells who came and what was answered', () => {
  const words = (vocabulary: string, code: string) =>
    vocabularies[vocabulary]?.find((choice) => choice.code === code)?.label.fr ?? code;
  const tell = (code: string, params: Record<string, string>) => sentence({ title: { code, params } }, words);
  expect(tell('convocation_no_show', { purpose: 'review' })).toBe(
    'Personne n’est venu au rendez-vous : entretien de bilan',
  );
  expect(tell('interview_held', { purpose: 'presentation', mode: 'home', present: 'young,mother' })).toBe(
    'Entretien : entretien de présentation (à domicile), venus : le jeune, la mère',
  );
  expect(tell('signing', { party: 'guardian', relation: 'mother', given: 'contract,outing', refused: 'image' })).toBe(
    'Réponse (mère) · accordé : contrat d’engagement, sorties · refusé : image',
  );
  expect(tell('signing', { party: 'young', relation: 'young', given: 'contract' })).toBe(
    'Réponse du jeune · accordé : contrat d’engagement',
  );
});

test('other pages open the page of a family with an act', () => {
  expect(familyHref(PERSON, 'signer', id('40'))).toBe(`/dossiers/${PERSON}/famille?acte=signer&accueil=${id('40')}`);
  expect(cleanFamilySearch({ acte: 'effacer', accueil: 'x' })).toEqual({ acte: undefined, accueil: undefined });
  expect(cleanFamilySearch({ acte: 'appel', accueil: id('40') })).toEqual({ acte: 'appel', accueil: id('40') });
});
