// SPDX-License-Identifier: EUPL-1.2

export interface AuditFilters extends Record<string, unknown> {
  personId?: string;
  userId?: string;
}

const uuid = (raw: unknown) => (typeof raw === 'string' && /^[0-9a-f-]{36}$/.test(raw) ? raw : undefined);

export function cleanAuditFilters(raw: Record<string, unknown>): AuditFilters {
  return { personId: uuid(raw.personId), userId: uuid(raw.userId) };
}
