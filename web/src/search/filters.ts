// SPDX-License-Identifier: EUPL-1.2
// What the address of the search keeps: a search can be sent to a colleague, who sees what they may read.
import type { Schema } from '@/api/client';
import { isDay } from '@/ui/day';

export const KINDS: Schema<'EntryKind'>[] = ['note', 'call', 'message', 'meeting', 'observation'];

export interface SearchFilters extends Record<string, unknown> {
  q?: string;
  /** In the file of one young person. */
  dossier?: string;
  nature?: Schema<'EntryKind'>;
  auteur?: string;
  du?: string;
  au?: string;
}

export function cleanSearch(raw: Record<string, unknown>): SearchFilters {
  const idOf = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined);
  const dayOf = (value: unknown) => (typeof value === 'string' && isDay(value) ? value : undefined);
  // "2026" typed in the address comes as a number.
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 100) : '';
  return {
    q: q || undefined,
    dossier: idOf(raw.dossier),
    nature: KINDS.find((each) => each === raw.nature),
    auteur: idOf(raw.auteur),
    du: dayOf(raw.du),
    au: dayOf(raw.au),
  };
}

export function searchHref(filters: SearchFilters): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(filters)) if (value) query.set(key, String(value));
  return query.size > 0 ? `/recherche?${query}` : '/recherche';
}

/** The file of a young person, opened where this entry stands. */
export const entryHref = (personId: string, entryId: string) => `/dossiers/${personId}?ecrit=${entryId}`;
