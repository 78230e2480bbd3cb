// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';

export interface EntryValues {
  kind: Schema<'EntryKind'>;
  occurredOn: string | null;
  text: string;
  stayId: string | null;
  ring: Ring;
  readerIds: string[];
}

export type Ring = Schema<'EntryRing'>;
/** From the widest to the narrowest; somebody outside writes for the team or for themselves. */
export const RINGS: Ring[] = ['shared', 'team', 'restricted', 'personal'];
export const RINGS_OUTSIDE: Ring[] = ['shared', 'personal'];

export function newEntry(today: string, ring: Ring = 'team'): EntryValues {
  return { kind: 'note', occurredOn: today, text: '', stayId: null, ring, readerIds: [] };
}

export function entryValues({ kind, occurredOn, text, stayId, ring, readerIds }: Schema<'Entry'>): EntryValues {
  return { kind, occurredOn, text, stayId, ring, readerIds };
}

/** A stay a note can be about. */
export interface StayChoice {
  id: string;
  label: string;
}
