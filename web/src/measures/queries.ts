// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, send } from '@/api/client';
import { useRefresh } from '@/api/queries';

/** Reading these leaves a line in the access log: they are not read again for a mere change of window. */
export const fileMeasuresQuery = (personId: string) =>
  queryOptions({
    queryKey: ['measures', 'file', personId],
    queryFn: () => send(api.GET('/api/v1/people/{id}/measures', { params: { path: { id: personId } } })),
    refetchOnWindowFocus: false,
  });

export const hourAccountQuery = (referralId: string) =>
  queryOptions({
    queryKey: ['measures', 'hours', referralId],
    queryFn: () => send(api.GET('/api/v1/referrals/{id}/hours', { params: { path: { id: referralId } } })),
    refetchOnWindowFocus: false,
  });

export const toEraseQuery = queryOptions({
  queryKey: ['measures', 'to-erase'],
  queryFn: () => send(api.GET('/api/v1/measures/to-erase')),
});

export async function searchStructures(q: string): Promise<{ id: string; name: string }[]> {
  const { items } = await send(api.GET('/api/v1/structures', { params: { query: { q } } }));
  return items.slice(0, 12).map(({ id, name }) => ({ id, name }));
}

/** After anything that changes a measure: referrals, stays, tasks and the file follow. */
export function useRereadMeasures() {
  const refresh = useRefresh();
  return useCallback(
    (personId: string) =>
      refresh(
        ['measures'],
        ['referrals'],
        ['file', personId],
        ['timeline', personId],
        ['files'],
        ['stay'],
        ['stays'],
        ['tasks'],
        ['today'],
      ),
    [refresh],
  );
}
