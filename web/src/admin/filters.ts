// SPDX-License-Identifier: EUPL-1.2

import type { Schema } from '@/api/client';
import { isDay } from '@/ui/day';

type Kind = Exclude<Schema<'KindOfAct'>, 'any'>;
export const KINDS: Kind[] = ['look', 'change', 'taken', 'opening', 'sign_in'];

export interface AuditFilters extends Record<string, unknown> {
  personId?: string;
  userId?: string;
  kind?: Kind;
  from?: string;
  to?: string;
}

const uuid = (raw: unknown) => (typeof raw === 'string' && /^[0-9a-f-]{36}$/.test(raw) ? raw : undefined);

const dayOf = (raw: unknown) => (typeof raw === 'string' && isDay(raw) ? raw : undefined);

export function cleanAuditFilters(raw: Record<string, unknown>): AuditFilters {
  return {
    personId: uuid(raw.personId),
    userId: uuid(raw.userId),
    kind: KINDS.find((kind) => kind === raw.kind),
    from: dayOf(raw.from),
    to: dayOf(raw.to),
  };
}
