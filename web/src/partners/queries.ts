// SPDX-License-Identifier: EUPL-1.2
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';
import type { PartnerFilters } from './filters';

export const structuresQuery = ({ q, kind, partner }: PartnerFilters) =>
  infiniteQueryOptions({
    queryKey: ['structures', 'list', { q, kind, partner }],
    queryFn: ({ pageParam, signal }) =>
      send(
        api.GET('/api/v1/structures', {
          params: { query: { q, kind, partner: partner ? 'true' : undefined, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const structureQuery = (id: string) =>
  queryOptions({
    queryKey: ['structures', 'one', id],
    queryFn: () => send(api.GET('/api/v1/structures/{id}', { params: { path: { id } } })),
  });
