// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { i18n, translate, translateOr } from '@/i18n';
import type { Tone } from '@/ui';
import { time } from '@/ui/format';

type Role = Schema<'Role'>;
/** Those an administrator gives; a file is confided to an external on its own page. */
export const GIVEN_ROLES: Role[] = [
  'coordinator',
  'reference_person',
  'professional',
  'attendance_taker',
  'direction',
  'manager',
  'administrator',
  'auditor',
];

export function useRoleWords(): (role: Role) => string {
  return useCallback((role: Role) => translate(`admin.role_${role}`), []);
}

export const SCHEMES: Schema<'SchemeCode'>[] = ['exclusion', 'upper_school', 'drop_out', 'cst', 'tig', 'reminder'];

export function useSchemeWords(): (scheme: Schema<'SchemeCode'>) => string {
  return useCallback((scheme: Schema<'SchemeCode'>) => translateOr(`admin.scheme_${scheme}`, scheme), []);
}

/** "Consultation · dossier". Acts and things the catalogue does not know yet keep their code. */
export function auditWords({ action, entity }: Pick<Schema<'AuditLine'>, 'action' | 'entity'>): string {
  const act = translateOr(`admin.action_${action}`, action);
  // Signing in says already whose account it is.
  return entity === 'user' && /^sign|password/.test(action)
    ? act
    : `${act} · ${translateOr(`admin.entity_${entity}`, entity)}`;
}

export function kindWords(kind: Schema<'KindOfAct'>): string {
  return translate(`admin.kind_${kind}`);
}

type Setting = Pick<Schema<'Setting'>, 'key' | 'value' | 'unit'>;

export function settingLabel({ key }: Pick<Setting, 'key'>): string {
  return translateOr(`admin.setting_${key.replaceAll('.', '_')}`, key);
}

export function settingValue({ value, unit }: Pick<Setting, 'value' | 'unit'>): string {
  if (unit === 'minutes_after_midnight') {
    const two = (count: number) => String(count).padStart(2, '0');
    return time(`${two(Math.floor(value / 60))}:${two(value % 60)}`);
  }
  return translateOr(`admin.unit_${unit}`, `${value} ${unit}`, { count: value });
}

export function settingStatus(status: string): { tone: Tone; words: string } {
  const tone: Tone = status === 'verified' ? 'good' : status === 'practice' ? 'info' : 'warn';
  return { tone, words: translateOr(`admin.status_${status}`, status) };
}

/** What keeps backups from being what they should be. */
export function backupTrouble(code: string): string {
  return translateOr(`admin.backup_${code.replaceAll('.', '_')}`, translate('admin.backup_other', { code }));
}

const HOUR = 3_600_000;

export function backupAge(at: string, now = Date.now()): string {
  const hours = Math.max(0, Math.floor((now - Date.parse(at)) / HOUR));
  if (hours < 1) return translate('admin.underAnHourAgo');
  return hours < 48
    ? translate('admin.hoursAgo', { count: hours })
    : translate('admin.daysAgo', { count: Math.floor(hours / 24) });
}

/** "12,3 Mo" */
export function backupSize(bytes: number): string {
  const [count, unit] = bytes < 1e9 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e9, 'gigabyte'];
  return new Intl.NumberFormat(i18n.locale || 'fr', { style: 'unit', unit, maximumFractionDigits: 1 }).format(count);
}
