// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

export const readersQuery = (id: string) =>
  queryOptions({
    queryKey: ['file', id, 'readers'],
    queryFn: () => send(api.GET('/api/v1/files/{id}/readers', { params: { path: { id } } })),
  });

export const guestAccountsQuery = queryOptions({
  queryKey: ['guest-accounts'],
  queryFn: () => send(api.GET('/api/v1/users/guests')),
});

export const emergenciesQuery = queryOptions({
  queryKey: ['emergencies'],
  queryFn: () => send(api.GET('/api/v1/emergencies')),
});
