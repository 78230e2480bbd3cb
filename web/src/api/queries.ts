// SPDX-License-Identifier: EUPL-1.2
// What every page needs of the server: who is signed in, the day, the closed lists.
import { type QueryKey, queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, type Schema, send } from './client';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => send(api.GET('/api/v1/session')),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const metaQuery = queryOptions({
  queryKey: ['meta'],
  queryFn: () => send(api.GET('/api/v1/meta')),
  staleTime: 5 * 60_000,
  refetchInterval: 10 * 60_000,
});

export const blueprintQuery = queryOptions({
  queryKey: ['blueprint'],
  queryFn: () => send(api.GET('/api/v1/blueprint')),
  // An administrator may change it during the day.
  staleTime: 10 * 60_000,
});

export function useSession(): Schema<'Session'> {
  return useSuspenseQuery(sessionQuery).data;
}

export function useMay(right: Schema<'Right'>): boolean {
  return useSession().user.rights.includes(right);
}

export function useMeta(): Schema<'Meta'> {
  return useSuspenseQuery(metaQuery).data;
}

export function useBlueprint(): Schema<'Blueprint'> {
  return useSuspenseQuery(blueprintQuery).data;
}

/** The entries of a closed list people may still choose. */
export function useVocabulary(name: string): { code: string; label: string }[] {
  const { data } = useQuery(blueprintQuery);
  return (data?.vocabularies[name] ?? [])
    .filter((choice) => choice.active)
    .map((choice) => ({ code: choice.code, label: choice.label.fr }));
}

/** The words for a code, those of retired entries included; the code itself when the list has none. */
export function useLabel(name: string): (code: string) => string {
  const { data } = useQuery(blueprintQuery);
  return useCallback(
    (code: string) => data?.vocabularies[name]?.find((choice) => choice.code === code)?.label.fr ?? code,
    [data, name],
  );
}

/** What a printed sheet says around its facts; undefined until the blueprint has been read. */
export function useSheetTexts(code: string): Schema<'SheetSettings'> | undefined {
  return useQuery(blueprintQuery).data?.sheets?.find((sheet) => sheet.code === code);
}

/** A printed sheet as its settings have it: what it says around its facts, and which of its parts are on. */
export function useSheet(code: string) {
  const texts = useSheetTexts(code);
  const shows = (block: string) => texts?.blocks.find((each) => each.code === block)?.shown ?? true;
  return { texts, shows };
}

/** After a write: everything under these keys is read again. */
export function useRefresh() {
  const client = useQueryClient();
  return useCallback(
    (...keys: QueryKey[]) => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
    [client],
  );
}
