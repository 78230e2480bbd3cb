// SPDX-License-Identifier: EUPL-1.2
// What other pages ask the page of a family to open with.
export const QUICK_ACTS = ['convoquer', 'entretien', 'signer', 'appel'] as const;
export type QuickAct = (typeof QUICK_ACTS)[number];

export interface FamilySearch extends Record<string, unknown> {
  acte?: QuickAct;
  /** The stay the act belongs to. */
  accueil?: string;
}

export function cleanFamilySearch(raw: Record<string, unknown>): FamilySearch {
  const acte = QUICK_ACTS.find((each) => each === raw.acte);
  const accueil = typeof raw.accueil === 'string' && /^[0-9a-f-]{36}$/.test(raw.accueil) ? raw.accueil : undefined;
  return { acte, accueil };
}

export function familyHref(personId: string, acte?: QuickAct, stayId?: string | null): string {
  const query = new URLSearchParams();
  if (acte) query.set('acte', acte);
  if (stayId) query.set('accueil', stayId);
  const text = query.toString();
  return `/dossiers/${personId}/famille${text && `?${text}`}`;
}
