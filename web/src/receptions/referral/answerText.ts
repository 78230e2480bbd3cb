// SPDX-License-Identifier: EUPL-1.2
// The answer owed to the school, ready to send. It says what the school must know to organise itself: never the motive, nor
// anything of family, health or justice, and no reason that would tell of it.
import type { Schema } from '@/api/client';
import { translate } from '@/i18n';
import { dayLong, dayShort, half, period } from '@/ui/format';
import { byDay, droppedRuns } from '../halfGrid';
import { dropReason } from '../words';

/** Reasons about places, dates and papers. The others concern people and are told by word of mouth, if at all. */
const TELLABLE = new Set([
  'no_place',
  'outside_territory',
  'measure_not_eligible',
  'suspended',
  'too_short',
  'already_past',
  'none_receivable',
  'duplicate',
  'age_out_of_range',
  'still_incomplete',
  'start_to_defer',
  'dates_missing',
  'decision_missing',
  'parents_agreement_missing',
  'guardian_contact_missing',
  'identity_to_check',
  'insurance_missing',
  'council_date_missing',
]);

export interface AnswerContext {
  /** The label of the decision's reason. */
  reason: string;
  /** Who signs. */
  signature: string;
}

type Referral = Pick<
  Schema<'Referral'>,
  | 'state'
  | 'personName'
  | 'className'
  | 'receivedOn'
  | 'measure'
  | 'receivable'
  | 'reasonCode'
  | 'schoolWork'
  | 'placement'
  | 'waiting'
>;

/** Nothing where nobody waits for an answer: withdrawn by the school, or a duplicate. */
export function answerText(referral: Referral, context: AnswerContext): string {
  const body = bodyOf(referral, context);
  if (body.length === 0) return '';
  return [
    translate('receptions.letterHello'),
    translate('receptions.letterIntro', {
      received: dayLong(referral.receivedOn),
      name: referral.personName,
      className: referral.className || 'none',
      dates: referral.measure.start ? period(referral.measure.start, referral.measure.end) : '',
    }),
    ...body,
    translate('receptions.letterBye', { signature: context.signature }),
  ].join('\n\n');
}

export function answerSubject(referral: Referral): string {
  return translate('receptions.letterSubject', { name: referral.personName });
}

function bodyOf(referral: Referral, { reason }: AnswerContext): string[] {
  const told = TELLABLE.has(referral.reasonCode) ? insideSentence(reason) : '';
  switch (referral.state) {
    case 'accepted':
      return acceptance(referral);
    case 'refused':
      return [
        told ? translate('receptions.letterRefusedBecause', { reason: told }) : translate('receptions.letterRefused'),
        translate(referral.reasonCode === 'no_place' ? 'receptions.letterOtherDates' : 'receptions.letterAvailable'),
      ];
    case 'waiting':
      if (referral.reasonCode === 'no_place') return [translate('receptions.letterNoPlace'), otherDates(referral)];
      return [
        told ? translate('receptions.letterWaitingBecause', { reason: told }) : translate('receptions.letterWaiting'),
      ];
    case 'incomplete':
      return [
        told
          ? translate('receptions.letterIncompleteBecause', { reason: told })
          : translate('receptions.letterIncomplete'),
      ];
    case 'received':
      return [translate('receptions.letterReceived')];
    default:
      return [];
  }
}

/** Whether the school was asked already decides what it is asked now. */
function otherDates({ waiting }: Referral): string {
  if (waiting?.deferral === 'agreed') return translate('receptions.letterDeferralNoted');
  return translate(waiting?.deferral === 'refused' ? 'receptions.letterAvailable' : 'receptions.letterAskDeferral');
}

function dayLines(halfDays: readonly { halfDay: string }[]): string {
  return byDay(halfDays)
    .map(({ day, am, pm }) => {
      const halves = am && pm ? translate('receptions.letterWholeDay') : half(am ? 'am' : 'pm');
      return `– ${dayLong(day)} : ${halves}`;
    })
    .join('\n');
}

/** The reception takes place on other dates than the measure: both are said. */
function deferral({ measure, placement, waiting, schoolWork }: Referral): string[] {
  const halfDays = (placement?.halfDays ?? []).map((halfDay) => ({ halfDay }));
  const out = [
    `${translate('receptions.letterDeferred', {
      by: waiting?.deferral === 'agreed' && waiting.deferralBy ? waiting.deferralBy : 'none',
      dates: measure.start ? period(measure.start, measure.end) : '',
      count: halfDays.length,
    })}\n${dayLines(halfDays)}`,
  ];
  if (schoolWork !== 'given') out.push(translate('receptions.letterWork'));
  return out;
}

function acceptance(referral: Referral): string[] {
  const { receivable, schoolWork, placement } = referral;
  if (placement?.deferred) return deferral(referral);
  const skipped = new Map((placement?.skipped ?? []).map((each) => [each.halfDay, each.reason]));
  const halfDays = receivable.halfDays.map((each) =>
    each.receivable && skipped.has(each.halfDay)
      ? { ...each, receivable: false, reason: skipped.get(each.halfDay) ?? null }
      : each,
  );
  const received = halfDays.filter((each) => each.receivable);
  // Week-ends and holidays surprise nobody; a closed service or a Wednesday without class does.
  const dropped = droppedRuns(halfDays, (each) => !each.receivable && each.reason !== 'weekend');
  const out = [`${translate('receptions.letterAccepted', { count: received.length })}\n${dayLines(received)}`];
  if (dropped.length > 0)
    out.push(
      `${translate('receptions.letterDropped')}\n${dropped
        .map(({ from, to }) => `– ${span(from.halfDay, to.halfDay)} : ${dropReason(from.reason, from.label)}`)
        .join('\n')}`,
    );
  if (receivable.openEnded) out.push(translate('receptions.letterOpenEnded'));
  if (receivable.returnOn) out.push(translate('receptions.letterReturn', { day: dayLong(receivable.returnOn) }));
  if (schoolWork !== 'given') out.push(translate('receptions.letterWork'));
  return out;
}

/** "mer. 11 nov. après-midi", "du 24 oct. au 8 nov." */
function span(from: string, to: string): string {
  const [first = '', firstHalf] = from.split('/');
  const [last = '', lastHalf] = to.split('/');
  if (first !== last) return translate('ui.daySpan', { from: dayShort(first), to: dayShort(last) });
  if (firstHalf === lastHalf) return `${dayShort(first)} ${half(firstHalf === 'pm' ? 'pm' : 'am')}`;
  return dayShort(first);
}

/** "Plus de place" → "plus de place"; an abbreviation keeps its capitals. */
function insideSentence(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLocaleLowerCase('fr') + text.slice(1) : text;
}
