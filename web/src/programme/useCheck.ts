// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { api, send } from '@/api/client';
import { localConflicts } from './localConflicts';
import type { Conflict, Draft, Week } from './types';

const PAUSE_MS = 120;

export interface Judged {
  conflicts: Conflict[];
  /** False while only what the page itself can see is told. */
  final: boolean;
}

/** What stands against a session as it would be: seen here at once, by the server a moment later. */
export function useCheck(draft: Draft | null, week: Week): Judged {
  const key = draft ? JSON.stringify(draft) : '';
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const { data } = useQuery({
    queryKey: ['programme', 'check', settled],
    queryFn: async ({ signal }) => {
      const body = JSON.parse(settled) as Draft;
      const { items } = await send(
        api.POST('/api/v1/programme/check', { body: { week: body.day, sessions: [body] }, signal }),
      );
      return items[0]?.conflicts ?? [];
    },
    enabled: settled !== '' && settled === key,
    staleTime: 10_000,
    gcTime: 30_000,
    retry: false,
  });
  const local = useMemo(() => (draft ? localConflicts(draft, week) : []), [draft, week]);
  const known = data && settled === key;
  return { conflicts: known ? data : local, final: !!known };
}
