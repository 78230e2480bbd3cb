// SPDX-License-Identifier: EUPL-1.2
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';
import type { SearchFilters } from './filters';

/** Leaves a line in the access log: never asked again for a mere change of window. */
export const searchQuery = ({ q = '', dossier, nature, auteur, du, au }: SearchFilters) =>
  infiniteQueryOptions({
    queryKey: ['search', q, dossier, nature, auteur, du, au],
    queryFn: ({ pageParam, signal }) =>
      send(
        api.GET('/api/v1/search/entries', {
          params: {
            query: {
              q,
              personId: dossier,
              kind: nature,
              authorId: auteur,
              from: du,
              to: au,
              cursor: pageParam || undefined,
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });

/** Who may have written: the active accounts. */
export const authorsQuery = queryOptions({
  queryKey: ['users', 'directory'],
  queryFn: async () => (await send(api.GET('/api/v1/users/directory'))).items,
  staleTime: 5 * 60_000,
});
