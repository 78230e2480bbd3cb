// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { type Asked, forget, id, refusal, renderAt, serve, staysWhenAsked } from '@/files/testing';
import { violations } from '@/ui/testing';
import { ADMINISTRATORS } from '@/ui/testingRights';
import AccountsPage from './AccountsPage';
import AuditPage from './AuditPage';
import SettingsPage from './SettingsPage';
import TeamsPage from './TeamsPage';
import { temporaryPassword } from './temporaryPassword';
import { auditWords, settingValue } from './words';

function membership(number: string, some: Partial<Schema<'Membership'>>): Schema<'Membership'> {
  const team = { role: 'coordinator', placeId: id('61'), placeName: 'Accueil des collégiens' } as const;
  return { id: id(number), ...team, from: null, to: null, standsFor: null, state: 'now', version: 1, ...some };
}

const team: Schema<'Team'> = {
  id: id('61'),
  name: 'Accueil des collégiens',
  schemes: ['exclusion'],
  closedOn: null,
  version: 1,
};
const city: Schema<'Organisation'> = {
  id: id('60'),
  name: 'Ville de Valmont',
  version: 2,
  teams: [team, { ...team, id: id('62'), name: 'Ancienne équipe', schemes: [], closedOn: '2026-07-03' }],
};
const organisations = { 'GET /organisations': { items: [city] } };

const account: Schema<'UserAccount'> = {
  id: id('70'),
  login: 'samia',
  displayName: 'Samia Bel',
  roles: ['coordinator', 'administrator'],
  memberships: [
    membership('71', { to: '2026-12-18' }),
    membership('72', { role: 'administrator', placeId: id('60'), placeName: 'Ville de Valmont' }),
    membership('73', { placeName: 'Accueil des lycéens', to: '2026-07-03', state: 'ended' }),
  ],
  active: true,
  mustChangePassword: false,
  lastSignInAt: '2026-11-19T07:30:00Z',
  lockedUntil: '2026-11-20T09:15:00Z',
  createdAt: '2025-09-01T08:00:00Z',
  version: 4,
};
const pages = [
  { path: '/administration', page: AccountsPage },
  { path: '/administration/equipes', page: TeamsPage },
  { path: '/administration/consultations', page: AuditPage },
  { path: '/administration/reglages', page: SettingsPage },
];

/** The pages as an administrator sees them. */
async function asAdministrator(href: string) {
  const view = await renderAt(href, pages);
  const session = view.client.getQueryData(sessionQuery.queryKey) as Schema<'Session'>;
  view.client.setQueryData(sessionQuery.queryKey, {
    ...session,
    user: { ...session.user, roles: ['administrator'], rights: ADMINISTRATORS },
  });
  return view;
}

afterEach(forget);

test('somebody who does not administer is told so, and nothing is asked of the server', async () => {
  const log = serve({});
  await renderAt('/administration', pages);
  expect(await screen.findByText('Cette page est réservée à l’administration')).toBeTruthy();
  expect(log).toEqual([]);
});

