// SPDX-License-Identifier: EUPL-1.2
// For tests: somebody signed in, the closed lists, and a server that answers what the test says.
import { notifications } from '@mantine/notifications';
import { configure } from '@testing-library/react';
import { vi } from 'vitest';
import type { Schema } from '@/api/client';
import { blueprintQuery, sessionQuery } from '@/api/queries';
import { aQueryClient, TODAY } from '@/ui/testing';
import { ADMINISTRATORS, COORDINATORS } from '@/ui/testingRights';
import blueprint from '../../../data/blueprints/accueil-collegiens.json';

// Finding by role is slow in a large page on a busy machine.
configure({ asyncUtilTimeout: 5_000 });

export const ME = '01930000-0000-7000-8000-00000000000a';
export const TASK_KINDS = blueprint.vocabularies.task_kind.map(({ code }) => code);

export function signedIn(role: Schema<'Role'> = 'coordinator') {
  // Messages outlive the page that showed them.
  notifications.clean();
  const client = aQueryClient();
  client.setQueryData(sessionQuery.queryKey, {
    user: {
      id: ME,
      login: 'camille',
      displayName: 'Camille Roy',
      roles: [role],
      rights: role === 'coordinator' ? COORDINATORS : ADMINISTRATORS,
    },
    csrfToken: 'token',
    idleSeconds: 1800,
    mustChangePassword: false,
  });
  const vocabularies = Object.fromEntries(
    Object.entries(blueprint.vocabularies).map(([name, list]) => [
      name,
      list.map((choice) => ({ ...choice, active: true })),
    ]),
  );
  client.setQueryData(blueprintQuery.queryKey, {
    ...blueprint,
    vocabularies,
    settings: [{ key: 'half_day.minutes', value: 180 }],
  } as unknown as Schema<'Blueprint'>);
  return client;
}

export function problem(status: number, code: string, more: object = {}): Response {
  return Response.json(
    { type: 'about:blank', title: code, status, code, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

export interface Asked {
  method: string;
  path: string;
  search: URLSearchParams;
  ifMatch: string | null;
  body: Record<string, unknown>;
}
type Answer = (asked: Asked) => unknown;

/** Answers by "GET /api/v1/today"; an object becomes JSON, a Response goes as it is. Returns what was asked for. */
export function serve(answers: Record<string, Answer>): Asked[] {
  const log: Asked[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.text();
    const asked: Asked = {
      method: request.method,
      path: pathname,
      search: searchParams,
      ifMatch: request.headers.get('If-Match'),
      body: text ? JSON.parse(text) : {},
    };
    log.push(asked);
    const key = Object.keys(answers).find((each) => new RegExp(`^${each}$`).test(`${asked.method} ${pathname}`));
    const answer = key ? answers[key]?.(asked) : problem(404, 'not_found');
    return answer instanceof Response ? answer : Response.json(answer);
  });
  return log;
}

export function aTask(more: Partial<Schema<'Task'>> = {}): Schema<'Task'> {
  return {
    id: '01930000-0000-7000-8000-000000000001',
    kind: 'custom',
    title: 'Rappeler la CPE',
    params: {},
    personId: '01930000-0000-7000-8000-000000000002',
    personName: 'MARTIN Lina',
    stayId: null,
    referralId: null,
    owner: null,
    dueOn: TODAY,
    dueHalf: null,
    state: 'open',
    outcome: '',
    doneAt: null,
    doneBy: null,
    phones: [],
    version: 1,
    ...more,
  };
}
