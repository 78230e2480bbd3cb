// SPDX-License-Identifier: EUPL-1.2
import { dayShort, half, splitHalfDay } from '@/ui/format';

/** "jeu. 12 nov. matin" */
export function halfWordsOf(iso: string): string {
  const split = splitHalfDay(iso);
  return split ? `${dayShort(split.day)} ${half(split.half)}` : iso;
}
