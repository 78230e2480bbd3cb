// SPDX-License-Identifier: EUPL-1.2
// What the pages of receptions read, and how long typing must pause before the server is asked.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, type Schema, send } from '@/api/client';

export const PAUSE_MS = 300;

export const referralQuery = (id: string) =>
  queryOptions({
    queryKey: ['referrals', 'one', id],
    queryFn: () => send(api.GET('/api/v1/referrals/{id}', { params: { path: { id } } })),
  });

export const stayQuery = (id: string) =>
  queryOptions({
    queryKey: ['stay', id],
    queryFn: () => send(api.GET('/api/v1/stays/{id}', { params: { path: { id } } })),
  });

export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['file', id],
    queryFn: () => send(api.GET('/api/v1/files/{id}', { params: { path: { id } } })),
  });

export const structureQuery = (id: string) =>
  queryOptions({
    queryKey: ['structures', 'one', id],
    queryFn: () => send(api.GET('/api/v1/structures/{id}', { params: { path: { id } } })),
  });

/** The value as it was when it last stood still for a moment. */
export function usePaused<T>(value: T, pause = PAUSE_MS): T {
  return useDebouncedValue(value, pause)[0];
}

/** What the server would say of an announcement, asked again whenever typing pauses. */
export function useCheck(draft: Schema<'ReferralDraft'>) {
  const settled = usePaused(JSON.stringify(draft));
  const body = JSON.parse(settled) as Schema<'ReferralDraft'>;
  return useQuery({
    queryKey: ['referrals', 'check', settled],
    queryFn: ({ signal }) => send(api.POST('/api/v1/referrals/check', { body, signal })),
    enabled: Boolean(body.measure?.kind),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    retry: false,
  });
}
