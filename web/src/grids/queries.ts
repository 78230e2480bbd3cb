// SPDX-License-Identifier: EUPL-1.2
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, send } from '@/api/client';
import { useRefresh } from '@/api/queries';

/** Reading it leaves a line in the access log: it is never fetched again for a mere change of window. */
export const gridsQuery = (id: string) =>
  queryOptions({
    queryKey: ['grids', id],
    queryFn: () => send(api.GET('/api/v1/people/{id}/grids', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

export const stayGridsQuery = (id: string) =>
  queryOptions({
    queryKey: ['grids', 'stay', id],
    queryFn: () => send(api.GET('/api/v1/stays/{id}/grids', { params: { path: { id } } })),
  });

export const versionsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['grids', 'versions', id, version],
    queryFn: () => send(api.GET('/api/v1/grids/{id}/versions', { params: { path: { id } } })),
  });

export const weekQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['grids', 'week', from, to],
    queryFn: () => send(api.GET('/api/v1/self-evaluations', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
    // Children answer on other devices meanwhile.
    refetchInterval: 60_000,
  });

/** After any act on grids or evaluations. */
export function useRereadGrids(personId: string) {
  const refresh = useRefresh();
  return useCallback(() => refresh(['grids'], ['file', personId], ['timeline', personId]), [refresh, personId]);
}
