// SPDX-License-Identifier: EUPL-1.2
// Search before creating: who on file may be the one described.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, send } from '@/api/client';

export interface Described {
  lastName: string;
  firstName: string;
  birthDate: string | null;
  phone: string;
}

const PAUSE_MS = 200;
const isWholeDay = (text: string | null) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');
const figures = (text: string) => text.replace(/\D/g, '').length;

/** Enough to search: two letters of a name, a birth date or a telephone number. */
export function isSearchable({ lastName, firstName, birthDate, phone }: Described): boolean {
  return (lastName + firstName).trim().length >= 2 || isWholeDay(birthDate) || figures(phone) >= 6;
}

export function useCandidates(described: Described) {
  const typed = JSON.stringify(described);
  const [settled] = useDebouncedValue(typed, PAUSE_MS);
  const { lastName, firstName, birthDate, phone } = JSON.parse(settled) as Described;
  const asked = {
    lastName: lastName.trim() || undefined,
    firstName: firstName.trim() || undefined,
    birthDate: isWholeDay(birthDate) ? (birthDate ?? undefined) : undefined,
    phone: figures(phone) >= 6 ? phone : undefined,
  };
  const query = useQuery({
    queryKey: ['candidates', asked],
    queryFn: ({ signal }) => send(api.GET('/api/v1/people/candidates', { params: { query: asked }, signal })),
    enabled: isSearchable({ lastName, firstName, birthDate, phone }),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });
  return {
    ...query,
    items: isSearchable(described) ? (query.data?.items ?? []) : [],
    /** The answer is about what is typed now. */
    upToDate: settled === typed && query.isSuccess && !query.isPlaceholderData,
  };
}