describe('accounts', () => {
  test('a locked one says until when', async () => {
    serve({ ...organisations, 'GET /users': { items: [account] } });
    await asAdministrator('/administration');
    expect(await screen.findByText(/^Bloqué jusqu’au 20\/11\/2026 à 10.h.15$/)).toBeTruthy();
    expect(screen.getByText(/^Coordination, Accueil des collégiens/).textContent).toContain('jusqu’au 18/12/2026');
    expect(screen.getByText('Administration, Ville de Valmont')).toBeTruthy();
    expect(screen.queryByText(/lycéens/)).toBeNull();
    expect(await violations()).toEqual([]);
  });

  test('a new one is handed over with its password, shown once', async () => {
    const log = serve({
      ...organisations,
      'GET /users': { items: [account] },
      'POST /users': (asked: Asked) => {
        const { password, ...said } = asked.body as Schema<'UserCreate'>;
        return { ...account, ...said, version: 1 };
      },
    });
    await asAdministrator('/administration');
    await userEvent.click(await screen.findByRole('button', { name: 'Créer un compte' }));
    const dialog = within(await screen.findByRole('dialog'));
    const proposed = (dialog.getByLabelText('Mot de passe provisoire') as HTMLInputElement).value;
    await userEvent.click(dialog.getByRole('button', { name: 'En proposer un autre' }));
    const password = (dialog.getByLabelText('Mot de passe provisoire') as HTMLInputElement).value;
    expect(password).not.toBe(proposed);
    await userEvent.type(dialog.getByLabelText('Nom affiché'), 'Robin Test');
    await userEvent.type(dialog.getByLabelText('Identifiant'), 'robin');
    await userEvent.click(dialog.getByRole('button', { name: 'Créer un compte' }));
    expect(await dialog.findByText(password)).toBeTruthy();
    expect(log.find((asked) => asked.method === 'POST')?.body).toMatchObject({
      displayName: 'Robin Test',
      login: 'robin',
      memberships: [{ role: 'coordinator', placeId: team.id, from: null, to: null }],
      password,
    });
    expect(await violations()).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'C’est noté' }));
    await waitFor(() => expect(screen.queryByText(password)).toBeNull());
  });

  test('a half-written one is not left unasked; once handed over, it is', async () => {
    serve({
      ...organisations,
      'GET /users': { items: [account] },
      'POST /users': { ...account, displayName: 'Robin Test' },
    });
    const view = await asAdministrator('/administration');
    await userEvent.click(await screen.findByRole('button', { name: 'Créer un compte' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Nom affiché'), 'Robin Test');
    await staysWhenAsked(view);
    await userEvent.type(dialog.getByLabelText('Identifiant'), 'robin');
    await userEvent.click(dialog.getByRole('button', { name: 'Créer un compte' }));
    await screen.findByRole('dialog', { name: /^Compte créé/ });
    await view.router.navigate({ href: '/ailleurs' });
    expect(view.router.state.location.pathname).toBe('/ailleurs');
  });

  test('an administrator is one in an organisation; a team that is closed takes nobody in', async () => {
    const log = serve({
      ...organisations,
      'GET /users': { items: [account] },
      [`POST /users/${account.id}/memberships`]: { ...account, memberships: [] },
    });
    await asAdministrator('/administration');
    await userEvent.click(await screen.findByRole('button', { name: 'Actions sur le compte de Samia Bel' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Rôles et équipes' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Ajouter un rôle' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Ajouter un rôle' }));
    const offered = (label: string) =>
      within(dialog.getByLabelText(label))
        .getAllByRole('option')
        .map(({ textContent }) => textContent);
    expect(offered('Équipe')).toEqual(['Choisir…', 'Accueil des collégiens']);
    await userEvent.selectOptions(dialog.getByLabelText('Rôle'), 'administrator');
    expect(offered('Organisation')).toEqual(['Choisir…', 'Ville de Valmont']);
    await userEvent.type(dialog.getByLabelText(/^Dernier jour/), '31/12/2026');
    expect(await violations()).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Ajouter un rôle' }));
    await waitFor(() =>
      expect(log.find(({ method }) => method === 'POST')?.body).toMatchObject({
        role: 'administrator',
        placeId: city.id,
        from: null,
        to: '2026-12-31',
      }),
    );
  });

  test('the last administrator stays one', async () => {
    serve({
      ...organisations,
      'GET /users': { items: [account] },
      [`PATCH /memberships/${id('72')}`]: refusal(409, 'last_administrator'),
    });
    await asAdministrator('/administration');
    await userEvent.click(await screen.findByRole('button', { name: 'Actions sur le compte de Samia Bel' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Rôles et équipes' }));
    expect(screen.getByText('Terminé')).toBeTruthy();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Changer les dates : Administration, Ville de Valmont' }),
    );
    await userEvent.type(screen.getByLabelText(/^Dernier jour/), '20/11/2026');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText(/Il faut garder au moins un administrateur/)).toBeTruthy();
  });

  test('a new password goes to the account it was made for', async () => {
    const log = serve({
      ...organisations,
      'GET /users': { items: [account] },
      [`PUT /users/${account.id}/password`]: () => new Response(null, { status: 204 }),
    });
    await asAdministrator('/administration');
    await userEvent.click(await screen.findByRole('button', { name: 'Actions sur le compte de Samia Bel' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Donner un nouveau mot de passe' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Nouveau mot de passe : Samia Bel' }));
    const { value } = dialog.getByLabelText('Mot de passe provisoire') as HTMLInputElement;
    await userEvent.click(dialog.getByRole('button', { name: 'Donner un nouveau mot de passe' }));
    expect(await dialog.findByText(value)).toBeTruthy();
    expect(log.find((asked) => asked.method === 'PUT')?.body).toEqual({ newPassword: value });
  });
});

describe('teams', () => {
  test('say what they run and who is in them, and are changed with the version that was read', async () => {
    const log = serve({
      ...organisations,
      'GET /users': { items: [account] },
      [`PATCH /teams/${team.id}`]: { ...team, version: 2 },
    });
    await asAdministrator('/administration/equipes');
    expect(await screen.findByText('Accueil des collégiens exclus')).toBeTruthy();
    expect(await screen.findByText('Samia Bel')).toBeTruthy();
    expect(screen.getByText('Fermée le 03/07/2026')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Modifier l’équipe Accueil des collégiens' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Suivi des jeunes en rupture' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() => expect(log.some(({ method }) => method === 'PATCH')).toBe(true));
    const sent = log.find(({ method }) => method === 'PATCH');
    expect(sent?.body).toEqual({ name: team.name, schemes: ['exclusion', 'drop_out'], closedOn: null });
  });

  test('are made in an organisation', async () => {
    const log = serve({
      ...organisations,
      'GET /users': { items: [] },
      [`POST /organisations/${city.id}/teams`]: { ...team, id: id('63') },
    });
    await asAdministrator('/administration/equipes');
    await userEvent.click(await screen.findByRole('button', { name: 'Créer une équipe' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Nom de l’équipe'), 'Suivi');
    await userEvent.click(dialog.getByRole('button', { name: 'Créer une équipe' }));
    await waitFor(() =>
      expect(log.find(({ method }) => method === 'POST')?.body).toMatchObject({ name: 'Suivi', schemes: [] }),
    );
  });
});

describe('the access log', () => {
  const line: Schema<'AuditLine'> = {
    id: id('80'),
    at: '2026-11-19T09:30:00Z',
    user: { id: account.id, displayName: 'Samia Bel' },
    action: 'open',
    entity: 'file',
    entityId: id('1'),
    personId: id('1'),
    personName: 'MARTIN Lina',
  };

  test('says who did what on whose file, a page at a time, narrowed by the address', async () => {
    const log = serve({
      'GET /users/directory': { items: [{ id: account.id, displayName: account.displayName }] },
      'GET /mass-readings': { items: [], filesAnHour: 40, filesADay: 100, toNote: 0 },
      'GET /audit': (asked: Asked) =>
        asked.search.has('cursor')
          ? { items: [{ ...line, id: id('81'), user: null, action: 'undo', entity: 'stay' }], nextCursor: null }
          : { items: [line], nextCursor: 'c1' },
    });
    const { router } = await asAdministrator(`/administration/consultations?personId=${id('1')}`);
    expect(await screen.findByText('Consultation · dossier')).toBeTruthy();
    expect(await violations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Afficher la suite' }));
    expect(await screen.findByText('Retour à l’étape précédente · accueil')).toBeTruthy();
    expect(screen.getByText('Le programme')).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Qui/ }), account.id);
    await waitFor(() => expect(router.state.location.search).toEqual({ personId: id('1'), userId: account.id }));
    await userEvent.click(screen.getByRole('button', { name: /^Dossier de/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ userId: account.id }));
    const last = log.filter((asked) => asked.path === '/audit').at(-1);
    expect(Object.fromEntries(last?.search ?? [])).toEqual({ userId: account.id });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Acte/ }), 'taken');
    await userEvent.type(screen.getByLabelText(/^Du/), '01/11/2026{Tab}');
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ userId: account.id, kind: 'taken', from: '2026-11-01' }),
    );
    await waitFor(() =>
      expect(Object.fromEntries(log.filter((asked) => asked.path === '/audit').at(-1)?.search ?? [])).toEqual({
        userId: account.id,
        kind: 'taken',
        from: '2026-11-01',
      }),
    );
  });

  test.each([
    ['sign_in', 'user', 'Connexion'],
    ['update', 'user', 'Modification · compte'],
    ['reset_password', 'user', 'Nouveau mot de passe donné'],
    ['unheard_of', 'stay', 'unheard_of · accueil'],
  ])('%s of %s reads "%s"', (action, entity, words) => {
    expect(auditWords({ action, entity })).toBe(words);
  });
});

