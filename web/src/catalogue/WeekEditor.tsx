// SPDX-License-Identifier: EUPL-1.2
// The week somebody or some place can be had, painted in half-hours: by clicking, drawing, or with the arrows and the space bar.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { WEEKDAYS, type Weekday, weekdayName } from '@/calendar/week';
import { useT } from '@/i18n';
import classes from './catalogue.module.css';
import { clockOf, coverOf, GRAIN, hourWords, isWhole, minutesOf, paint, type Window, windowAt } from './weekPaint';

const FIRST = 8 * 60;
const LAST = 19 * 60;

export interface WeekEditorProps {
  label: string;
  week: readonly Window[];
  /** Absent: only to be read. */
  onChange?: (week: Window[]) => void;
  /** Where what is painted takes place. */
  siteId?: string | null;
  /** A letter or two for a site, shown in its half-hours. */
  siteMark?: (siteId: string) => string;
}

interface Cell {
  weekday: Weekday;
  from: number;
}

/** The hours shown: 8 to 19, more when a window needs it. */
function range(all: readonly Window[]) {
  const week = all.filter(isWhole);
  const from = Math.min(FIRST, ...week.map((window) => Math.floor(minutesOf(window.from) / 60) * 60));
  const to = Math.max(LAST, ...week.map((window) => Math.ceil(minutesOf(window.to) / 60) * 60));
  return Array.from({ length: (to - from) / GRAIN }, (_, index) => from + index * GRAIN);
}

export function WeekEditor({ label, week, onChange, siteId = null, siteMark }: WeekEditorProps) {
  const { t, locale } = useT();
  const rows = range(week);
  const sunday = week.some((window) => window.weekday === 'sun');
  const days = WEEKDAYS.slice(0, sunday ? 7 : 6);
  const [active, setActive] = useState<Cell>({ weekday: 'mon', from: 9 * 60 });
  /** While the button is held: what the first cell became, all that are crossed become. */
  const stroke = useRef<boolean | null>(null);
  const table = useRef<HTMLTableElement>(null);

  useEffect(() => {
    const lift = () => {
      stroke.current = null;
    };
    window.addEventListener('pointerup', lift);
    return () => window.removeEventListener('pointerup', lift);
  }, []);

  const set = ({ weekday, from }: Cell, there: boolean) =>
    onChange?.(paint(week, weekday, { from, to: from + GRAIN }, there, siteId));
  const toggle = (cell: Cell) => set(cell, coverOf(week, cell.weekday, cell.from) !== 'all');
  const focus = (cell: Cell) => {
    setActive(cell);
    table.current?.querySelector<HTMLButtonElement>(`[data-cell="${cell.weekday}-${cell.from}"]`)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent, cell: Cell) => {
    const column = days.indexOf(cell.weekday);
    const row = rows.indexOf(cell.from);
    const moves: Record<string, [number, number]> = {
      ArrowUp: [column, row - 1],
      ArrowDown: [column, row + 1],
      ArrowLeft: [column - 1, row],
      ArrowRight: [column + 1, row],
      Home: [0, row],
      End: [days.length - 1, row],
      PageUp: [column, 0],
      PageDown: [column, rows.length - 1],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const weekday = days[move[0]];
    const from = rows[move[1]];
    if (!weekday || from === undefined) return;
    // With Shift the state of the cell left is drawn on.
    if (event.shiftKey) set({ weekday, from }, coverOf(week, cell.weekday, cell.from) === 'all');
    focus({ weekday, from });
  };

  const mark = (weekday: Weekday, from: number) => {
    const site = windowAt(week, weekday, from)?.siteId;
    return site && siteMark ? siteMark(site) : '';
  };
  const words = { all: t('catalogue.there'), part: t('catalogue.partlyThere'), none: t('catalogue.notThere') };

  return (
    <section className={classes.gridScroll} tabIndex={onChange ? undefined : 0} aria-label={label}>
      <table ref={table} className={classes.grid} data-editing={onChange ? '' : undefined}>
        <thead>
          <tr>
            <td />
            {days.map((weekday) => (
              <th key={weekday} scope="col">
                {weekdayName(weekday, locale, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((from) => (
            <tr key={from}>
              <th scope="row">
                {from % 60 === 0 ? (
                  hourWords(clockOf(from))
                ) : (
                  <span className="visually-hidden">{hourWords(clockOf(from))}</span>
                )}
              </th>
              {days.map((weekday) => {
                const cell = { weekday, from };
                const cover = coverOf(week, weekday, from);
                const sign = mark(weekday, from);
                if (!onChange)
                  return (
                    <td key={weekday}>
                      <span className={classes.cell} data-cover={cover}>
                        <span className="visually-hidden">{words[cover]}</span>
                        {sign}
                      </span>
                    </td>
                  );
                return (
                  <td key={weekday}>
                    <button
                      type="button"
                      className={classes.cell}
                      data-cover={cover}
                      data-cell={`${weekday}-${from}`}
                      tabIndex={weekday === active.weekday && from === active.from ? 0 : -1}
                      aria-pressed={cover === 'all' ? true : cover === 'part' ? 'mixed' : false}
                      aria-label={`${weekdayName(weekday, locale)} ${hourWords(clockOf(from))}`}
                      onKeyDown={(event) => onKeyDown(event, cell)}
                      onFocus={() => setActive(cell)}
                      onClick={(event) => {
                        // A pointer has painted already; the keyboard has not.
                        if (event.detail === 0) toggle(cell);
                      }}
                      onPointerDown={(event) => {
                        if (event.button !== 0) return;
                        (event.target as Element).releasePointerCapture?.(event.pointerId);
                        stroke.current = cover !== 'all';
                        set(cell, stroke.current);
                      }}
                      onPointerEnter={() => stroke.current !== null && set(cell, stroke.current)}
                    >
                      {sign}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
