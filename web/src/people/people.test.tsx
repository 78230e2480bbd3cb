// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type Asked,
  aClient,
  aFather,
  aMother,
  aPerson,
  forget,
  PERSON,
  refusal,
  renderAt,
  serve,
  source,
  staysWhenAsked,
} from '@/files/testing';
import { i18n } from '@/i18n';
import { renderPart, violations } from '@/ui/testing';
import { GuardianForm } from './GuardianForm';
import { changesOf, clashesOf } from './merge';
import { NewPersonDialog } from './NewPersonDialog';
import { PersonForm } from './PersonForm';
import { RestrictionForm } from './RestrictionForm';
import { NEW_GUARDIAN } from './values';

const nothing = () => undefined;
const of = (log: Asked[], method: string) => log.filter((asked) => asked.method === method);

afterEach(forget);

test('every evidence of the server has words', async () => {
  const nameMatch = await source('server/people/name_match.cpp');
  const codes = [...nameMatch.matchAll(/push_back\(\{"(\w+)"/g)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !i18n.messages[`evidence.${code}`])).toEqual([]);
});

test('what only one side changed needs no decision', () => {
  const base = { a: 1, b: 2, c: [3] };
  expect(changesOf(base, { a: 1, b: 5, c: [3] })).toEqual({ b: 5 });
  expect(clashesOf(base, { a: 9, b: 2, c: [4] }, { a: 1, b: 7, c: [5] })).toEqual(['c']);
  expect(clashesOf(base, { a: 9, b: 2, c: [3] }, { a: 9, b: 2, c: [3] })).toEqual([]);
});

test('a guardian is added with rights, phone and protected address', async () => {
  const log = serve({
    [`POST /people/${PERSON}/guardians`]: (asked: Asked) => ({ ...aMother, ...(asked.body as object) }),
  });
  const saved = vi.fn();
  renderPart(<GuardianForm personId={PERSON} onSaved={saved} onClose={nothing} />, aClient());
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText('Nom'), 'Diallo');
  await userEvent.selectOptions(dialog.getByLabelText('Lien avec le jeune'), 'grandparent');
  await userEvent.click(dialog.getByRole('radio', { name: 'Sans autorité parentale' }));
  await userEvent.click(dialog.getByRole('checkbox', { name: /^Peut être contacté/ }));
  await userEvent.type(dialog.getByLabelText(/^Téléphone/), '06 33 33 33 33');
  await userEvent.click(dialog.getByRole('checkbox', { name: /^Adresse à ne communiquer/ }));
  expect(await violations()).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Ajouter un responsable' }));
  await waitFor(() => expect(saved).toHaveBeenCalled());
  expect(of(log, 'POST')[0]?.body).toMatchObject({
    ...NEW_GUARDIAN,
    lastName: 'Diallo',
    relation: 'grandparent',
    authority: 'no',
    mayContact: false,
    phone: '06 33 33 33 33',
    addressHidden: true,
  });
});

test('two people changed one number: the other fields of both are kept', async () => {
  const stored = { ...aMother, phone: '0699999999', email: 'n@exemple.fr', version: 2 };
  const log = serve({
    [`PATCH /guardians/${aMother.id}`]: (asked: Asked) =>
      asked.ifMatch === '"2"'
        ? { ...stored, ...(asked.body as object), version: 3 }
        : refusal(412, 'stale', { current: stored }),
  });
  const saved = vi.fn();
  renderPart(<GuardianForm personId={PERSON} guardian={aMother} onSaved={saved} onClose={nothing} />, aClient());
  const form = within(await screen.findByRole('dialog', { name: 'Modifier le responsable' }));
  await userEvent.clear(form.getByLabelText(/^Téléphone/));
  await userEvent.type(form.getByLabelText(/^Téléphone/), '0688888888');
  await userEvent.click(form.getByRole('checkbox', { name: 'Peut venir chercher le jeune' }));
  await userEvent.click(form.getByRole('button', { name: 'Enregistrer le responsable' }));
  const clash = within(await screen.findByRole('dialog', { name: /Quelqu’un d’autre/ }));
  expect(clash.getAllByRole('group')).toHaveLength(1);
  // Two numbers together are none.
  expect(clash.queryByRole('radio', { name: 'Réunir les deux' })).toBeNull();
  await userEvent.click(clash.getByRole('radio', { name: 'Garder le texte enregistré' }));
  await userEvent.click(clash.getByRole('button', { name: 'Enregistrer ce choix' }));
  await waitFor(() => expect(saved).toHaveBeenCalled());
  expect(of(log, 'PATCH').at(-1)?.body).toEqual({ mayCollect: false });
  expect(saved.mock.calls[0]?.[0]).toMatchObject({ phone: '0699999999', email: 'n@exemple.fr', mayCollect: false });
});

