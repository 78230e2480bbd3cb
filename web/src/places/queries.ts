// SPDX-License-Identifier: EUPL-1.2
// What the pages of places read and write.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { PAUSE_MS } from '@/receptions/queries';

export const placesQuery = queryOptions({
  queryKey: ['places', 'all'],
  queryFn: () => send(api.GET('/api/v1/places')),
});

export const occupancyQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['places', 'occupancy', from, to],
    queryFn: () => send(api.GET('/api/v1/occupancy', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
  });

export const waitingQuery = queryOptions({
  queryKey: ['places', 'waiting'],
  queryFn: () => send(api.GET('/api/v1/waiting-list')),
});

export const lostQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['places', 'lost', from, to],
    queryFn: () => send(api.GET('/api/v1/lost-half-days', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
  });

/** What receiving a referral so would mean, asked again whenever typing pauses. */
export function usePlacementCheck(referralId: string, wish: Schema<'PlacementInput'>) {
  const [settled] = useDebouncedValue(JSON.stringify(wish), PAUSE_MS);
  return useQuery({
    queryKey: ['places', 'check', referralId, settled],
    queryFn: () =>
      send(
        api.POST('/api/v1/referrals/{id}/placement-check', {
          params: { path: { id: referralId } },
          body: JSON.parse(settled) as Schema<'PlacementInput'>,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** After a place is given, moved or freed. */
export function usePlacesRefresh() {
  const refresh = useRefresh();
  return (personId?: string) =>
    refresh(
      ['places'],
      ['referrals'],
      ['stays'],
      ['stay'],
      ['today'],
      ['tasks'],
      ['files'],
      ...(personId ? [['file', personId]] : []),
    );
}
