// SPDX-License-Identifier: EUPL-1.2
import { translate, translateOr } from '@/i18n';
import { noticeText } from '@/receptions/words';
import type { Tone } from '@/ui';
import { day } from '@/ui/format';
import type { Finding, Line, Verdict } from './lines';

const TONES: Record<Verdict, Tone> = {
  accepted: 'good',
  duplicate: 'quiet',
  to_check: 'warn',
  refused: 'bad',
  left_out: 'quiet',
};

export const verdictTone = (verdict: Verdict) => TONES[verdict];
export const verdictWords = (verdict: Verdict) => translate(`exchange.verdict_${verdict}`);

/** Why, in a sentence; what an examination finds has the words of a referral. */
export function findingText({ code, field, params }: Finding): string {
  const values = { ...params, date: params.date ? day(params.date) : '' };
  const where = field ? translateOr(`exchange.cell_${field}`, '') : '';
  const own = translateOr(`exchange.find_${code}`, '', { ...values, where });
  return own || noticeText({ code, params });
}

/** "DUPONT Léa" as the list has it. */
export function nameOf({ cells }: Pick<Line, 'cells'>): string {
  return [cells.lastName, cells.firstName].filter(Boolean).join(' ') || translate('exchange.noName');
}
