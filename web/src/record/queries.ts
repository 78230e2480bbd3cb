// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

/** Not asked again by itself: asking leaves a line in the record. */
export const looksQuery = (id: string) =>
  queryOptions({
    queryKey: ['looks', id],
    queryFn: () => send(api.GET('/api/v1/people/{id}/looks', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const massReadingsQuery = queryOptions({
  queryKey: ['mass-readings'],
  queryFn: () => send(api.GET('/api/v1/mass-readings')),
});
