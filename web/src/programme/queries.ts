// SPDX-License-Identifier: EUPL-1.2
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, send } from '@/api/client';

/** `day`: any day of the week. */
export const weekQuery = (day: string) =>
  queryOptions({
    queryKey: ['programme', 'week', day],
    queryFn: ({ signal }) => send(api.GET('/api/v1/programme/weeks/{day}', { params: { path: { day } }, signal })),
    placeholderData: keepPreviousData,
  });

export const newsQuery = (day: string) =>
  queryOptions({
    queryKey: ['programme', 'news', day],
    queryFn: ({ signal }) => send(api.GET('/api/v1/programme/weeks/{day}/news', { params: { path: { day } }, signal })),
  });

export const templatesQuery = (retired: boolean) =>
  queryOptions({
    queryKey: ['programme', 'templates', retired],
    queryFn: ({ signal }) => send(api.GET('/api/v1/programme/templates', { params: { query: { retired } }, signal })),
  });

export const timetableQuery = (id: string) =>
  queryOptions({
    queryKey: ['programme', 'timetable', id],
    queryFn: ({ signal }) => send(api.GET('/api/v1/people/{id}/timetable', { params: { path: { id } }, signal })),
  });
