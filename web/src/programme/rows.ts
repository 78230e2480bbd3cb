// SPDX-License-Identifier: EUPL-1.2
// The rows of the week grid: the group as one, or each young person, professional or room.
import { minutesOf, type Span, spanOf } from './clock';
import type { View } from './search';
import type { Draft, Occupied, Session, Week } from './types';

export interface Row {
  /** Stay, professional or room; '' for the group. */
  key: string;
  label: string;
  hint: string;
  sessions: Session[];
  /** When it is taken by sessions of another team. */
  occupied: Occupied[];
  /** The hours of a day when this row cannot be had, the service being open. */
  closed: (day: string) => Span[];
}

/** What is left of the day beside the open spans. */
function outside(open: Span[], whole: Span): Span[] {
  const out: Span[] = [];
  let at = whole.from;
  for (const span of [...open].sort((a, b) => a.from - b.from)) {
    if (span.from > at) out.push({ from: at, to: span.from });
    at = Math.max(at, span.to);
  }
  if (at < whole.to) out.push({ from: at, to: whole.to });
  return out;
}

function halves(week: Week, whole: Span) {
  const noon = minutesOf(week.rules.noon);
  return { am: { from: whole.from, to: noon }, pm: { from: noon, to: whole.to } };
}

/** The service's own closed half-days. */
export function closedOn(week: Week, day: string, whole: Span): Span[] {
  const known = week.days.find((one) => one.day === day);
  const half = halves(week, whole);
  return [...(known?.amClosed ? [half.am] : []), ...(known?.pmClosed ? [half.pm] : [])];
}

export function rowsOf(week: Week, view: View, whole: Span, showCancelled: boolean): Row[] {
  const sessions = week.sessions.filter((session) => showCancelled || session.state !== 'cancelled');
  const half = halves(week, whole);
  switch (view) {
    case 'jeunes':
      return week.young.map((one) => ({
        key: one.stayId,
        label: one.name,
        hint: [one.className, one.structureName].filter(Boolean).join(' · '),
        sessions: sessions.filter((session) => session.young.some(({ stayId }) => stayId === one.stayId)),
        occupied: [],
        closed: (day) => [
          ...(one.expected.includes(`${day}/am`) ? [] : [half.am]),
          ...(one.expected.includes(`${day}/pm`) ? [] : [half.pm]),
          ...one.unavailable.filter((busy) => busy.day === day).map(spanOf),
        ],
      }));
    case 'intervenants':
      return week.professionals.map((one) => ({
        key: one.id,
        label: one.name,
        hint: one.function,
        sessions: sessions.filter((session) => session.professionals.some(({ id }) => id === one.id)),
        occupied: week.occupied.filter(({ professionalIds }) => professionalIds.includes(one.id)),
        closed: (day) =>
          one.hoursKnown ? outside(one.available.filter((open) => open.day === day).map(spanOf), whole) : [],
      }));
    case 'lieux':
      return week.rooms.map((one) => ({
        key: one.id,
        label: one.name,
        hint: one.siteName,
        sessions: sessions.filter((session) => session.roomId === one.id),
        occupied: week.occupied.filter(({ roomId }) => roomId === one.id),
        closed: (day) =>
          one.hoursKnown ? outside(one.available.filter((open) => open.day === day).map(spanOf), whole) : [],
      }));
    case 'groupe':
      return [{ key: '', label: '', hint: '', sessions, occupied: [], closed: () => [] }];
  }
}

/** A session dropped on another row: another room, another professional in place of the first, or one more young person. */
export function withRow(draft: Draft, view: View, from: string, to: string): Draft {
  if (from === to || view === 'groupe') return draft;
  switch (view) {
    case 'lieux':
      return { ...draft, roomId: to };
    case 'intervenants': {
      if (draft.professionals.some(({ id }) => id === to))
        return { ...draft, professionals: draft.professionals.filter(({ id }) => id !== from) };
      return {
        ...draft,
        professionals: draft.professionals.map((one) => (one.id === from ? { ...one, id: to } : one)),
      };
    }
    case 'jeunes':
      return draft.stayIds.includes(to) ? draft : { ...draft, stayIds: [...draft.stayIds, to] };
  }
}

/** What a new session in a row begins with. */
export function startOf(view: View, key: string): Pick<Draft, 'roomId' | 'professionals' | 'stayIds'> {
  return {
    roomId: view === 'lieux' && key ? key : null,
    professionals: view === 'intervenants' && key ? [{ id: key, role: 'leads' }] : [],
    stayIds: view === 'jeunes' && key ? [key] : [],
  };
}

/** The days to draw: the working week, and a week-end day when something is on it. */
export function daysOf(week: Week): string[] {
  return week.days
    .map(({ day }) => day)
    .filter(
      (day, index) =>
        index < 5 ||
        week.sessions.some((session) => session.day === day) ||
        week.young.some((one) => one.expected.some((half) => half.startsWith(day))),
    );
}
