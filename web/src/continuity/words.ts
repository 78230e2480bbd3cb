// SPDX-License-Identifier: EUPL-1.2
// The return and its days in words, and the texts that leave for the school: never a motive.
import type { Schema } from '@/api/client';
import { translate, translateOr } from '@/i18n';
import type { Tone } from '@/ui';
import { addDays } from '@/ui/day';
import { day, dayLong, splitHalfDay } from '@/ui/format';

export type ReturnPage = Schema<'ReturnPage'>;
export type ReturnStay = Schema<'ReturnStay'>;
export type StayDeadline = Schema<'StayDeadline'>;
export type SchoolWorkList = Schema<'SchoolWorkList'>;
export type Questionnaire = Schema<'Questionnaire'>;
export type DigestSchool = Schema<'DigestSchool'>;

const SPAN = /^(-?\d+)(sd|sw|wd|[dwmy])$/;

/** "3m next-school-day" counted from the return: "3 mois après le retour". */
export function ruleWords({ rule, base, baseOn }: Pick<StayDeadline, 'rule' | 'base' | 'baseOn'>): string {
  const [add = ''] = rule.split(' ');
  const [, count = '0', unit = 'd'] = SPAN.exec(add) ?? [];
  const from = translateOr(`continuity.base_${base}`, base);
  const on = day(baseOn);
  if (Number(count) === 0) return translate('continuity.sameDay', { from, day: on });
  const span = translateOr(`continuity.span_${unit}`, add, { count: Math.abs(Number(count)) });
  return translate(Number(count) < 0 ? 'continuity.spanBefore' : 'continuity.spanAfter', { span, from, day: on });
}

/** "17/10" */
const dayMonth = (iso: string) => day(iso).slice(0, 5);

interface Skipped {
  what: string;
  from: string;
  to: string;
}

/** Vacations take the weekends around them; other weekends are not worth a word. */
function skippedRanges({ steps }: StayDeadline['explanation']): Skipped[] {
  const out: Skipped[] = [];
  let weekend: Skipped | null = null;
  for (const step of steps) {
    if (step.step !== 'skipped' && step.step !== 'rolled') continue;
    // A day rolled on is given up to the day it led to.
    const to = step.step === 'rolled' ? addDays(step.to, -1) : step.to;
    const last = out.at(-1);
    if (step.reason === 'weekend') {
      if (last && vacation(last, steps) && addDays(last.to, 1) === step.from) last.to = to;
      else weekend = { what: '', from: step.from, to };
      continue;
    }
    const what = step.label || translateOr(`reason.${step.reason}`, step.reason ?? '');
    const touches = weekend && addDays(weekend.to, 1) === step.from && step.reason === 'school_holiday';
    if (last && last.what === what && addDays(last.to, 1) === step.from) last.to = to;
    else out.push({ what, from: touches && weekend ? weekend.from : step.from, to });
    weekend = null;
  }
  return out;
}

function vacation({ what }: Skipped, steps: StayDeadline['explanation']['steps']): boolean {
  return steps.some(({ label, reason }) => label === what && reason === 'school_holiday');
}

/** "sautés : Vacances de la Toussaint 17/10–01/11": what did not count, and what the day was moved over. */
export function skippedWords(explanation: StayDeadline['explanation']): string {
  const days = skippedRanges(explanation).map(({ what, from, to }) =>
    to > from ? `${what} ${dayMonth(from)}–${dayMonth(to)}` : `${what} ${dayMonth(from)}`,
  );
  return days.length === 0 ? '' : translate('continuity.skipped', { days: days.join(', ') });
}

/** All there is to say of how a day was found. */
export function explanationWords(deadline: StayDeadline): string[] {
  const lines = [ruleWords(deadline), skippedWords(deadline.explanation)];
  if (deadline.estimated) lines.push(translate('continuity.estimated'));
  if (deadline.nextYear) lines.push(translate('continuity.nextYear'));
  const [former] = deadline.former;
  if (former)
    lines.push(
      translate('continuity.was', {
        day: day(former.dueOn),
        cause: translateOr(`continuity.cause_${former.cause}`, former.cause),
      }),
    );
  return lines.filter(Boolean);
}

export const STEP_TONES: Record<StayDeadline['state'], Tone> = {
  planned: 'quiet',
  due: 'info',
  late: 'bad',
  done: 'good',
  not_needed: 'quiet',
};

/** Good news, bad news, and news nobody has, which is neither. */
export function outcomeTone(outcome: string): Tone {
  if (outcome === 'unknown') return 'quiet';
  return outcome === 'no_new_exclusion' || outcome === 'yes' ? 'good' : 'warn';
}

export const WORK_TONES: Record<Schema<'WorkState'>, Tone> = {
  requested: 'warn',
  received: 'info',
  done: 'info',
  returned: 'good',
  none_given: 'quiet',
};

export const DIGEST_TONES: Record<DigestSchool['state'], Tone> = {
  waiting: 'quiet',
  incomplete: 'quiet',
  to_send: 'warn',
  sent: 'good',
  to_complete: 'warn',
  to_resend: 'bad',
};

export function workSummaryWords({ summary }: Pick<SchoolWorkList, 'summary'>): string {
  if (summary.subjects === 0) return translate(summary.requested ? 'continuity.noSubject' : 'continuity.workNotAsked');
  if (summary.nothingGiven) return translate('continuity.nothingGiven');
  const { subjects, received, done, returned, noneGiven } = summary;
  return translate('continuity.workSummary', { subjects, received, done, returned, noneGiven });
}

/** Who asks whom about which days; nothing of why the pupil is away. */
export function requestText({
  pupil,
  stay,
  subjects,
  signature,
  reminder,
}: {
  pupil: string;
  stay: Pick<ReturnStay, 'className' | 'firstHalfDay' | 'lastHalfDay'>;
  subjects: string[];
  signature: string;
  reminder: boolean;
}): string {
  const first = stay.firstHalfDay && splitHalfDay(stay.firstHalfDay)?.day;
  const last = stay.lastHalfDay && splitHalfDay(stay.lastHalfDay)?.day;
  return translate(reminder ? 'continuity.reminderText' : 'continuity.requestText', {
    pupil,
    className: stay.className || 'none',
    first: first ? day(first) : 'none',
    last: last ? day(last) : 'none',
    subjects: subjects.map((subject) => `- ${subject}`).join('\n'),
    signature,
  });
}

export const presenceWords = (presence: string | null) =>
  presence ? translateOr(`continuity.presence_${presence}`, presence) : '';

/** One line a pupil: name, class, morning, afternoon. */
export function digestText(school: DigestSchool, on: string, signature: string): string {
  const lines = school.pupils.map(({ personName, className, am, pm }) => {
    const parts = [
      am && translate('continuity.amIs', { presence: presenceWords(am) }),
      pm && translate('continuity.pmIs', { presence: presenceWords(pm) }),
    ].filter(Boolean);
    return `- ${[personName, className].filter(Boolean).join(', ')} : ${parts.join(', ')}`;
  });
  return translate('continuity.digestText', { day: dayLong(on), lines: lines.join('\n'), signature });
}

export function questionnaireText(values: { pupil: string; address: string; until: string; signature: string }) {
  return translate('continuity.questionnaireText', { ...values, until: day(values.until) });
}

export function mailto(email: string, subject: string, body: string): string {
  return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
