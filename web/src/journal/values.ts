// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';

export interface EntryValues {
  kind: Schema<'EntryKind'>;
  occurredOn: string | null;
  text: string;
  stayId: string | null;
}

export function newEntry(today: string): EntryValues {
  return { kind: 'note', occurredOn: today, text: '', stayId: null };
}

export function entryValues({ kind, occurredOn, text, stayId }: Schema<'Entry'>): EntryValues {
  return { kind, occurredOn, text, stayId };
}

/** A stay a note can be about. */
export interface StayChoice {
  id: string;
  label: string;
}
