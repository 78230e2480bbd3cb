// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';

/** "6 demi-journées suivies sur 8 (75 %)", with the rest in words; no share while some are still to come or to be taken. */
export function AttendanceWords({ summary }: { summary: Schema<'AttendanceSummary'> }) {
  const { t } = useT();
  const left = summary.planned - summary.taken;
  return (
    <>
      {t('receptions.attendedOf', {
        attended: summary.attended,
        planned: summary.planned,
        rate: summary.rate === null || left > 0 ? 'none' : String(Math.round(summary.rate * 100)),
      })}
      {left > 0 && ` · ${t('receptions.leftCount', { count: left })}`}
      {summary.late > 0 && ` · ${t('receptions.lateCount', { count: summary.late })}`}
      {summary.justified > 0 && ` · ${t('receptions.justifiedCount', { count: summary.justified })}`}
      {summary.unjustified > 0 && ` · ${t('receptions.unjustifiedCount', { count: summary.unjustified })}`}
      {summary.unknown > 0 && ` · ${t('receptions.unknownCount', { count: summary.unknown })}`}
    </>
  );
}
