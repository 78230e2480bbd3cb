// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { translateOr, useT } from '@/i18n';
import type { Tone } from '@/ui';
import { time } from '@/ui/format';

type Role = Schema<'Role'>;
export const ROLES: Role[] = ['coordinator', 'administrator'];

export function useRoleWords(): (role: Role) => string {
  const { t } = useT();
  return useCallback(
    (role: Role) => (role === 'administrator' ? t('admin.administrator') : t('admin.coordinator')),
    [t],
  );
}

/** "Consultation · dossier". Acts and things the catalogue does not know yet keep their code. */
export function auditWords({ action, entity }: Pick<Schema<'AuditLine'>, 'action' | 'entity'>): string {
  const act = translateOr(`admin.action_${action}`, action);
  // Signing in says already whose account it is.
  return entity === 'user' && /^sign|password/.test(action)
    ? act
    : `${act} · ${translateOr(`admin.entity_${entity}`, entity)}`;
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
