// SPDX-License-Identifier: EUPL-1.2
import { isDay } from '@/ui/day';

export interface ReturnSearch extends Record<string, unknown> {
  /** The stay shown; the latest without it. */
  accueil?: string;
}

export function cleanReturnSearch(raw: Record<string, unknown>): ReturnSearch {
  const accueil = typeof raw.accueil === 'string' && /^[0-9a-f-]{36}$/.test(raw.accueil) ? raw.accueil : undefined;
  return { accueil };
}

export interface DigestSearch extends Record<string, unknown> {
  jour?: string;
}

export function cleanDigestSearch(raw: Record<string, unknown>): DigestSearch {
  return { jour: typeof raw.jour === 'string' && isDay(raw.jour) ? raw.jour : undefined };
}
