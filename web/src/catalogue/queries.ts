// SPDX-License-Identifier: EUPL-1.2
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, ifMatch, type Schema, send } from '@/api/client';
import type { ActivityFilters, PlaceFilters, ProfessionalFilters } from './filters';

const flag = (on: boolean | undefined) => (on ? ('true' as const) : undefined);

export const activitiesQuery = ({ q, axis, skill, motive, retired }: ActivityFilters = {}) =>
  queryOptions({
    queryKey: ['catalogue', 'activities', { q, axis, skill, motive, retired }],
    queryFn: ({ signal }) =>
      send(
        api.GET('/api/v1/activities', {
          params: { query: { q, axis, skill, motive, retired: flag(retired) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const activityQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalogue', 'activity', id],
    queryFn: () => send(api.GET('/api/v1/activities/{id}', { params: { path: { id } } })),
  });

export const professionalsQuery = ({ q, qualification, honorability, weekday, left }: ProfessionalFilters = {}) =>
  queryOptions({
    queryKey: ['catalogue', 'professionals', { q, qualification, honorability, weekday, left }],
    queryFn: ({ signal }) =>
      send(
        api.GET('/api/v1/professionals', {
          params: { query: { q, qualification, honorability, weekday, left: flag(left) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const professionalQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalogue', 'professional', id],
    queryFn: () => send(api.GET('/api/v1/professionals/{id}', { params: { path: { id } } })),
  });

export const placesQuery = ({ q, kind, siteId, retired }: PlaceFilters = {}) =>
  queryOptions({
    queryKey: ['catalogue', 'rooms', { q, kind, siteId, retired }],
    queryFn: ({ signal }) =>
      send(api.GET('/api/v1/rooms', { params: { query: { q, kind, siteId, retired: flag(retired) } }, signal })),
    placeholderData: keepPreviousData,
  });

export const roomQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalogue', 'room', id],
    queryFn: () => send(api.GET('/api/v1/rooms/{id}', { params: { path: { id } } })),
  });

export const patchActivity = (id: string, version: number, body: Schema<'ActivityInput'>) =>
  send(api.PATCH('/api/v1/activities/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
export const patchSheet = (id: string, version: number, body: Schema<'ActivitySheetInput'>) =>
  send(api.PATCH('/api/v1/activity-sheets/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
export const patchProfessional = (id: string, version: number, body: Schema<'ProfessionalInput'>) =>
  send(api.PATCH('/api/v1/professionals/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
export const patchRoom = (id: string, version: number, body: Schema<'RoomInput'>) =>
  send(api.PATCH('/api/v1/rooms/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
export const patchSite = (id: string, version: number, body: Schema<'SiteInput'>) =>
  send(api.PATCH('/api/v1/sites/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));

/** Employers: any structure, by name or town. */
export async function searchStructures(q: string): Promise<{ id: string; name: string }[]> {
  const { items } = await send(api.GET('/api/v1/structures', { params: { query: { q } } }));
  return items.slice(0, 12).map(({ id, name }) => ({ id, name }));
}

/** Young people, for a family tie. */
export async function searchPeople(q: string): Promise<Schema<'FileRow'>[]> {
  return (await send(api.GET('/api/v1/files', { params: { query: { q, limit: 12 } } }))).items;
}
