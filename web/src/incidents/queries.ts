// SPDX-License-Identifier: EUPL-1.2
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import type { ListFilters } from './search';

/** Reading these leaves a line in the access log: never fetched again for a mere change of window. */
export const fileIncidentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['incidents', 'file', id],
    queryFn: () => send(api.GET('/api/v1/people/{id}/incidents', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', id],
    queryFn: () => send(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

/** In the file of one young person. */
export const versionsQuery = (id: string, personId: string) =>
  queryOptions({
    queryKey: ['incidents', 'versions', id, personId],
    queryFn: () => send(api.GET('/api/v1/incidents/{id}/versions', { params: { path: { id }, query: { personId } } })),
  });

export const incidentListQuery = ({ du, au, nature, etat }: ListFilters) =>
  infiniteQueryOptions({
    queryKey: ['incidents', 'list', du, au, nature, etat],
    queryFn: ({ pageParam }) =>
      send(
        api.GET('/api/v1/incidents', {
          params: { query: { from: du, to: au, kind: nature, state: etat, cursor: pageParam || undefined } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchOnWindowFocus: false,
  });

/** What only a ring reads is forgotten as soon as its page is left. */
export const concernQuery = (id: string) =>
  queryOptions({
    queryKey: ['concern', id],
    queryFn: () => send(api.GET('/api/v1/concerns/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
    gcTime: 0,
    retry: false,
  });

/** After any act on an incident, an interruption or who was told. */
export function useRereadIncidents(personId: string) {
  const refresh = useRefresh();
  return useCallback(
    () =>
      refresh(
        ['incidents'],
        ['file', personId],
        ['timeline', personId],
        ['stay'],
        ['stays'],
        ['places'],
        ['attendance'],
        ['tasks'],
        ['today'],
      ),
    [refresh, personId],
  );
}
