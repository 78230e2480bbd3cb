// SPDX-License-Identifier: EUPL-1.2
import { queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

export const versionsQuery = queryOptions({
  queryKey: ['blueprintVersions'],
  queryFn: () => send(api.GET('/api/v1/blueprint/versions')),
});

export const versionQuery = (number: number) =>
  queryOptions({
    queryKey: ['blueprintVersions', number],
    queryFn: () => send(api.GET('/api/v1/blueprint/versions/{number}', { params: { path: { number } } })),
  });

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => send(api.GET('/api/v1/settings')).then(({ items }) => items),
});
