// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { aClient, renderPage, type Sent, serverWith } from '@/receptions/testing';
import { renderPart, violations } from '@/ui/testing';
import { aRow, CHECK, FACTS, GROUP, WEEK } from './examples';
import { PlacementDialog } from './PlacementDialog';
import { PlaceOfStay } from './PlaceOfStay';
import WaitingPage from './WaitingPage';
import { WeekBoard } from './WeekBoard';

const ROW = aRow(1);
const DAYS = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];

/** A server with one full Monday; `more` answers before it. */
function aServer(more: (request: Sent) => { status?: number; body: unknown } | undefined = () => undefined) {
  return serverWith((request) => {
    const own = more(request);
    if (own) return own;
    if (request.path.endsWith('/places'))
      return { body: { groups: [GROUP], exceptions: [], weeks: [], usualPlaces: 6 } };
    if (request.path.endsWith('/placement-check')) return { body: checkOf(request) };
    return { body: {} };
  });
}

/** What is left out is no longer full; a deferred reception has room. */
function checkOf({ body }: Sent) {
  const skip = (body.skip as string[] | undefined) ?? [];
  const elsewhere = Boolean(body.weekId);
  if (skip.length === 0 && !elsewhere) return CHECK;
  return {
    ...CHECK,
    from: elsewhere ? '2026-12-07/am' : null,
    to: elsewhere ? '2026-12-08/pm' : null,
    findings: elsewhere && !body.agreement ? [{ code: 'deferral_not_agreed', params: {}, needsReason: true }] : [],
  };
}

function openDialog() {
  const done: string[] = [];
  renderPart(
    <PlacementDialog
      placed={{ ...ROW, facts: FACTS }}
      title="Accueillir JEUNE 1"
      submitLabel="Accepter"
      onClose={() => done.push('closed')}
    />,
    aClient(),
  );
  return done;
}

const decisionsIn = (requests: Sent[]) => requests.filter((request) => request.path.endsWith('/decision'));

