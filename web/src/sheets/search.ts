// SPDX-License-Identifier: EUPL-1.2
// What the addresses of the sheets say: of which days, of whom.
import { isDay } from '@/ui';
import { splitHalfDay } from '@/ui/format';

export type Span = 'demi-journee' | 'jour' | 'semaine';
export const SPANS: readonly Span[] = ['demi-journee', 'jour', 'semaine'];

export interface RollSearch extends Record<string, unknown> {
  /** A half-day; absent: now. */
  du?: string;
  etendue?: Span;
  /** With what is recorded; absent: with empty boxes. */
  remplie?: boolean;
}

export function cleanRoll(raw: Record<string, unknown>): RollSearch {
  const { du, etendue, remplie } = raw;
  return {
    du: typeof du === 'string' && splitHalfDay(du) ? du : undefined,
    etendue: SPANS.find((span) => span === etendue),
    remplie: remplie === true || remplie === 'true' ? true : undefined,
  };
}

export type ProgrammeSheet = 'jeune' | 'intervenant' | 'tableau';
export const PROGRAMME_SHEETS: readonly ProgrammeSheet[] = ['jeune', 'intervenant', 'tableau'];

export interface ProgrammePrintSearch extends Record<string, unknown> {
  quoi?: ProgrammeSheet;
  /** The day of the board, or any day of the week; absent: today. */
  jour?: string;
  /** A stay or a professional. */
  pour?: string;
}

export function cleanProgrammePrint(raw: Record<string, unknown>): ProgrammePrintSearch {
  const { quoi, jour, pour } = raw;
  return {
    quoi: PROGRAMME_SHEETS.find((sheet) => sheet === quoi),
    jour: typeof jour === 'string' && isDay(jour) ? jour : undefined,
    pour: typeof pour === 'string' && pour ? pour : undefined,
  };
}

function href(path: string, search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value) query.set(key, String(value));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export const rollHref = (search: RollSearch) => href('/presences/imprimer', search);
export const programmePrintHref = (search: ProgrammePrintSearch) => href('/programme/imprimer', search);
