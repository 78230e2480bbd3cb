// SPDX-License-Identifier: EUPL-1.2
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';
import type { Asked, Indicator, ListAsked } from './search';

export const figuresQuery = (period: string, { ecole, mesure }: Asked) =>
  queryOptions({
    queryKey: ['reports', 'figures', period, ecole ?? '', mesure ?? ''],
    queryFn: () =>
      send(
        api.GET('/api/v1/reports/figures', { params: { query: { period, structureId: ecole, measureKind: mesure } } }),
      ),
    placeholderData: keepPreviousData,
  });

export const figureListQuery = (period: string, indicator: Indicator, { ecole, mesure, par, valeur }: ListAsked) =>
  infiniteQueryOptions({
    queryKey: ['reports', 'list', period, indicator, ecole ?? '', mesure ?? '', par ?? '', valeur ?? ''],
    queryFn: ({ pageParam }) =>
      send(
        api.GET('/api/v1/reports/list', {
          params: {
            query: {
              period,
              indicator,
              structureId: ecole,
              measureKind: mesure,
              by: par === 'tout' ? undefined : par,
              value: valeur,
              cursor: pageParam || undefined,
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
