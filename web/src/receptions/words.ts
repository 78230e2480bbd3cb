// SPDX-License-Identifier: EUPL-1.2
// Codes of the server about receptions, in words.
import type { Schema } from '@/api/client';
import { translate, translateOr } from '@/i18n';
import { day, dayShort, halfDayShort, period, time } from '@/ui/format';
import type { Tone } from '@/ui/theme';

const REFERRAL_TONES: Record<Schema<'ReferralState'>, Tone> = {
  received: 'info',
  incomplete: 'warn',
  waiting: 'warn',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
  duplicate: 'quiet',
};

const STAY_TONES: Record<Schema<'StayState'>, Tone> = {
  accepted: 'info',
  presented: 'info',
  running: 'good',
  ended: 'warn',
  reviewed: 'info',
  returned: 'good',
  follow_up: 'info',
  closed: 'quiet',
  family_refused: 'bad',
  cancelled_by_school: 'quiet',
  no_show: 'bad',
  interrupted: 'bad',
  long_follow_up: 'info',
};

export const referralTone = (state: Schema<'ReferralState'>) => REFERRAL_TONES[state];
export const stayTone = (state: Schema<'StayState'>) => STAY_TONES[state];
export const referralStateWords = (state: Schema<'ReferralState'>) => translateOr(`state.referral.${state}`, state);
export const stayStateWords = (state: Schema<'StayState'>) => translateOr(`state.stay.${state}`, state);

/** Why a half-day is not received: "jour férié (Armistice de 1918)". */
export function dropReason(reason: string | null, label: string): string {
  if (!reason) return '';
  const words = translateOr(`reason.${reason}`, translate('receptions.dropped'));
  return label ? translate('receptions.reasonWithLabel', { reason: words, label }) : words;
}

/** "du 12 au 17 novembre 2026", with "(jusqu’à 11 h)" where the school gave the hour. */
export function measurePeriod(measure: Pick<Schema<'Measure'>, 'start' | 'end' | 'startTime' | 'endTime'>): string {
  const dates = measure.start ? period(measure.start, measure.end) : translate('receptions.datesUnknown');
  const { startTime, endTime } = measure;
  if (!startTime && !endTime) return dates;
  const hours =
    startTime && endTime
      ? translate('receptions.hoursFromTo', { from: time(startTime), to: time(endTime) })
      : startTime
        ? translate('receptions.hourFrom', { from: time(startTime) })
        : translate('receptions.hourTo', { to: time(endTime) });
  return `${dates} (${hours})`;
}

/** For lists, where the year goes without saying: "lun. 23 nov. → jeu. 26 nov. matin". */
export function measureDays({ start, end }: Pick<Schema<'Measure'>, 'start' | 'end'>): string {
  if (!start) return translate('receptions.datesUnknown');
  const from = start.endsWith('/pm') ? halfDayShort(start) : dayShort(start.slice(0, 10));
  if (!end) return translate('ui.dayFrom', { from });
  const to = end.endsWith('/am') ? halfDayShort(end) : dayShort(end.slice(0, 10));
  return start.slice(0, 10) === end.slice(0, 10) ? (end.endsWith('/am') ? to : from) : `${from} → ${to}`;
}

/** Params as the texts want them: dates and states in words, numbers as numbers (for plurals). */
function valuesOf(params: Record<string, string>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(params)) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) values[key] = day(text);
    else if (/^\d{4}-\d{2}-\d{2}\/(am|pm)/.test(text)) values[key] = text.split(',').map(halfDayShort).join(', ');
    else if (/^\d+$/.test(text)) values[key] = Number(text);
    else values[key] = text;
  }
  return values;
}

/** A warning in a sentence. `extra` replaces params that are codes of the blueprint. */
export function noticeText(notice: Schema<'Notice'>, extra: Record<string, string> = {}): string {
  const values = { ...valuesOf(notice.params), ...extra };
  const to = notice.params.to;
  if (to && notice.code.startsWith('move_')) values.to = stayStateWords(to as Schema<'StayState'>);
  return translateOr(`notice.${notice.code}`, translate('receptions.noticeUnknown'), values);
}

export function evidenceText({ code, params }: Schema<'Evidence'>): string {
  const key = code === 'close_name' && params.score ? 'evidence.close_name_score' : `evidence.${code}`;
  return translateOr(key, '', { a: '', b: '', ...params });
}

export function evidenceWords(evidence: Schema<'Evidence'>[]): string {
  return evidence.map(evidenceText).filter(Boolean).join(' · ');
}

/** "Mme Roy, CPE · Téléphone" */
export function callerWords(
  caller: Schema<'Caller'>,
  functionLabel: (code: string) => string,
  channelLabel: (code: string) => string,
) {
  const who = [caller.name, caller.function && functionLabel(caller.function)].filter(Boolean).join(', ');
  return [who, channelLabel(caller.channel)].filter(Boolean).join(' · ');
}

/** What a warning was about, once its figures no longer matter: "Durée au-delà du maximum". */
export function warningTitle(code: string): string {
  return translateOr(`notice.short.${code}`, translate('receptions.noticeUnknown'));
}