test('a restriction names its guardian and asks for the reference, never the reasons', async () => {
  const log = serve({
    [`POST /people/${PERSON}/restrictions`]: (asked: Asked) =>
      (asked.body as { kind: string }).kind
        ? { ...(asked.body as object), personId: PERSON, active: true, version: 1 }
        : refusal(422, 'invalid', { errors: [{ field: 'kind', code: 'required', params: {} }] }),
  });
  const saved = vi.fn();
  renderPart(
    <RestrictionForm personId={PERSON} guardians={[aMother, aFather]} onSaved={saved} onClose={nothing} />,
    aClient(),
  );
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Jamais les motifs du jugement/)).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Ajouter une restriction' }));
  expect(await dialog.findByText('Ce qui est interdit ou limité : Remplissez ce champ.')).toBeTruthy();
  await userEvent.selectOptions(dialog.getByLabelText('Ce qui est interdit ou limité'), 'no_collection');
  await userEvent.selectOptions(dialog.getByLabelText(/^Responsable concerné/), aFather.id);
  await userEvent.type(dialog.getByLabelText(/^Décision vue le/), '03/09/2026');
  expect(await violations()).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Ajouter une restriction' }));
  await waitFor(() => expect(saved).toHaveBeenCalled());
  expect(of(log, 'POST').at(-1)?.body).toMatchObject({
    kind: 'no_collection',
    guardianId: aFather.id,
    seenOn: '2026-09-03',
  });
  const [refused, stored] = of(log, 'POST').map((asked) => (asked.body as { id: string }).id);
  expect(refused).toBe(stored);
});

test('a corrected identity close to another file says so', async () => {
  serve({
    'GET /people/candidates': {
      items: [
        { ...aPerson, score: 100, level: 'same', evidence: [] },
        {
          ...aPerson,
          id: aFather.id,
          firstName: 'Lyna',
          score: 80,
          level: 'likely',
          evidence: [{ code: 'same_birth_date', params: {} }],
        },
      ],
    },
  });
  renderPart(<PersonForm person={aPerson} onSaved={nothing} onClose={nothing} />, aClient());
  expect(await screen.findByText('Un autre dossier porte une identité très proche :')).toBeTruthy();
  expect(screen.getByRole('link', { name: /MARTIN Lyna/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /C’est cette personne/ })).toBeNull();
  expect(await violations()).toEqual([]);
});

describe('leaving without saving is asked about', () => {
  test.each([
    ['a person', /^Nom/, <PersonForm key="p" person={aPerson} onSaved={nothing} onClose={nothing} />],
    ['a guardian', /^Nom/, <GuardianForm key="g" personId={PERSON} onSaved={nothing} onClose={nothing} />],
    [
      'a restriction',
      /^Référence/,
      <RestrictionForm key="r" personId={PERSON} guardians={[]} onSaved={nothing} onClose={nothing} />,
    ],
    ['a new file', /^Nom/, <NewPersonDialog key="n" onPerson={nothing} onClose={nothing} />],
  ])('%s', async (_, label, form) => {
    serve({ 'GET /people/candidates': { items: [] } });
    const view = await renderAt('/ici', [{ path: '/ici', page: () => form }]);
    const [field] = await screen.findAllByLabelText(label);
    await userEvent.type(field as HTMLElement, 'Müller');
    await staysWhenAsked(view);
    expect(field).toHaveProperty('value', expect.stringContaining('Müller'));
  });
});
