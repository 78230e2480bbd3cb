// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, send } from '@/api/client';
import { useRefresh } from '@/api/queries';

/** Reading it leaves a line in the access log: it is never fetched again for a mere change of window. */
export const familyQuery = (id: string) =>
  queryOptions({
    queryKey: ['family', id],
    queryFn: () => send(api.GET('/api/v1/people/{id}/family', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

/** After any act on this page. */
export function useRereadFamily(id: string) {
  const refresh = useRefresh();
  return useCallback(
    () => refresh(['family', id], ['file', id], ['timeline', id], ['stay'], ['tasks'], ['today']),
    [refresh, id],
  );
}
