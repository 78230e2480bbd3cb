// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { metaQuery, sessionQuery } from '@/api/queries';
import { forget, id, refusal, renderAt, serve } from '@/files/testing';
import { translate } from '@/i18n';
import { BLUEPRINT } from '@/receptions/testing';
import { violations } from '@/ui/testing';
import { ADMINISTRATORS } from '@/ui/testingRights';
import BlueprintPage from './BlueprintPage';
import { changeWords, deadlineWords, parseSpan, placeWords, problemPlace } from './changeWords';
import { type Content, codeFor, fieldShifted, shifted } from './draft';
import { cleanPart } from './parts';
import VersionsPage from './VersionsPage';

const { settings: _settings, measureKinds: _kinds, ...CONTENT } = BLUEPRINT;
const content: Content = { ...CONTENT, version: 0 };
const shipped: Schema<'BlueprintVersion'> = {
  number: 0,
  id: null,
  state: 'in_force',
  validFrom: null,
  basedOn: 0,
  comment: '',
  changeCount: 0,
  createdAt: null,
  createdBy: null,
};
const planned: Schema<'BlueprintVersion'> = {
  number: 1,
  id: id('90'),
  state: 'planned',
  validFrom: '2027-01-04',
  basedOn: 0,
  comment: 'Rentrée de janvier',
  changeCount: 1,
  createdAt: '2026-11-19T08:00:00Z',
  createdBy: { id: id('91'), displayName: 'Alix Le Goff' },
};
const renaming: Schema<'BlueprintChange'> = {
  kind: 'changed',
  place: ['vocabularies', 'motive', 'bagarre'],
  label: 'Rixe',
  member: 'label.fr',
  before: 'Bagarre',
  after: 'Rixe',
};
const served = {
  'GET /blueprint/versions': { items: [shipped], latest: 0 },
  'GET /blueprint/versions/0': { ...shipped, content, changes: [], latest: 0 },
};
const pages = [
  { path: '/administration/dispositif', page: BlueprintPage, search: cleanPart },
  { path: '/administration/dispositif/versions', page: VersionsPage },
];

async function asAdministrator(href: string) {
  const view = await renderAt(href, pages);
  const session = view.client.getQueryData(sessionQuery.queryKey) as Schema<'Session'>;
  view.client.setQueryData(metaQuery.queryKey, { today: '2026-11-19' } as never);
  view.client.setQueryData(sessionQuery.queryKey, {
    ...session,
    user: { ...session.user, roles: ['administrator'], rights: ADMINISTRATORS },
  });
  return view;
}

afterEach(forget);

