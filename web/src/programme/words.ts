// SPDX-License-Identifier: EUPL-1.2
// Conflicts, changes and weeks in words.
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { translate, translateOr } from '@/i18n';
import { dayShort, halfDayShort, time } from '@/ui/format';
import { spanWords } from './clock';
import type { Conflict, Session } from './types';

/** The labels conflicts need, from the closed lists. */
export function useConflictWords(): (conflict: Conflict) => string {
  const unavailability = useLabel('unavailability');
  const qualification = useLabel('qualification');
  const authorisation = useLabel('authorisation');
  const caution = useLabel('activity_caution');
  const absence = useLabel('absence_reason');
  return useCallback(
    ({ code, params }: Conflict) => {
      const { from, to, halfDay, kind, reason, why, ...others } = params;
      const because =
        code === 'professional_unavailable'
          ? (reason && absence(reason)) || translateOr(`programme.presence_${why}`, '')
          : translateOr(`programme.closed_${reason}`, '');
      return translateOr(`programme.conflict_${code}`, translate('programme.conflictUnknown'), {
        ...others,
        from: from ? time(from) : '',
        to: to ? time(to) : '',
        halfDay: halfDay ? halfDayShort(halfDay) : '',
        kind: kind ? unavailability(kind) : '',
        because: because || 'none',
        qualification: params.qualification ? qualification(params.qualification) : '',
        authorisation: params.authorisation ? authorisation(params.authorisation) : '',
        caution: params.caution ? caution(params.caution) : '',
      });
    },
    [unavailability, qualification, authorisation, caution, absence],
  );
}

/** Red ones nobody has given a reason for. */
export function openConflicts(conflicts: Conflict[]): Conflict[] {
  return conflicts.filter(({ level, override }) => level === 'red' && !override);
}

/** "lun. 16 nov., 9 h 00 – 10 h 15, Soutien scolaire" */
export function sessionWords(session: Pick<Session, 'day' | 'from' | 'to' | 'activityName'>): string {
  return translate('programme.sessionOf', {
    day: dayShort(session.day),
    time: spanWords(session),
    activity: session.activityName,
  });
}

type Told = Schema<'ToldSession'>;

function toldWords({ day, from, to, activity }: Told): string {
  return translate('programme.sessionOf', { day: dayShort(day), time: spanWords({ from, to }), activity });
}

/** "déplacée : Soutien scolaire, lun. 16 nov. 9 h 00 – 10 h 15 → mar. …" */
export function changeWords({ kind, before, after }: Schema<'ProgrammeChange'>): string {
  if (kind === 'added' && after) return translate('programme.changeAdded', { session: toldWords(after) });
  if (kind === 'removed' && before) return translate('programme.changeRemoved', { session: toldWords(before) });
  if (!before || !after) return '';
  if (kind === 'moved')
    return translate('programme.changeMoved', {
      session: toldWords(before),
      day: dayShort(after.day),
      time: spanWords(after),
    });
  const parts = [
    before.activity !== after.activity && after.activity,
    before.room !== after.room && (after.room || translate('programme.noRoomYet')),
    before.with !== after.with && (after.with || translate('programme.nobody')),
  ].filter(Boolean);
  return translate('programme.changeChanged', { session: toldWords(before), what: parts.join(', ') });
}

/** Consecutive sessions of one day as hours of presence: "9 h 00 – 12 h 00 et 13 h 30 – 16 h 30". */
function presenceOf(sessions: Told[]): string {
  const spans: { from: string; to: string }[] = [];
  for (const { from, to } of sessions) {
    const last = spans.at(-1);
    // A break within a half-day is no reason to say two times.
    const sameHalf = last && last.to < '13:00' === from < '13:00';
    if (last && sameHalf) last.to = to > last.to ? to : last.to;
    else spans.push({ from, to });
  }
  return spans.map(spanWords).join(` ${translate('programme.and')} `);
}

function byDay(sessions: Told[]): [string, Told[]][] {
  const days = new Map<string, Told[]>();
  for (const session of sessions) days.set(session.day, [...(days.get(session.day) ?? []), session]);
  return [...days];
}

/** For a telephone: hours and days alone, nothing that says why the young person is here. */
export function smsText(firstName: string, sessions: Told[]): string {
  const days = byDay(sessions).map(([day, those]) => `${dayShort(day)} ${presenceOf(those)}`);
  return translate('programme.sms', { name: firstName, days: days.join(' ; ') });
}

/** The whole timetable in lines: activities, places and company, never a motive, a theme or a note. */
export function mailText(name: string, week: string, version: number, sessions: Told[]): string {
  const lines = byDay(sessions).flatMap(([day, those]) => [
    '',
    dayShort(day),
    ...those.map((one) => [`  ${spanWords(one)}`, one.activity, one.room, one.with].filter(Boolean).join(' · ')),
  ]);
  return [translate('programme.mailHead', { name, day: dayShort(week), version }), ...lines].join('\n');
}
