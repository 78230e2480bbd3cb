// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { dayShort, splitHalfDay } from '@/ui/format';
import classes from './sheets.module.css';

const MOST_ACROSS = 6;

/** Half-day by half-day, as short as the stay allows. */
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
  if (days.length > 1 && days.length <= MOST_ACROSS) return <Across days={days} words={words} />;
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

interface AcrossProps {
  days: string[];
  words: (day: string, half: 'am' | 'pm') => string;
}

/** A column a day: a usual stay takes three lines of the page. */
function Across({ days, words }: AcrossProps) {
  const { t } = useT();
  return (
    <table className={classes.compact}>
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th key={day} scope="col">
              {dayShort(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['am', 'pm'] as const).map((half) => (
          <tr key={half}>
            <th scope="row">{t(half === 'am' ? 'sheets.morning' : 'sheets.afternoon')}</th>
            {days.map((day) => (
              <td key={day}>{words(day, half)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