describe('the edited copy', () => {
  test('codes are made from words, never twice the same', () => {
    expect(codeFor('Objet trouvé', [])).toBe('objet_trouve');
    expect(codeFor('Objet trouvé', ['objet_trouve', 'objet_trouve_2'])).toBe('objet_trouve_3');
    expect(codeFor('???', [])).toBe('code');
  });

  test('an item moves one place and stays at either end', () => {
    expect(shifted(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(shifted(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  test('a field moves over the edge of its section', () => {
    const form = content.forms[0];
    if (!form) throw new Error('no form');
    const [first, second] = form.sections;
    const moved = fieldShifted(form, 0, (first?.fields.length ?? 0) - 1, 1);
    expect(moved.sections[1]?.fields[0]?.key).toBe(first?.fields.at(-1)?.key);
    expect(moved.sections[1]?.fields.length).toBe((second?.fields.length ?? 0) + 1);
  });
});

describe('in words', () => {
  test.each([
    [
      '3m',
      'return_day',
      'next-school-day',
      '3 mois après le retour dans l’établissement, reporté au jour de classe suivant',
    ],
    ['-1wd', 'stay_start', 'none', '1 jour ouvrable avant le début de l’accueil'],
    ['0d', 'stay_end', 'none', 'Le jour même : la fin de l’accueil'],
  ])('%s from %s', (add, base, roll, words) => {
    expect(deadlineWords({ add, base, roll })).toBe(words);
  });

  test('a span that is none is not guessed', () => expect(parseSpan('soon')).toBeNull());

  test('a change says what and where', () => {
    expect(changeWords(renaming, content)).toBe('« Bagarre » devient « Rixe »');
    expect(placeWords(renaming.place, content)).toBe('Motifs');
    expect(changeWords({ ...renaming, member: 'active', before: true, after: false }, content)).toBe(
      '« Rixe » n’est plus proposé',
    );
  });

  test('a changed date rule is said in the words of its page, never by its codes', () => {
    const rule: Schema<'BlueprintChange'> = {
      kind: 'changed',
      place: ['deadlines', 'follow_up_1'],
      label: 'Premier point',
      member: 'add',
      before: '15d',
      after: '-3sw',
    };
    expect(changeWords(rule, content)).toBe(
      '« Premier point », durée : « 15 jours après » devient « 3 semaines de classe avant »',
    );
    expect(changeWords({ ...rule, member: 'base', before: 'return_day', after: 'stay_end' }, content)).toBe(
      '« Premier point », date de départ : « le retour dans l’établissement » devient « la fin de l’accueil »',
    );
    expect(changeWords({ ...rule, member: 'roll', before: 'next-school-day', after: 'none' }, content)).toBe(
      '« Premier point », report : « au jour de classe suivant » devient « sans report »',
    );
    const form = content.forms[0];
    expect(
      changeWords(
        {
          ...rule,
          place: ['stayTransitions', 'accepted presented'],
          label: 'Fait',
          member: 'form',
          before: '',
          after: form?.kind ?? '',
        },
        content,
      ),
    ).toBe(`« Fait », formulaire : ${translate('admin.nothing')} devient « ${form?.label.fr} »`);
  });

  test('a problem is named by the words on the way to it', () => {
    expect(
      problemPlace({ severity: 'error', place: 'vocabularies.motive.0.label', code: 'required' }, content),
    ).toMatch(/^Motifs › /);
    expect(problemPlace({ severity: 'error', place: 'vocabularies.motive.vol', code: 'code_in_use' }, content)).toBe(
      'Motifs › vol',
    );
  });
});

describe('the page', () => {
  test('a word is changed, checked, and saved from a day on', async () => {
    const log = serve({
      ...served,
      'POST /blueprint/check': { problems: [], changes: [renaming] },
      'POST /blueprint/versions': { ...planned, number: 1 },
    });
    await asAdministrator('/administration/dispositif');
    const word = await screen.findByRole('textbox', { name: 'Libellé (FR) de bagarre' });
    expect(screen.getByRole('button', { name: 'Vérifier' })).toHaveProperty('disabled', true);
    await userEvent.clear(word);
    await userEvent.type(word, 'Rixe');
    await userEvent.click(screen.getByRole('button', { name: 'Vérifier' }));
    const dialog = await screen.findByRole('dialog', { name: 'Vérifier et enregistrer' });
    expect(within(dialog).getByText('« Bagarre » devient « Rixe »')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() =>
      expect(log.some(({ path, method }) => method === 'POST' && path === '/blueprint/versions')).toBe(true),
    );
    const sent = log.find(({ path, method }) => method === 'POST' && path === '/blueprint/versions')?.body as {
      content: Content;
    };
    expect(sent).toMatchObject({ basedOn: 0, latest: 0, validFrom: '2026-11-19' });
    expect(sent.content.vocabularies.motive?.find(({ code }) => code === 'bagarre')?.label.fr).toBe('Rixe');
  });

  test('what was typed is taken back in one step', async () => {
    serve(served);
    await asAdministrator('/administration/dispositif');
    const word = await screen.findByRole('textbox', { name: 'Libellé (FR) de bagarre' });
    await userEvent.type(word, ' générale');
    await userEvent.click(screen.getByRole('button', { name: 'Annuler' }));
    expect(word).toHaveProperty('value', 'Bagarre');
    await userEvent.click(screen.getByRole('button', { name: 'Rétablir' }));
    expect(word).toHaveProperty('value', 'Bagarre générale');
  });

  test('a code in force is retired, a new one can be deleted', async () => {
    serve(served);
    await asAdministrator('/administration/dispositif');
    await screen.findByRole('textbox', { name: 'Libellé (FR) de bagarre' });
    expect(screen.queryByRole('button', { name: 'Supprimer Bagarre' })).toBeNull();
    await userEvent.type(screen.getByRole('textbox', { name: 'Nouvelle entrée' }), 'Intrusion{Enter}');
    expect(screen.getByRole('textbox', { name: 'Libellé (FR) de intrusion' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Supprimer Intrusion' }));
    expect(screen.queryByRole('textbox', { name: 'Libellé (FR) de intrusion' })).toBeNull();
  });

  test('an error keeps the version from being saved', async () => {
    serve({
      ...served,
      'POST /blueprint/check': {
        problems: [{ severity: 'error', place: 'vocabularies.motive.vol', code: 'code_in_use' }],
        changes: [renaming],
      },
    });
    await asAdministrator('/administration/dispositif');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Libellé (FR) de bagarre' }), '!');
    await userEvent.click(screen.getByRole('button', { name: 'Vérifier' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('alert').textContent).toContain('Motifs › vol');
    expect(within(dialog).queryByRole('button', { name: 'Enregistrer' })).toBeNull();
  });

  test('every step has its moves, and a move can be added to another step', async () => {
    serve(served);
    await asAdministrator('/administration/dispositif?partie=etapes');
    const moves = await screen.findByRole('list', { name: /^Passages depuis Clos/ });
    expect(within(moves).queryAllByRole('listitem')).toEqual([]);
    const add = screen.getByRole('combobox', { name: /^Ajouter un passage depuis Clos/ });
    await userEvent.selectOptions(add, 'follow_up');
    expect(within(moves).getAllByRole('listitem').length).toBe(1);
  });

  test.each([
    ['formulaires', 'Titre du formulaire'],
    ['echeances', 'Échéances'],
    ['imprimes', 'Ce que dit la page'],
  ])('%s can be edited without a mouse and read by everybody', async (part, words) => {
    serve(served);
    await asAdministrator(`/administration/dispositif?partie=${part}`);
    expect((await screen.findAllByLabelText(words).catch(() => screen.findAllByText(words))).length).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
  });
});

describe('the versions', () => {
  test('a planned one is withdrawn', async () => {
    const log = serve({
      ...served,
      'GET /blueprint/versions': { items: [planned, shipped], latest: 1 },
      'POST /blueprint/versions/1/withdrawal': { ...planned, state: 'withdrawn' },
    });
    await asAdministrator('/administration/dispositif/versions');
    await userEvent.click(await screen.findByRole('button', { name: 'Abandonner' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Abandonner' }));
    await waitFor(() => expect(log.some(({ path }) => path.endsWith('/withdrawal'))).toBe(true));
    expect(await violations()).toEqual([]);
  });

  test('an import for today says which planned version takes over after it', async () => {
    serve({
      ...served,
      'GET /blueprint/versions': { items: [planned, { ...shipped, state: 'in_force' }], latest: 1 },
      'POST /scheme/import': { problems: [], changes: [renaming], settings: [], version: null },
    });
    await asAdministrator('/administration/dispositif/versions');
    await screen.findByText('Livrée avec Jalon');
    await userEvent.click(screen.getByRole('button', { name: 'Importer' }));
    const dialog = await screen.findByRole('dialog');
    const file = new File(['{}'], 'x.json', { type: 'application/json' });
    await userEvent.upload(within(dialog).getByLabelText(/^Fichier du dispositif/), file);
    expect((await within(dialog).findByRole('status')).textContent).toMatch(/version 1, prévue pour le 04\/01\/2027/);
    const from = within(dialog).getByRole('textbox', { name: /^Valable à partir du/ });
    await userEvent.clear(from);
    await userEvent.type(from, '4/1/2027');
    await userEvent.tab();
    await waitFor(() => expect(within(dialog).queryByRole('status')).toBeNull());
  });

  test('a file that is no scheme is refused before anything is written', async () => {
    serve({ ...served, 'POST /scheme/import': () => refusal(422, 'invalid') });
    await asAdministrator('/administration/dispositif/versions');
    await screen.findByText('Livrée avec Jalon');
    await userEvent.click(screen.getByRole('button', { name: 'Importer' }));
    const dialog = await screen.findByRole('dialog');
    const field = within(dialog).getByLabelText(/^Fichier du dispositif/);
    await userEvent.upload(field, new File(['not json'], 'x.json', { type: 'application/json' }));
    expect(await within(dialog).findByText('Ce fichier n’est pas un dispositif exporté de Jalon')).toBeTruthy();
    await userEvent.upload(field, new File(['{}'], 'x.json', { type: 'application/json' }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain('n’est pas un dispositif');
  });
});
