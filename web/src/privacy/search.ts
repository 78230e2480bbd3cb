// SPDX-License-Identifier: EUPL-1.2
// Part of the first load, with the routes: it brings no texts.
import type { Schema } from '@/api/client';

type Scheme = Schema<'SchemeCode'>;
export const SCHEMES: Scheme[] = ['exclusion', 'upper_school', 'drop_out', 'cst', 'tig', 'reminder'];

export interface PrintSearch extends Record<string, unknown> {
  dispositif?: Scheme;
  niveau?: 'parents' | 'young';
  /** What was handed over, word for word, instead of today's text. */
  remise?: string;
}

export function cleanPrintSearch(raw: Record<string, unknown>): PrintSearch {
  return {
    dispositif: SCHEMES.find((each) => each === raw.dispositif),
    niveau: raw.niveau === 'young' ? 'young' : 'parents',
    remise: typeof raw.remise === 'string' && /^[0-9a-f-]{36}$/.test(raw.remise) ? raw.remise : undefined,
  };
}

export const privacyHref = (personId: string) => `/dossiers/${personId}/vie-privee`;
export const printHref = (personId: string, search: Record<string, string>) =>
  `${privacyHref(personId)}/imprimer?${new URLSearchParams(search)}`;
