// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, send } from '@/api/client';
import { useRefresh } from '@/api/queries';

/** Reading it leaves a line in the access log: it is never fetched again for a mere change of window. */
export const returnQuery = (id: string) =>
  queryOptions({
    queryKey: ['return', id],
    queryFn: () => send(api.GET('/api/v1/people/{id}/return', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

export const schoolWorkQuery = (stayId: string) =>
  queryOptions({
    queryKey: ['schoolWork', stayId],
    queryFn: () => send(api.GET('/api/v1/stays/{id}/school-work', { params: { path: { id: stayId } } })),
  });

export const digestsQuery = (day: string) =>
  queryOptions({
    queryKey: ['digests', day],
    queryFn: () => send(api.GET('/api/v1/presence-digests', { params: { query: { day } } })),
  });

/** After any act on the page of the return. */
export function useRereadReturn(personId: string) {
  const refresh = useRefresh();
  return useCallback(
    () =>
      refresh(
        ['return', personId],
        ['schoolWork'],
        ['file', personId],
        ['timeline', personId],
        ['stay'],
        ['tasks'],
        ['today'],
      ),
    [refresh, personId],
  );
}
