// SPDX-License-Identifier: EUPL-1.2
import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@/api/client';

/** A refusal is an answer and is not asked again ("in a moment" was: api/patience.ts); a lost connection is tried once more. */
const retry = (failures: number, error: Error) => failures < 1 && !(error instanceof ApiProblem && error.status >= 400);

export const queryClient = new QueryClient({
  defaultOptions: {
    // The page shows what it has at once and reads again when it was left for a while.
    queries: { staleTime: 15_000, retry, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
