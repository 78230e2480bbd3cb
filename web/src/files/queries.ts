// SPDX-License-Identifier: EUPL-1.2
import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { DEFAULT_SORT, type FileFilters } from './filters';

const PAGE = 50;

export const filesQuery = ({ q, state, structureId, sort = DEFAULT_SORT }: FileFilters) =>
  infiniteQueryOptions({
    queryKey: ['files', { q, state, structureId, sort }],
    queryFn: ({ pageParam, signal }) =>
      send(
        api.GET('/api/v1/files', {
          params: { query: { q, state, structureId, sort, limit: PAGE, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

/** Reading it leaves a line in the access log: it is never fetched ahead of time, nor again for a mere change of window. */
export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['file', id],
    queryFn: () => send(api.GET('/api/v1/files/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });

export const structureQuery = (id: string) =>
  queryOptions({
    queryKey: ['structures', 'one', id],
    queryFn: () => send(api.GET('/api/v1/structures/{id}', { params: { path: { id } } })),
    staleTime: 5 * 60_000,
  });

type Item = Schema<'TimelineItem'>;

/**
 * The items that came with the file and those asked for afterwards. When the file is read again its first page may end
 * earlier than before; the older pages then follow it, so that no item falls between.
 */
export function useTimeline(id: string, first: Schema<'TimelinePage'>) {
  const [wanted, setWanted] = useState(false);
  const start = useRef(first.nextCursor);
  start.current = first.nextCursor;
  const older = useInfiniteQuery({
    queryKey: ['timeline', id],
    queryFn: ({ pageParam, signal }) =>
      send(
        api.GET('/api/v1/files/{id}/timeline', {
          params: { path: { id }, query: { cursor: pageParam ?? start.current ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: wanted && first.nextCursor !== null,
    refetchOnWindowFocus: false,
  });

  const { refetch } = older;
  const readFrom = useRef(first.nextCursor);
  useEffect(() => {
    if (!wanted || readFrom.current === first.nextCursor) return;
    readFrom.current = first.nextCursor;
    void refetch();
  }, [wanted, first.nextCursor, refetch]);

  const items = useMemo(() => {
    const byId = new Map<string, Item>();
    const pages = first.nextCursor === null || !wanted ? [] : (older.data?.pages ?? []);
    for (const page of [first, ...pages])
      for (const item of page.items) if (!byId.has(item.id)) byId.set(item.id, item);
    return [...byId.values()];
  }, [first, older.data, wanted]);

  const more = () => {
    if (!wanted) {
      readFrom.current = first.nextCursor;
      setWanted(true);
    } else void older.fetchNextPage();
  };
  return {
    items,
    hasMore: first.nextCursor !== null && (!wanted || older.hasNextPage || !older.data),
    more,
    loading: wanted && older.isFetching,
    error: older.error,
  };
}

/** After any write to a file. */
export function useRereadFile(id: string) {
  const refresh = useRefresh();
  return useCallback(() => refresh(['file', id], ['timeline', id], ['files'], ['tasks'], ['today']), [refresh, id]);
}
