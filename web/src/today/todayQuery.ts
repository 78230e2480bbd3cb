// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

/** Read again each minute and whenever somebody comes back to the page. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => send(api.GET('/api/v1/today', { signal })),
  refetchInterval: 60_000,
  refetchOnWindowFocus: 'always',
  refetchOnMount: 'always',
});
