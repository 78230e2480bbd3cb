// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';
import type { Scheme } from './words';

/** Reading it leaves a line in the access log: it is never fetched again for a mere change of window. */
export const fileNoticesQuery = (id: string) =>
  queryOptions({
    queryKey: ['file-notices', id],
    queryFn: () => send(api.GET('/api/v1/people/{id}/notices', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

export const noticesDueQuery = queryOptions({
  queryKey: ['notices-due'],
  queryFn: () => send(api.GET('/api/v1/notices-due')),
});

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: () => send(api.GET('/api/v1/notices')).then(({ organisations }) => organisations),
});

export const currentNoticeQuery = (organisation: string, scheme: Scheme) =>
  queryOptions({
    queryKey: ['notices', organisation, scheme],
    queryFn: () =>
      send(api.GET('/api/v1/organisations/{id}/notices/{scheme}', { params: { path: { id: organisation, scheme } } })),
  });

export const noticeQuery = (id: string) =>
  queryOptions({
    queryKey: ['notices', id],
    queryFn: () => send(api.GET('/api/v1/notices/{id}', { params: { path: { id } } })),
  });

export const handoverQuery = (id: string) =>
  queryOptions({
    queryKey: ['notice-handover', id],
    queryFn: () => send(api.GET('/api/v1/notice-handovers/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

/** Reading them leaves a line in the access log. */
export const requestsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['rights-requests', personId],
    queryFn: () =>
      send(api.GET('/api/v1/people/{id}/rights-requests', { params: { path: { id: personId } } })).then(
        ({ items }) => items,
      ),
    refetchOnWindowFocus: false,
  });

export const openRequestsQuery = queryOptions({
  queryKey: ['rights-requests'],
  queryFn: () => send(api.GET('/api/v1/rights-requests')).then(({ items }) => items),
  refetchOnWindowFocus: false,
});
