// SPDX-License-Identifier: EUPL-1.2
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import type { PathwayFilters, Queue } from './search';

/** Reading it leaves a line in the access log: it is never fetched again for a mere change of window. */
export const personPathwaysQuery = (id: string) =>
  queryOptions({
    queryKey: ['pathways', 'person', id],
    queryFn: () => send(api.GET('/api/v1/people/{id}/pathways', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

export const queueQuery = (state: Queue) =>
  queryOptions({
    queryKey: ['pathways', 'queue', state],
    queryFn: () => send(api.GET('/api/v1/pathways/queue', { params: { query: { state } } })),
    placeholderData: keepPreviousData,
  });

export const pathwaysQuery = ({ kind, referentId, state = 'open', exitClass, overdue }: PathwayFilters) =>
  infiniteQueryOptions({
    queryKey: ['pathways', 'list', { kind, referentId, state, exitClass, overdue }],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      send(
        api.GET('/api/v1/pathways', {
          params: {
            query: {
              kind,
              referentId,
              // A class of exit says it is closed.
              state: state === 'all' || exitClass ? undefined : state,
              exitClass,
              overdue,
              cursor: pageParam || undefined,
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** After any act on a pathway. */
export function useRereadPathways(personId: string) {
  const refresh = useRefresh();
  return useCallback(async () => {
    await refresh(['pathways'], ['file', personId], ['timeline', personId], ['tasks'], ['today'], ['stay']);
  }, [refresh, personId]);
}
