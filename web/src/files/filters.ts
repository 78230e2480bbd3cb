// SPDX-License-Identifier: EUPL-1.2
// What the addresses of the list and of a file keep: a view can be sent to a colleague.
import type { Schema } from '@/api/client';

export const FILE_STATES: Schema<'FileState'>[] = [
  'referral',
  'upcoming',
  'in_progress',
  'ended',
  'follow_up',
  'closed',
  'none',
];
const SORTS = ['name', '-name', 'activity', '-activity', 'birth', '-birth'] as const;
export type FileSort = (typeof SORTS)[number];
export const DEFAULT_SORT: FileSort = '-activity';

export interface FileFilters extends Record<string, unknown> {
  q?: string;
  state?: Schema<'FileState'>;
  structureId?: string;
  sort?: FileSort;
  /** The dialog that creates a file is open. */
  new?: true;
}

export function cleanFileFilters(raw: Record<string, unknown>): FileFilters {
  // "0612" typed in the address comes as a number.
  const q = typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q).slice(0, 100) : '';
  const school = typeof raw.structureId === 'string' && /^[0-9a-f-]{36}$/.test(raw.structureId);
  const sort = SORTS.find((each) => each === raw.sort);
  return {
    q: q || undefined,
    state: FILE_STATES.find((each) => each === raw.state),
    structureId: school ? (raw.structureId as string) : undefined,
    sort: sort === DEFAULT_SORT ? undefined : sort,
    new: raw.new === true ? true : undefined,
  };
}

/** The kinds of items a timeline can be narrowed to, and the types of the API they stand for. */
export const SHOWABLE = {
  entries: ['entry'],
  referrals: ['referral', 'decision', 'answer'],
  steps: ['transition', 'convocation', 'interview', 'authorisation', 'pathway'],
  absences: ['absence'],
  tasks: ['task'],
} satisfies Record<string, Schema<'TimelineItem'>['type'][]>;
export type Shown = keyof typeof SHOWABLE;
export const SHOWN = Object.keys(SHOWABLE) as Shown[];

export interface ShownFilter extends Record<string, unknown> {
  /** "entries.absences"; absent: everything. */
  show?: string;
  /** The entry to be shown: its id. */
  ecrit?: string;
}

export function shownOf(show: string | undefined): Shown[] {
  const asked = new Set((show ?? '').split('.'));
  return SHOWN.filter((each) => asked.has(each));
}

export function cleanShown(raw: Record<string, unknown>): ShownFilter {
  const shown = shownOf(typeof raw.show === 'string' ? raw.show : undefined);
  const sought = typeof raw.ecrit === 'string' && /^[0-9a-f-]{36}$/.test(raw.ecrit);
  return {
    show: shown.length === 0 || shown.length === SHOWN.length ? undefined : shown.join('.'),
    ecrit: sought ? (raw.ecrit as string) : undefined,
  };
}
