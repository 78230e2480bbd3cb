// SPDX-License-Identifier: EUPL-1.2
// For tests of these pages: the scheme as the server gives it, answers by address, and a page at its address.
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
  useParams,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { Schema } from '@/api/client';
import { blueprintQuery, sessionQuery } from '@/api/queries';
import { aQueryClient, renderPart } from '@/ui/testing';
import { COORDINATORS } from '@/ui/testingRights';
import source from '../../../data/blueprints/accueil-collegiens.json';

interface RawField {
  key: string;
  type: string;
  label: { fr: string };
  hint?: { fr: string };
  required?: boolean;
  choices?: { code: string; label: { fr: string } }[];
  maxLength?: number;
}

const choiceOf = ({ code, label }: { code: string; label: { fr: string } }) => ({ code, label, active: true });

function fieldOf(raw: RawField): Schema<'FormField'> {
  return {
    key: raw.key,
    type: raw.type as Schema<'FormField'>['type'],
    label: raw.label,
    hint: raw.hint ?? { fr: '' },
    required: raw.required ?? false,
    choices: (raw.choices ?? []).map(choiceOf),
    maxLength: raw.maxLength ?? 0,
  };
}

/** The delivered scheme, as GET /blueprint gives it. */
export const BLUEPRINT: Schema<'Blueprint'> = {
  code: source.code,
  version: source.version,
  label: source.label,
  vocabularies: Object.fromEntries(
    Object.entries(source.vocabularies).map(([name, choices]) => [name, choices.map(choiceOf)]),
  ),
  measureKinds: source.vocabularies.measure_kind.map(({ code, openEnded, council, asks }) => ({
    code,
    openEnded,
    council,
    asks,
  })),
  forms: source.forms.map((form) => ({
    kind: form.kind as Schema<'FormKind'>,
    label: form.label,
    sections: form.sections.map((section) => ({
      key: section.key,
      label: section.label,
      fields: (section.fields as RawField[]).map(fieldOf),
    })),
  })),
  stayTransitions: (
    source.stayTransitions as {
      from: string;
      to: string;
      label: { fr: string };
      needsReason?: boolean;
      side?: boolean;
      form?: string;
    }[]
  ).map(({ from, to, label, needsReason = false, side = false, form = '' }) => ({
    from: from as Schema<'StayState'>,
    to: to as Schema<'StayState'>,
    label,
    needsReason,
    side,
    form,
  })),
  deadlines: source.deadlines.map((rule) => ({ ...rule, active: true })),
  sheets: source.sheets.map((sheet) => ({
    ...sheet,
    blocks: sheet.blocks.map((block) => ({ ...block, shown: true })),
  })),
  lists: source.lists,
  settings: [],
};

export function formOf(kind: Schema<'FormKind'>): Schema<'FormDefinition'> {
  const found = BLUEPRINT.forms.find((form) => form.kind === kind);
  if (!found) throw new Error(`no form ${kind}`);
  return found;
}

export function aClient() {
  const client = aQueryClient();
  client.setQueryData(blueprintQuery.queryKey, BLUEPRINT);
  client.setQueryData(sessionQuery.queryKey, {
    user: {
      id: uuid(1),
      login: 'camille',
      displayName: 'Camille Rousselin',
      roles: ['coordinator'],
      rights: COORDINATORS,
    },
    csrfToken: 'x',
    idleSeconds: 1800,
    mustChangePassword: false,
  });
  return client;
}

export const uuid = (number: number) => `0199fb0d-0000-7000-8000-${String(number).padStart(12, '0')}`;

export interface Sent {
  method: string;
  path: string;
  body: Record<string, unknown>;
  ifMatch: string | null;
}

type Answer = { status?: number; body: unknown } | undefined;

/** Stands for the server: what `answer` says, else 404. Returns the requests as they came. */
export function serverWith(answer: (request: Sent) => Answer): Sent[] {
  const requests: Sent[] = [];
  vi.stubGlobal('fetch', async (input: Request) => {
    const url = new URL(input.url);
    const text = await input.text();
    const request: Sent = {
      method: input.method,
      path: url.pathname + url.search,
      body: text ? JSON.parse(text) : {},
      ifMatch: input.headers.get('If-Match'),
    };
    requests.push(request);
    const { status = 200, body } = answer(request) ?? { status: 404, body: { code: 'not_found' } };
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  });
  return requests;
}

function Elsewhere() {
  const { _splat } = useParams({ strict: false }) as { _splat?: string };
  return <p>elsewhere: {_splat}</p>;
}

/** A page at an address of its own; links elsewhere lead to the words "elsewhere: <path>". */
export function renderPage(path: string, at: string, page: ReactNode) {
  const root = createRootRoute({
    component: () => (
      <main>
        <Outlet />
      </main>
    ),
  });
  const here = createRoute({ getParentRoute: () => root, path, component: () => page });
  const elsewhere = createRoute({
    getParentRoute: () => root,
    path: '$',
    component: Elsewhere,
  });
  const router = createRouter({
    routeTree: root.addChildren([here, elsewhere]),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  return renderPart(<RouterProvider router={router as never} />, aClient());
}
