// SPDX-License-Identifier: EUPL-1.2
// For tests: a file, a server that answers from a table, and pages at an address.
import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { blueprintQuery, sessionQuery } from '@/api/queries';
import { aQueryClient, renderPart } from '@/ui/testing';
import { COORDINATORS } from '@/ui/testingRights';
import blueprint from '../../../data/blueprints/accueil-collegiens.json';
import { cleanFileFilters, cleanShown } from './filters';

export const id = (last: string) => `01900000-0000-7000-8000-${last.padStart(12, '0')}`;
export const PERSON = id('1');
const INSTANT = '2026-11-12T13:32:00Z';
export const SAMIA = { id: id('99'), displayName: 'Samia Bel' };

/** A file of the project, by its path from the root: codes are compared with where they are decided. */
export async function source(file: string): Promise<string> {
  // The client is typed for browsers only; its tests run on Node.
  const { readFileSync } = (await import('node:fs' as string)) as {
    readFileSync: (path: string, encoding: 'utf8') => string;
  };
  const here: string = import.meta.url;
  return readFileSync(new URL(`../../../${file}`, here).pathname, 'utf8');
}

/** What one test said must not be read by the next. */
export function forget() {
  notifications.clean();
  sessionStorage.clear();
  vi.unstubAllGlobals();
}

interface ShippedChoice {
  code: string;
  label: { fr: string };
}
/** The lists that come with the program. */
export const vocabularies: Record<string, Schema<'Choice'>[]> = Object.fromEntries(
  Object.entries(blueprint.vocabularies as Record<string, ShippedChoice[]>).map(([name, choices]) => [
    name,
    choices.map(({ code, label }) => ({ code, label, active: true })),
  ]),
);

export function aClient(): QueryClient {
  const client = aQueryClient();
  client.setQueryData(blueprintQuery.queryKey, { vocabularies, settings: {}, forms: [], stayTransitions: [] } as never);
  client.setQueryData(sessionQuery.queryKey, {
    user: { ...SAMIA, login: 'samia', roles: ['coordinator'], rights: COORDINATORS },
    csrfToken: 'x',
    idleSeconds: 1800,
    mustChangePassword: false,
  });
  return client;
}

export const aPerson: Schema<'Person'> = {
  id: PERSON,
  lastName: 'Martin',
  firstName: 'Lina',
  usualName: 'Lili',
  birthDate: '2013-03-27',
  birthDateUncertain: false,
  sex: 'female',
  address: { lines: '3 rue des Lilas', postcode: '93200', city: 'Rivemont' },
  addressHidden: true,
  phone: '0612345678',
  email: '',
  structureId: id('50'),
  structureName: 'Collège Jean-Vilar',
  className: '4e B',
  supports: ['pap'],
  healthAlert: true,
  mealChoice: 'no_pork',
  note: '',
  state: 'in_progress',
  version: 3,
  createdAt: INSTANT,
  updatedAt: INSTANT,
};

export const aMother: Schema<'Guardian'> = {
  id: id('10'),
  personId: PERSON,
  lastName: 'Martin',
  firstName: 'Nadia',
  relation: 'mother',
  authority: 'yes',
  mayContact: true,
  mayCollect: true,
  receivesDocuments: true,
  emergency: true,
  language: 'ar',
  interpreter: true,
  phone: '0611111111',
  phone2: '',
  email: '',
  channel: 'sms',
  address: { lines: '3 rue des Lilas', postcode: '93200', city: 'Rivemont' },
  addressHidden: true,
  validFrom: null,
  validTo: null,
  note: '',
  version: 1,
};

export const aFather: Schema<'Guardian'> = {
  ...aMother,
  id: id('11'),
  firstName: 'Paul',
  relation: 'father',
  authority: 'unknown',
  mayContact: false,
  mayCollect: false,
  receivesDocuments: false,
  emergency: false,
  language: 'fr',
  interpreter: false,
  phone: '0622222222',
  channel: '',
  address: { lines: '', postcode: '', city: '' },
  addressHidden: false,
};

export const aRestriction: Schema<'Restriction'> = {
  id: id('20'),
  personId: PERSON,
  guardianId: aFather.id,
  kind: 'no_contact_with_child',
  reference: 'JAF Bobigny, 12 mai 2026',
  seenOn: '2026-09-03',
  validFrom: null,
  validTo: null,
  note: '',
  active: true,
  version: 1,
};

export const anIncompatibility: Schema<'Incompatibility'> = {
  id: id('21'),
  people: [
    { id: PERSON, name: 'MARTIN Lili' },
    { id: id('2'), name: 'ROCHE Noé' },
  ],
  reason: 'victim_author',
  source: 'Mme Roy, CPE',
  saidOn: '2026-11-10',
  note: 'Plainte déposée.',
  validFrom: '2026-11-10',
  validTo: '2027-07-03',
  endedOn: null,
  endReason: '',
  active: true,
  version: 1,
};

export const anEntry: Schema<'Entry'> = {
  id: id('30'),
  personId: PERSON,
  stayId: null,
  kind: 'call',
  occurredOn: '2026-11-12',
  text: 'Appel de la mère : Lina viendra demain.',
  author: SAMIA,
  createdAt: INSTANT,
  updatedAt: INSTANT,
  withdrawn: false,
  version: 1,
  ring: 'team',
  readerIds: [],
};

export function entryItem(entry: Schema<'Entry'>): Schema<'TimelineItem'> {
  return {
    id: entry.id,
    type: 'entry',
    on: entry.occurredOn,
    at: entry.createdAt,
    title: { code: `entry_${entry.kind}`, params: {} },
    text: entry.text,
    by: entry.author,
    entry,
    referralId: null,
    stayId: entry.stayId,
  };
}

