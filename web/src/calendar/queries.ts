// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

export const schoolYearsQuery = queryOptions({
  queryKey: ['calendars', 'years'],
  queryFn: () => send(api.GET('/api/v1/calendars/years')).then(({ items }) => items),
});
