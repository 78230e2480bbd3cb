// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

export const draftsQuery = queryOptions({
  queryKey: ['exchange', 'drafts'],
  queryFn: () => send(api.GET('/api/v1/referral-drafts')),
});

/** Reading it leaves a line in the access log: never again for a mere change of window. */
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['exchange', 'draft', id],
    queryFn: () => send(api.GET('/api/v1/referral-drafts/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const importsQuery = queryOptions({
  queryKey: ['exchange', 'imports'],
  queryFn: () => send(api.GET('/api/v1/school-imports')),
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['exchange', 'import', id],
    queryFn: () => send(api.GET('/api/v1/school-imports/{id}', { params: { path: { id } } })),
  });
