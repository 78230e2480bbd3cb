// SPDX-License-Identifier: EUPL-1.2
// What can be seen at once while a session is dragged, before the server has judged it: its answer, which knows every rule,
// takes the place of these.
import { minutesOf, overlap, spanOf } from './clock';
import type { Conflict, Draft, Week } from './types';

function red(code: string, subject: string, other: string, params: Record<string, string>): Conflict {
  return { code, level: 'red', key: `${code}|${subject}|${other}`, subject, other, params, override: null };
}

/** The half-days a span reaches into. */
export function halfDaysOf(day: string, span: { from: string; to: string }, noon: string): string[] {
  const halves: string[] = [];
  if (minutesOf(span.from) < minutesOf(noon)) halves.push(`${day}/am`);
  if (minutesOf(span.to) > minutesOf(noon)) halves.push(`${day}/pm`);
  return halves;
}

/** The half-days of a draft on which the service is closed, with the reason. */
function closedHalves(draft: Draft, week: Week): { half: string; reason: string }[] {
  const day = week.days.find((one) => one.day === draft.day);
  return halfDaysOf(draft.day, draft, week.rules.noon).flatMap((half) => {
    const reason = half.endsWith('/am') ? day?.amClosed : day?.pmClosed;
    return reason ? [{ half, reason }] : [];
  });
}

export function localConflicts(draft: Draft, week: Week): Conflict[] {
  const found: Conflict[] = [];
  const time = spanOf(draft);
  const closed = closedHalves(draft, week);
  for (const { half, reason } of closed) found.push(red('service_closed', '', half, { reason, halfDay: half }));

  const young = week.young.filter(({ stayId }) => draft.stayIds.includes(stayId));
  for (const one of young) {
    for (const half of halfDaysOf(draft.day, draft, week.rules.noon))
      if (!one.expected.includes(half) && !closed.some((each) => each.half === half))
        found.push(red('young_not_expected', one.stayId, '', { name: one.name, halfDay: half }));
    for (const busy of one.unavailable)
      if (busy.day === draft.day && overlap(spanOf(busy), time))
        found.push(
          red('young_unavailable', one.stayId, '', { name: one.name, kind: busy.kind, from: busy.from, to: busy.to }),
        );
    for (const other of young)
      if (one.stayId < other.stayId && one.apart.includes(other.stayId))
        found.push(red('must_not_meet', one.stayId, other.stayId, { name: one.name, otherName: other.name }));
  }
  for (const slot of week.occupied) {
    if (slot.day !== draft.day || !overlap(spanOf(slot), time)) continue;
    const hours = { from: slot.from, to: slot.to };
    for (const one of week.professionals)
      if (slot.professionalIds.includes(one.id) && draft.professionals.some(({ id }) => id === one.id))
        found.push(red('professional_double_booked_other', one.id, '', { ...hours, name: one.name }));
    const taken = week.rooms.find(({ id }) => id === draft.roomId);
    if (taken && !taken.outside && slot.roomId === taken.id)
      found.push(red('room_double_booked_other', taken.id, '', { ...hours, name: taken.name }));
  }
  for (const session of week.sessions) {
    const same = session.id === draft.id || session.state === 'cancelled' || session.day !== draft.day;
    if (same || !overlap(spanOf(session), time)) continue;
    const words = { activity: session.activityName, from: session.from, to: session.to };
    for (const member of session.young)
      if (young.some(({ personId }) => personId === member.personId))
        found.push(red('young_double_booked', member.stayId, session.id, { ...words, name: member.name }));
    for (const one of session.professionals)
      if (draft.professionals.some(({ id }) => id === one.id))
        found.push(red('professional_double_booked', one.id, session.id, { ...words, name: one.name }));
    const room = week.rooms.find(({ id }) => id === draft.roomId);
    if (room && !room.outside && session.roomId === room.id)
      found.push(red('room_double_booked', room.id, session.id, { ...words, name: room.name }));
  }
  for (const one of week.professionals) {
    if (!draft.professionals.some(({ id }) => id === one.id) || !one.hoursKnown) continue;
    const there = one.available.some((span) => {
      const open = spanOf(span);
      return span.day === draft.day && open.from <= time.from && time.to <= open.to;
    });
    if (!there)
      found.push(red('professional_unavailable', one.id, '', { name: one.name, why: 'outside_hours', reason: '' }));
  }
  if (draft.stayIds.length > week.rules.groupMax)
    found.push(red('group_limit', '', '', { young: String(draft.stayIds.length), most: String(week.rules.groupMax) }));
  return found;
}
