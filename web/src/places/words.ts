// SPDX-License-Identifier: EUPL-1.2
// Places in words.
import type { Schema } from '@/api/client';
import { translate, translateOr } from '@/i18n';
import { dayLong, dayShort, halfDayShort, period } from '@/ui/format';

export const SERVICE_GROUP = '00000000-0000-7000-8000-000000000001';

/** The service itself where nobody named it. */
export function groupName({ id, label }: { id: string; label: string }): string {
  if (label) return label;
  return id === SERVICE_GROUP ? translate('places.serviceGroup') : translate('places.unnamedGroup');
}

/** "Semaine du lundi 30 novembre – Bois, 2 places sur 6" */
export function weekWords(week: Schema<'ReceptionWeek'>): string {
  return translate('places.weekChoice', {
    day: dayLong(week.monday),
    label: week.label || 'none',
    free: Math.max(0, week.places - week.taken),
    places: week.places,
  });
}

/** "exclusion du 16 au 17 novembre, accueil du 23 au 24 novembre" */
export function bothPeriods(
  measure: Pick<Schema<'Measure'>, 'start' | 'end'>,
  placement: Pick<Schema<'Placement'>, 'from' | 'to'>,
): string {
  return translate('places.bothPeriods', {
    measure: measure.start ? period(measure.start, measure.end) : '',
    reception: placement.from ? period(placement.from, placement.to) : '',
  });
}

/** What the school said of a later start: "Report accepté par Mme Roy le 12 novembre (téléphone)". */
export function deferralWords(facts: Schema<'WaitingFacts'>, channel: (code: string) => string): string {
  if (facts.deferral === 'unknown') return translate('places.deferralUnknown');
  return translate(facts.deferral === 'agreed' ? 'places.deferralAgreed' : 'places.deferralRefused', {
    by: facts.deferralBy,
    day: facts.deferralOn ? dayShort(facts.deferralOn) : '',
    channel: channel(facts.deferralChannel),
  });
}

/** "lun. 16 nov. matin, lun. 16 nov. après-midi" cut short after a few. */
export function halfDaysWords(halfDays: readonly string[], most = 4): string {
  const shown = halfDays.slice(0, most).map(halfDayShort).join(', ');
  return halfDays.length > most ? translate('places.andMore', { shown, count: halfDays.length - most }) : shown;
}

/** A finding of a placement in a sentence. */
export function findingText({ code, params }: Schema<'PlacementFinding'>): string {
  const halfDays = params.halfDays ? halfDaysWords(params.halfDays.split(',')) : '';
  const numbers = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]),
  );
  return translateOr(`placement.${code}`, code, { ...numbers, halfDays });
}

/** Why one stands where it stands, in the order of the rules: only what speaks for it. */
export function rankWords(row: Schema<'WaitingRow'>): string[] {
  const words = row.criteria.filter(({ holds }) => holds).map(({ code }) => translateOr(`waiting.holds.${code}`, code));
  const start = row.measure.start ? [translate('places.startsOn', { day: halfDayShort(row.measure.start) })] : [];
  return [...start, ...words];
}

/** "Passe avant la suivante : début plus proche" */
export function aheadWords(row: Schema<'WaitingRow'>): string {
  return row.aheadBy ? translateOr(`waiting.ahead.${row.aheadBy}`, row.aheadBy) : '';
}
