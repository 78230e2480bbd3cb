// SPDX-License-Identifier: EUPL-1.2
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useT } from '@/i18n';
import { half as halfName } from '@/ui/format';
import classes from './WeekGrid.module.css';
import { HALVES, WEEK_HALVES, type Weekday, weekdayName, weekHalf } from './week';

interface WeekGridProps {
  label: string;
  hint?: string;
  days: readonly Weekday[];
  /** The chosen half-days, "mon/am". */
  value: readonly string[];
  onChange: (value: string[]) => void;
  onWord: string;
  offWord: string;
  error?: string;
  id?: string;
}

/** A week, morning and afternoon: each cell is on or off, and says which in words. */
export function WeekGrid({ label, hint, days, value, onChange, onWord, offWord, error, id }: WeekGridProps) {
  const { locale } = useT();
  const chosen = new Set(value);
  const toggle = (cell: string) => {
    const next = new Set(chosen);
    if (!next.delete(cell)) next.add(cell);
    onChange(WEEK_HALVES.filter((each) => next.has(each)));
  };
  return (
    <fieldset id={id} className={classes.group}>
      <legend className="strong">{label}</legend>
      {hint && <p className="muted small">{hint}</p>}
      {error && <p className="error-text small">{error}</p>}
      <table className={classes.grid}>
        <thead>
          <tr>
            <td />
            {days.map((weekday) => (
              <th key={weekday} scope="col">
                <span className={classes.long}>{weekdayName(weekday, locale)}</span>
                <span className={classes.short} aria-hidden="true">
                  {weekdayName(weekday, locale, 'short').replace('.', '')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HALVES.map((half) => (
            <tr key={half}>
              <th scope="row">
                <span className={classes.long}>{halfName(half)}</span>
                <span className={classes.short} aria-hidden="true">
                  {halfName(half).slice(0, 5)}
                  {half === 'pm' && '.'}
                </span>
              </th>
              {days.map((weekday) => {
                const cell = weekHalf(weekday, half);
                const on = chosen.has(cell);
                const Mark = on ? IconCheck : IconMinus;
                return (
                  <td key={cell}>
                    <label className={classes.cell} data-on={on || undefined}>
                      <input
                        type="checkbox"
                        aria-label={`${weekdayName(weekday, locale)} ${halfName(half)} : ${onWord}`}
                        checked={on}
                        onChange={() => toggle(cell)}
                      />
                      <Mark size={16} aria-hidden />
                      <span className={classes.word}>{on ? onWord : offWord}</span>
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