export const anAbsence: Schema<'TimelineItem'> = {
  id: `${id('40')}/am`,
  type: 'absence',
  on: '2026-11-13',
  at: INSTANT,
  title: { code: 'absent_unknown', params: { halfDay: '2026-11-13/am' } },
  text: '',
  by: SAMIA,
  entry: null,
  referralId: null,
  stayId: id('40'),
};

export const aTask: Schema<'Task'> = {
  id: id('60'),
  kind: 'call_parents',
  title: '',
  params: { halfDay: '2026-11-13/am' },
  personId: PERSON,
  personName: 'Martin Lina',
  stayId: id('40'),
  referralId: null,
  owner: null,
  dueOn: '2026-11-19',
  dueHalf: null,
  state: 'open',
  outcome: '',
  doneAt: null,
  doneBy: null,
  phones: [],
  version: 1,
};

export const aFile: Schema<'CaseFile'> = {
  person: aPerson,
  guardians: [aMother, aFather],
  restrictions: [aRestriction],
  situations: [],
  pathway: null,
  incompatibilities: [anIncompatibility],
  referrals: [
    {
      id: id('41'),
      personId: PERSON,
      personName: 'Martin Lina',
      structureId: id('50'),
      structureName: 'Collège Jean-Vilar',
      className: '4e B',
      state: 'accepted',
      receivedOn: '2026-11-10',
      receivedTime: '',
      measure: {
        kind: 'exclusion_temporaire',
        start: '2026-11-12/am',
        end: '2026-11-17/pm',
      } as Schema<'Measure'>,
      motive: 'bagarre',
      reasonCode: '',
      answered: true,
      stayId: id('40'),
      receivable: 6,
    },
  ],
  measureLinks: [],
  returnSteps: null,
  stays: [
    {
      id: id('40'),
      referralId: id('41'),
      structureName: 'Collège Jean-Vilar',
      measureKind: 'exclusion_temporaire',
      state: 'running',
      firstHalfDay: '2026-11-12/am',
      lastHalfDay: '2026-11-17/pm',
      summary: {
        planned: 6,
        taken: 6,
        attended: 4,
        late: 0,
        leftEarly: 0,
        justified: 1,
        unjustified: 0,
        unknown: 1,
        rate: 0.6667,
        minutes: 720,
      },
    },
  ],
  tasks: [aTask],
  noticesOwed: [],
  timeline: { items: [anAbsence, entryItem(anEntry)], nextCursor: null, restrictedHidden: 0 },
  emergency: null,
};

export interface Asked {
  method: string;
  path: string;
  search: URLSearchParams;
  body: unknown;
  ifMatch: string | null;
}
type Answer = object | Response | ((asked: Asked) => object | Response);

export function refusal(status: number, code: string, more: object = {}): Response {
  return Response.json(
    { type: 'about:blank', title: code, status, code, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

/** Answers "GET /files/1" from the table, drafts with 404, and anything else loudly. Returns what was asked. */
export function serve(table: Record<string, Answer>): Asked[] {
  const log: Asked[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (request: Request) => {
      const url = new URL(request.url);
      const asked: Asked = {
        method: request.method,
        path: url.pathname.replace('/api/v1', ''),
        search: url.searchParams,
        body: JSON.parse((await request.text()) || 'null'),
        ifMatch: request.headers.get('If-Match'),
      };
      log.push(asked);
      const answer = table[`${asked.method} ${asked.path}`];
      if (answer) {
        const given = typeof answer === 'function' ? answer(asked) : answer;
        return given instanceof Response ? given : Response.json(given);
      }
      if (asked.path.startsWith('/drafts/')) {
        if (asked.method === 'PUT') return Response.json({ key: 'k', content: {}, updatedAt: '2026-11-20T13:32:00Z' });
        return asked.method === 'DELETE' ? new Response(null, { status: 204 }) : refusal(404, 'not_found');
      }
      throw new Error(`nobody answers ${asked.method} ${asked.path}`);
    }),
  );
  return log;
}

const Main = () => (
  <main>
    <Outlet />
  </main>
);

/** A page at an address of the program; `router.state.location` says where it went. */
export async function renderAt(href: string, pages: { path: string; page: () => ReactNode }[]) {
  const rootRoute = createRootRoute({ component: Main });
  const clean = { '/dossiers': cleanFileFilters, '/dossiers/$id': cleanShown } as Record<
    string,
    (raw: Record<string, unknown>) => Record<string, unknown>
  >;
  const children = pages.map(({ path: at, page }) =>
    createRoute({ getParentRoute: () => rootRoute, path: at, component: page, validateSearch: clean[at] }),
  );
  const router = createRouter({
    routeTree: rootRoute.addChildren(children),
    history: createMemoryHistory({ initialEntries: [href] }),
  });
  await router.load();
  const client = aClient();
  const view = renderPart(<RouterProvider router={router as never} />, client);
  return { ...view, router, client };
}

/** Goes to another page; the form asks first, and the answer is to stay. */
export async function staysWhenAsked({ router }: Pick<Awaited<ReturnType<typeof renderAt>>, 'router'>) {
  const { href } = router.state.location;
  void router.navigate({ href: '/ailleurs' });
  const question = within(await screen.findByRole('dialog', { name: 'Quitter sans enregistrer ?' }));
  await userEvent.click(question.getByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Quitter sans enregistrer ?' })).toBeNull());
  expect(router.state.location.href).toBe(href);
}
