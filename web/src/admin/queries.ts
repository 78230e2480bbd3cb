// SPDX-License-Identifier: EUPL-1.2
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';
import type { AuditFilters } from './filters';

export const accountsQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () => send(api.GET('/api/v1/users')).then(({ items }) => items),
});

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: () => send(api.GET('/api/v1/organisations')).then(({ items }) => items),
});

const WHILE_RUNNING = 1000;
export const backupsQuery = queryOptions({
  queryKey: ['backups'],
  queryFn: () => send(api.GET('/api/v1/backups')),
  refetchInterval: ({ state }) => (state.data?.running ? WHILE_RUNNING : false),
});

export const auditQuery = ({ personId, userId, kind, from, to }: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', { personId, userId, kind, from, to }],
    queryFn: ({ pageParam, signal }) =>
      send(
        api.GET('/api/v1/audit', {
          params: { query: { personId, userId, kind, from, to, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
