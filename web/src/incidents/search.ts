// SPDX-License-Identifier: EUPL-1.2
// What the addresses of these pages keep.
import { isDay } from '@/ui/day';

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

export interface FileSearch extends Record<string, unknown> {
  acte?: 'interrompre';
  accueil?: string;
}

export function cleanFileSearch(raw: Record<string, unknown>): FileSearch {
  return {
    acte: raw.acte === 'interrompre' ? 'interrompre' : undefined,
    accueil: isId(raw.accueil) ? raw.accueil : undefined,
  };
}

export interface NewSearch extends Record<string, unknown> {
  dossier?: string;
  accueil?: string;
  demiJournee?: string;
}

export function cleanNewSearch(raw: Record<string, unknown>): NewSearch {
  const half = raw.demiJournee;
  return {
    dossier: isId(raw.dossier) ? raw.dossier : undefined,
    accueil: isId(raw.accueil) ? raw.accueil : undefined,
    demiJournee: typeof half === 'string' && /^\d{4}-\d{2}-\d{2}\/(am|pm)$/.test(half) ? half : undefined,
  };
}

export interface ListFilters extends Record<string, unknown> {
  du?: string;
  au?: string;
  nature?: string;
  etat?: 'open' | 'closed';
}

export function cleanListFilters(raw: Record<string, unknown>): ListFilters {
  const dayOf = (value: unknown) => (typeof value === 'string' && isDay(value) ? value : undefined);
  return {
    du: dayOf(raw.du),
    au: dayOf(raw.au),
    nature: typeof raw.nature === 'string' && /^[a-z_]+$/.test(raw.nature) ? raw.nature : undefined,
    etat: raw.etat === 'open' || raw.etat === 'closed' ? raw.etat : undefined,
  };
}

const withQuery = (path: string, members: Record<string, string | undefined>) => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(members)) if (value) query.set(key, value);
  return query.size > 0 ? `${path}?${query}` : path;
};

export const listHref = (filters: ListFilters) => withQuery('/incidents', filters as Record<string, string>);
export const fileIncidentsHref = (personId: string, search: FileSearch = {}) =>
  withQuery(`/dossiers/${personId}/incidents`, search as Record<string, string>);
/** Where an incident is written, from the place it is noticed. */
export const newIncidentHref = (dossier?: string, accueil?: string, demiJournee?: string) =>
  withQuery('/incidents/nouveau', { dossier, accueil, demiJournee });
