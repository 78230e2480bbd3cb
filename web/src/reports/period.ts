// SPDX-License-Identifier: EUPL-1.2
// The period as its address writes it: "2026-2027" a school year, "2026" a civil year, "2026-11" a month,
// "2026-11-02..2026-11-20" days. The server reads the same (reports/period.h).
import { translate } from '@/i18n';
import { addDays, isDay } from '@/ui';
import { period as daysWords } from '@/ui/format';

export const PERIOD_KINDS = ['school_year', 'civil_year', 'month', 'free'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const SCHOOL_YEAR = /^(\d{4})-(\d{4})$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function kindOf(period: string): PeriodKind | null {
  const years = SCHOOL_YEAR.exec(period);
  if (years) return Number(years[2]) === Number(years[1]) + 1 ? 'school_year' : null;
  if (/^\d{4}$/.test(period)) return 'civil_year';
  if (MONTH.test(period)) return 'month';
  const [from, to, more] = period.split('..');
  return isDay(from) && isDay(to) && more === undefined && from <= to ? 'free' : null;
}

/** The one of a kind that a day lies in; of days, those of its month up to it. */
export function periodAt(kind: PeriodKind, day: string): string {
  const year = Number(day.slice(0, 4));
  if (kind === 'civil_year') return `${year}`;
  if (kind === 'month') return day.slice(0, 7);
  if (kind === 'free') return `${day.slice(0, 7)}-01..${day}`;
  const first = Number(day.slice(5, 7)) >= 9 ? year : year - 1;
  return `${first}-${first + 1}`;
}

/** The period before (-1) or after (1) of the same length. */
export function neighbour(period: string, step: 1 | -1): string {
  const kind = kindOf(period);
  const year = Number(period.slice(0, 4));
  if (kind === 'school_year') return `${year + step}-${year + step + 1}`;
  if (kind === 'civil_year') return `${year + step}`;
  if (kind === 'month') {
    const month = year * 12 + Number(period.slice(5, 7)) - 1 + step;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  }
  const [from = '', to = ''] = period.split('..');
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return `${addDays(from, step * days)}..${addDays(to, step * days)}`;
}

export function periodWords(period: string): string {
  const kind = kindOf(period);
  if (kind === 'school_year') return translate('reports.schoolYear', { years: period.replace('-', '–') });
  if (kind === 'civil_year') return translate('reports.civilYear', { year: period });
  if (kind === 'month') return monthWords(period);
  const [from, to] = period.split('..');
  return daysWords(from, to);
}

/** "novembre 2026" */
export function monthWords(month: string): string {
  const [year, number] = month.split('-').map(Number);
  const at = new Date(Date.UTC(year ?? 0, (number ?? 1) - 1, 1));
  return new Intl.DateTimeFormat('fr', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
}
