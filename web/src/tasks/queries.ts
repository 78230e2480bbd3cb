// SPDX-License-Identifier: EUPL-1.2
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schema, send } from '@/api/client';
import type { TaskFilters } from './filters';

export const tasksQuery = ({ state = undefined, until }: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', { state, until }],
    queryFn: ({ pageParam, signal }) =>
      send(
        api.GET('/api/v1/tasks', {
          params: { query: { state: state ?? 'open', until, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** Everything still to be done on or before a day, all pages. */
export const openTasksQuery = (until: string) =>
  queryOptions({
    queryKey: ['tasks', 'open', until],
    queryFn: async ({ signal }) => {
      const all: Schema<'Task'>[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: Schema<'Task'>[]; nextCursor: string | null } = await send(
          api.GET('/api/v1/tasks', {
            params: { query: { state: 'open', until, cursor: cursor ?? undefined } },
            signal,
          }),
        );
        all.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return all;
    },
  });

/** Names of the active accounts, for the owner of a task. */
export const colleaguesQuery = queryOptions({
  queryKey: ['users', 'directory'],
  queryFn: async () => (await send(api.GET('/api/v1/users/directory'))).items,
  staleTime: 5 * 60_000,
});
