// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import type { StayChoice } from '@/journal/values';
import { period } from '@/ui/format';

/** The stays of a file as a note can name them: "Exclusion temporaire, du 3 au 7 novembre 2026". */
export function useStayChoices(stays: Schema<'FileStay'>[]): StayChoice[] {
  const measure = useLabel('measure_kind');
  return useMemo(
    () =>
      stays.map((stay) => ({
        id: stay.id,
        label: [measure(stay.measureKind), period(stay.firstHalfDay, stay.lastHalfDay)].filter(Boolean).join(', '),
      })),
    [stays, measure],
  );
}
