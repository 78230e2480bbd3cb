// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { translate } from '@/i18n';

/**
 * "Présent 4 demi-journées sur 6 (67 %)". While a stay lasts only what was taken is counted: what is still to come says
 * nothing about coming. Empty before the first half-day.
 */
export function attendedWords({ planned, taken, attended, rate }: Schema<'AttendanceSummary'>): string {
  if (planned === 0 || taken === 0) return '';
  const lasting = taken < planned;
  const share = lasting ? attended / taken : (rate ?? 0);
  return translate('files.attended', {
    attended,
    planned: lasting ? taken : planned,
    rate: Math.round(share * 100),
  });
}