describe('choosing a place', () => {
  test('a full half-day wants a reason, which is sent with the acceptance', async () => {
    const requests = aServer();
    const done = openDialog();
    expect(await screen.findByText(/^Complet : lun\. 23 nov\. matin/)).toBeTruthy();
    expect(screen.getByText(/vérifier la déclaration au SDJES/)).toBeTruthy();
    expect(screen.getByText(/JEUNE 2 : 2 → 0/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Accepter' }));
    expect(decisionsIn(requests)).toHaveLength(0);
    await userEvent.type(screen.getByLabelText('Raison de passer outre'), 'une place de plus');
    await userEvent.click(screen.getByRole('button', { name: 'Accepter' }));
    await waitFor(() => expect(done).toEqual(['closed']));
    const [decision] = decisionsIn(requests);
    expect(decision?.ifMatch).toBe('"3"');
    expect(decision?.body).toMatchObject({
      decision: 'accept',
      placement: { overrides: [{ code: 'place_full', reason: 'une place de plus' }] },
    });
  });

  test('full half-days can be left out instead', async () => {
    const requests = aServer();
    openDialog();
    await userEvent.click(await screen.findByLabelText(/N’accueillir que les demi-journées où il reste une place/));
    await waitFor(() => expect(screen.queryByText(/^Complet/)).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Accepter' }));
    await waitFor(() => expect(decisionsIn(requests)).toHaveLength(1));
    expect(decisionsIn(requests)[0]?.body).toMatchObject({ placement: { skip: ['2026-11-23/am', '2026-11-23/pm'] } });
  });

  test('a planned week is proposed where it has room, with what the school said', async () => {
    const requests = aServer();
    openDialog();
    await userEvent.click(await screen.findByLabelText('Semaine d’accueil'));
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Semaine d’accueil' });
    expect(select.selectedOptions[0]?.textContent).toContain('7 décembre 2026');
    await userEvent.type(screen.getByLabelText('Qui l’a dit'), 'Mme Roy');
    expect(await screen.findByText(/accueil du 7 au 8 décembre 2026/)).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/n’est pas noté/)).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Accepter' }));
    await waitFor(() => expect(decisionsIn(requests)).toHaveLength(1));
    expect(decisionsIn(requests)[0]?.body).toMatchObject({
      placement: { weekId: CHECK.weeks?.[1]?.id, agreement: { by: 'Mme Roy', on: '2026-11-20', channel: 'phone' } },
    });
  });

  test('is accessible', async () => {
    aServer();
    openDialog();
    await screen.findByText(/^Complet/);
    expect(await violations()).toEqual([]);
  });
});

describe('the waiting list', () => {
  const list = { rules: ['cannot_defer', 'nearest_start'], items: [ROW, aRow(2)] };
  const open = (items = list.items) => {
    const requests = aServer(({ path, method }) =>
      path.endsWith('/waiting-list') || path.endsWith('/rank')
        ? { body: { ...list, items: method === 'GET' ? items : list.items } }
        : undefined,
    );
    renderPage('attente', '/attente', <WaitingPage />);
    return requests;
  };

  test('says the rank, why, and where there is room', async () => {
    open();
    const items = within(await screen.findByRole('list', { name: 'Liste d’attente' }));
    expect(items.getByText('6e ou 5e')).toBeTruthy();
    expect(items.getByText('Passe avant le suivant : 6e ou 5e')).toBeTruthy();
    expect(items.getAllByText('Place pour 1 des 4 demi-journées')).toHaveLength(2);
    expect(screen.getByText("D'abord ceux dont le début ne peut pas être reporté")).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test('another rank wants a reason', async () => {
    const requests = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Autres actions pour JEUNE 2' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Mettre en tête' }));
    const dialog = await screen.findByRole('dialog', { name: 'Mettre JEUNE 2 au rang 1' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Donner ce rang' }));
    expect(requests.filter(({ path }) => path.endsWith('/rank'))).toHaveLength(0);
    await userEvent.type(within(dialog).getByLabelText('Raison'), 'seul à la maison');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Donner ce rang' }));
    await waitFor(() => expect(requests.filter(({ path }) => path.endsWith('/rank'))).toHaveLength(1));
    expect(requests.find(({ path }) => path.endsWith('/rank'))?.body).toMatchObject({
      rank: 1,
      reason: 'seul à la maison',
    });
  });

  test('a rank given by hand is shown with its reason and can be taken back', async () => {
    const moved = {
      id: 'm',
      rank: 1,
      reason: 'seul',
      at: '2026-11-19T08:00:00Z',
      by: null,
      withdrawnAt: null,
      withdrawnBy: null,
    };
    const requests = open([aRow(1, { ruleRank: 2, moved, aheadBy: '' })]);
    expect(await screen.findByText('Rang donné à la main (règles : 2)')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Revenir à l’ordre des règles' }));
    await waitFor(() => expect(requests.some(({ method }) => method === 'DELETE')).toBe(true));
  });

  test('dates gone by are said', async () => {
    open([aRow(1, { halfDays: [], freeHalfDays: [], gone: 4 })]);
    expect(await screen.findByText('Dates passées')).toBeTruthy();
    expect(screen.getByText(/4 demi-journées passées en attente/)).toBeTruthy();
  });
});

test('the week says how full each half-day is, who is there and who waits', async () => {
  const { container } = renderPart(<WeekBoard week={WEEK} days={DAYS} today="2026-11-20" />, aClient());
  expect(screen.getByText('6 sur 6, complet')).toBeTruthy();
  expect(screen.getByText('7 pour 6 places : 1 de trop')).toBeTruthy();
  expect(screen.getAllByText('1 sur 6, 5 places libres')).toHaveLength(7);
  expect(screen.getByText('Reporté')).toBeTruthy();
  const waiting = screen.getByRole('row', { name: /JEUNE 1/ });
  expect(within(waiting).getByText('Attendu, complet')).toBeTruthy();
  expect(within(waiting).getByText('Attendu, une place est libre')).toBeTruthy();
  expect(await violations(container)).toEqual([]);
});

const STAY = {
  id: '0199fb0d-0000-7000-8000-000000000501',
  referralId: ROW.referralId,
  personName: 'DUPONT Léa',
  state: 'accepted',
  measure: ROW.measure,
  halfDays: [],
  placement: {
    groupId: GROUP.id,
    groupLabel: '',
    deferred: true,
    from: '2026-11-30/am',
    to: '2026-12-01/pm',
    weekId: null,
    weekLabel: '',
    halfDays: [],
    skipped: [],
    overrides: [],
    facts: { ...FACTS, deferral: 'agreed', deferralBy: 'Mme Roy', deferralOn: '2026-11-19', deferralChannel: 'phone' },
  },
} as unknown as Schema<'Stay'>;

test('a deferred stay says both dates and who agreed', () => {
  renderPart(<PlaceOfStay stay={STAY} />, aClient());
  expect(screen.getByText(/Mesure du 23 au 24 novembre 2026 ; accueil du 30 novembre/)).toBeTruthy();
  expect(screen.getByText(/Report accepté par Mme Roy/)).toBeTruthy();
});

test('a stay that gives its places back says who is next', async () => {
  aServer(({ path }) =>
    path.endsWith('/waiting-list')
      ? { body: { rules: [], items: [aRow(1, { freeHalfDays: [] }), aRow(2)] } }
      : undefined,
  );
  const freed = [{ halfDay: '2026-11-24/am', planned: false, reason: 'stopped', label: '', attendance: null }];
  const stay = { ...STAY, state: 'cancelled_by_school', halfDays: freed } as Schema<'Stay'>;
  renderPage('stay', '/stay', <PlaceOfStay stay={stay} />);
  expect(await screen.findByRole('link', { name: 'JEUNE 2, rang 2 sur la liste d’attente' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Changer la place…' })).toBeNull();
});
