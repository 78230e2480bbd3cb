// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';

/** "6 demi-journées sur 8 (75 %)", with the rest in words. */
export function AttendanceWords({ summary }: { summary: Schema<'AttendanceSummary'> }) {
  const { t } = useT();
  return (
    <>
      {t('receptions.attendedOf', {
        attended: summary.attended,
        planned: summary.planned,
        rate: summary.rate === null ? 'none' : String(Math.round(summary.rate * 100)),
      })}
      {summary.late > 0 && ` · ${t('receptions.lateCount', { count: summary.late })}`}
      {summary.justified > 0 && ` · ${t('receptions.justifiedCount', { count: summary.justified })}`}
      {summary.unjustified > 0 && ` · ${t('receptions.unjustifiedCount', { count: summary.unjustified })}`}
      {summary.unknown > 0 && ` · ${t('receptions.unknownCount', { count: summary.unknown })}`}
    </>
  );
}