describe('settings', () => {
  const setting: Schema<'DatedSetting'> = {
    id: 'conservatoire.min_delay@2019-09-01',
    key: 'conservatoire.min_delay',
    value: 2,
    unit: 'working_days',
    from: '2019-09-01',
    before: null,
    source: 'art. R421-10-1',
    status: 'verified',
    state: 'in_force',
    shipped: true,
    comment: '',
    createdAt: null,
    createdBy: null,
  };
  const past: Schema<'DatedSetting'> = {
    ...setting,
    id: 'conservatoire.min_delay@2000-01-01',
    value: 3,
    from: '2000-01-01',
    before: '2019-09-01',
    state: 'past',
  };

  test('are read with their unit, their source and the days they hold, past ones on demand', async () => {
    serve({ 'GET /settings': { items: [past, setting] } });
    await asAdministrator('/administration/reglages');
    expect(await screen.findByText('à partir du 1er septembre 2019')).toBeTruthy();
    expect(screen.queryByText('3 jours ouvrables')).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Avec les valeurs passées et remplacées' }));
    expect(screen.getByText('3 jours ouvrables')).toBeTruthy();
    expect(screen.getByText('du 1er janvier 2000 au 31 août 2019')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test('get a new value from a day on', async () => {
    const log = serve({
      'GET /settings': { items: [setting] },
      'POST /settings': { items: [setting] },
    });
    await asAdministrator('/administration/reglages');
    await screen.findByText('2 jours ouvrables');
    await userEvent.click(screen.getByRole('button', { name: 'Nouvelle valeur' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.clear(within(dialog).getByRole('textbox', { name: /^Valeur/ }));
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^Valeur/ }), '4');
    await userEvent.clear(within(dialog).getByRole('textbox', { name: /^À partir du/ }));
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^À partir du/ }), '1/1/2027');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() => expect(log.some(({ method }) => method === 'POST')).toBe(true));
    const [sent] = log.filter(({ method }) => method === 'POST');
    expect(sent?.body).toMatchObject({ key: 'conservatoire.min_delay', value: 4, from: '2027-01-01', before: null });
  });

  test('say which number is missing before anything is sent', async () => {
    const log = serve({ 'GET /settings': { items: [setting] } });
    await asAdministrator('/administration/reglages');
    await screen.findByText('2 jours ouvrables');
    await userEvent.click(screen.getByRole('button', { name: 'Nouvelle valeur' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.clear(within(dialog).getByRole('textbox', { name: /^Valeur/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer' }));
    expect((await within(dialog).findAllByText('Écrivez un nombre entier')).length).toBeGreaterThan(0);
    expect(log.every(({ method }) => method === 'GET')).toBe(true);
  });
});

test('a time of day in minutes is read as a time', () => {
  const start = { value: 810, unit: 'minutes_after_midnight' };
  expect(settingValue(start).replaceAll('\u00a0', ' ')).toBe('13 h 30');
});

test('temporary passwords are long, easily copied, and never the same', () => {
  const some = Array.from({ length: 50 }, temporaryPassword);
  for (const password of some) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  expect(new Set(some).size).toBe(some.length);
});
