// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

export const accountsQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () => send(api.GET('/api/v1/users')).then(({ items }) => items),
});
