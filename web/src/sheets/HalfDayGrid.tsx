// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { dayShort, splitHalfDay } from '@/ui/format';
import classes from './sheets.module.css';

/** Half-day by half-day, a line a day: as short as the longest stay allows. */
export function HalfDayGrid({ halfDays }: { halfDays: Schema<'LiaisonHalfDay'>[] }) {
  const { t } = useT();
  const status = useLabel('attendance_status');
  const days = [...new Set(halfDays.map(({ halfDay }) => splitHalfDay(halfDay)?.day ?? ''))];
  const words = (day: string, half: 'am' | 'pm') => {
    const found = halfDays.find(({ halfDay }) => halfDay === `${day}/${half}`);
    if (!found) return '—';
    if (!found.status) return t('sheets.notTaken');
    const late = found.minutesLate > 0 ? ` (${t('sheets.minutes', { count: found.minutesLate })})` : '';
    return status(found.status) + late;
  };
  if (days.length === 0) return null;
  return (
    <table className={classes.compact}>
      <thead>
        <tr>
          <th scope="col">{t('sheets.day')}</th>
          <th scope="col">{t('sheets.morning')}</th>
          <th scope="col">{t('sheets.afternoon')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day}>
            <th scope="row">{dayShort(day)}</th>
            <td>{words(day, 'am')}</td>
            <td>{words(day, 'pm')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
