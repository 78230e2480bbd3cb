// SPDX-License-Identifier: EUPL-1.2
// What the address of the list keeps: a view can be sent to a colleague.
import type { Schema } from '@/api/client';

export type StructureKind = Schema<'StructureKind'>;

export const STRUCTURE_KINDS: StructureKind[] = [
  'college',
  'lycee',
  'ecole',
  'erea',
  'school_other',
  'association',
  'municipal_service',
  'social_service',
  'health',
  'justice_service',
  'other',
];
const SCHOOLS: readonly string[] = ['college', 'lycee', 'ecole', 'erea', 'school_other'];
/** Schools have pupils, a zone and their own calendar; other partners have not. */
export const isSchool = (kind: string) => SCHOOLS.includes(kind);

export interface PartnerFilters extends Record<string, unknown> {
  q?: string;
  kind?: StructureKind;
  /** Only those with an agreement valid today. */
  partner?: true;
}

export function cleanPartnerFilters(raw: Record<string, unknown>): PartnerFilters {
  // A postcode typed in the address comes as a number.
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 100) : '';
  return {
    q: q || undefined,
    kind: STRUCTURE_KINDS.find((each) => each === raw.kind),
    partner: raw.partner === true ? true : undefined,
  };
}

export interface ImportSearch extends Record<string, unknown> {
  /** The import under way or just ended: the page can be left and found again. */
  job?: string;
}

export function cleanImportSearch(raw: Record<string, unknown>): ImportSearch {
  return { job: typeof raw.job === 'string' && /^[0-9a-f-]{36}$/.test(raw.job) ? raw.job : undefined };
}
