// SPDX-License-Identifier: EUPL-1.2
// What other pages ask the page of grids to open with.
import { mondayOf } from '@/receptions/stay/week';
import { isDay } from '@/ui';

export const QUICK_ACTS = ['grille', 'jour', 'tablette'] as const;
export type QuickAct = (typeof QUICK_ACTS)[number];

export interface GridsSearch extends Record<string, unknown> {
  acte?: QuickAct;
  /** The stay the act belongs to. */
  accueil?: string;
}

export function cleanGridsSearch(raw: Record<string, unknown>): GridsSearch {
  const acte = QUICK_ACTS.find((each) => each === raw.acte);
  const accueil = typeof raw.accueil === 'string' && /^[0-9a-f-]{36}$/.test(raw.accueil) ? raw.accueil : undefined;
  return { acte, accueil };
}

export function gridsHref(personId: string, stayId?: string | null, acte?: QuickAct): string {
  const query = new URLSearchParams();
  if (acte) query.set('acte', acte);
  if (stayId) query.set('accueil', stayId);
  const text = query.toString();
  return `/dossiers/${personId}/grilles${text && `?${text}`}`;
}

export interface WeekSearch extends Record<string, unknown> {
  semaine?: string;
}

/** The Monday of the week a day is in. */
export function cleanWeekSearch(raw: Record<string, unknown>): WeekSearch {
  const asked = typeof raw.semaine === 'string' && isDay(raw.semaine) ? raw.semaine : undefined;
  return { semaine: asked && mondayOf(asked) };
}
