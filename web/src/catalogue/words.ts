// SPDX-License-Identifier: EUPL-1.2
// Durations, groups, weeks and checks in words.
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { WEEKDAYS, type Weekday, weekdayName } from '@/calendar/week';
import { translate, useT } from '@/i18n';
import type { Tone } from '@/ui';
import { day, period } from '@/ui/format';
import type { HonorabilityState } from './filters';
import { hourWords, sorted, type Window } from './weekPaint';

/** "45 min", "1 h 30". */
export function duration(minutes: number): string {
  if (minutes < 60) return translate('catalogue.minutes', { minutes });
  const rest = minutes % 60;
  return rest === 0
    ? translate('catalogue.hours', { hours: minutes / 60 })
    : translate('catalogue.hoursMinutes', { hours: Math.floor(minutes / 60), minutes: String(rest).padStart(2, '0') });
}

/** "1 à 6 jeunes", "Individuel". */
export function group({ groupMin, groupMax }: Pick<Schema<'Activity'>, 'groupMin' | 'groupMax'>): string {
  if (groupMax === 1) return translate('catalogue.individual');
  return groupMin === groupMax
    ? translate('catalogue.groupOf', { max: groupMax })
    : translate('catalogue.groupFromTo', { min: groupMin, max: groupMax });
}

export function ages({ ageMin, ageMax }: { ageMin: number | null; ageMax: number | null }): string {
  if (ageMin === null && ageMax === null) return '';
  if (ageMin === null) return translate('catalogue.ageUpTo', { max: ageMax });
  if (ageMax === null) return translate('catalogue.ageFrom', { min: ageMin });
  return translate('catalogue.ageFromTo', { min: ageMin, max: ageMax });
}

/** "25,00 €" */
export const euros = (cents: number) =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** "24,5", "24,50 €" → cents; null when it is no amount. */
export function centsOf(typed: string): number | null {
  const clean = typed.replace(/[\s€\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(clean)) return null;
  return Math.round(Number(clean) * 100);
}

export const HONORABILITY_TONE: Record<HonorabilityState, Tone> = {
  valid: 'good',
  expiring: 'warn',
  expired: 'bad',
  missing: 'warn',
};

export function honorabilityWords({ state, expiresOn }: Schema<'Honorability'>): string {
  const on = expiresOn ? day(expiresOn) : '';
  return {
    valid: translate('catalogue.honorabilityValid', { day: on }),
    expiring: translate('catalogue.honorabilityExpiring', { day: on }),
    expired: translate('catalogue.honorabilityExpired', { day: on }),
    missing: translate('catalogue.honorabilityMissing'),
  }[state];
}

/** "9 h – 12 h" */
export const hours = ({ from, to }: { from: string; to: string }) => `${hourWords(from)} – ${hourWords(to)}`;

/** The days somebody is there, in short: "lun. mar. jeu.". */
export function useDaysWords() {
  const { locale } = useT();
  return (week: readonly Window[]) =>
    WEEKDAYS.filter((weekday) => week.some((window) => window.weekday === weekday))
      .map((weekday) => weekdayName(weekday, locale, 'short'))
      .join(' ');
}

/** One window a line: "lundi 9 h – 12 h (Annexe), du … au …". */
export function useWindowWords(sites: readonly Schema<'Site'>[]) {
  const { locale } = useT();
  return (window: Window) => {
    const site = sites.find((each) => each.id === window.siteId);
    const where = site ? ` (${site.name})` : '';
    const when = window.validFrom || window.validTo ? `, ${period(window.validFrom, window.validTo)}` : '';
    return `${weekdayName(window.weekday as Weekday, locale)} ${hours(window)}${where}${when}`;
  };
}
export const weekWords = (week: readonly Window[], words: (window: Window) => string) =>
  sorted(week).map(words).join('\n');

/** "2 personnes : psychologue, éducateur spécialisé". */
export function useStaffWords() {
  const { t } = useT();
  const qualification = useLabel('qualification');
  return ({ adultsNeeded, roles }: Pick<Schema<'Activity'>, 'adultsNeeded' | 'roles'>) => {
    const named = roles.map(({ qualification: code, count }) =>
      count > 1 ? `${count} × ${qualification(code)}` : qualification(code),
    );
    if (named.length === 0) return t('catalogue.adultsAny', { count: adultsNeeded });
    return t('catalogue.adultsNamed', { count: adultsNeeded, named: named.join(', ') });
  };
}
