// SPDX-License-Identifier: EUPL-1.2
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

export const schoolYearsQuery = queryOptions({
  queryKey: ['calendars', 'years'],
  queryFn: () => send(api.GET('/api/v1/calendars/years')).then(({ items }) => items),
});

export const serviceCalendarQuery = queryOptions({
  queryKey: ['calendars', 'service'],
  queryFn: () => send(api.GET('/api/v1/calendars/service')),
});

export const schoolCalendarQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendars', 'school', id],
    queryFn: () => send(api.GET('/api/v1/structures/{id}/calendar', { params: { path: { id } } })),
  });

/** The zone of the first school under agreement: the one a service looks at most. */
export const usualZoneQuery = queryOptions({
  queryKey: ['calendars', 'usual-zone'],
  queryFn: async () => {
    const { items } = await send(
      api.GET('/api/v1/structures', { params: { query: { partner: 'true', kind: 'college' } } }),
    );
    const id = items[0]?.id;
    return id ? (await send(api.GET('/api/v1/structures/{id}/calendar', { params: { path: { id } } }))).zone : '';
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export interface DaysOf {
  from: string;
  to: string;
  zone?: string;
  structureId?: string;
}

export const calendarDaysQuery = (query: DaysOf) =>
  queryOptions({
    queryKey: ['calendars', 'days', query],
    queryFn: () => send(api.GET('/api/v1/calendars/days', { params: { query } })).then(({ items }) => items),
    placeholderData: keepPreviousData,
  });
