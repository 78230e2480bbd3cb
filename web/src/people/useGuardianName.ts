// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { name } from '@/ui/format';

/** "Martin Lina (mère)", by id. */
export function useGuardianName(guardians: Schema<'Guardian'>[]): (id: string) => string {
  const relation = useLabel('guardian_relation');
  return useCallback(
    (id: string) => {
      const guardian = guardians.find((each) => each.id === id);
      return guardian ? `${name(guardian)} (${relation(guardian.relation).toLowerCase()})` : '';
    },
    [guardians, relation],
  );
}
