// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';

export type Week = Schema<'ProgrammeWeek'>;
export type Session = Schema<'ProgrammeSession'>;
export type Conflict = Schema<'ProgrammeConflict'>;
export type Young = Schema<'ProgrammeYoung'>;
/** Taken by a session of another team: when, and no more. */
export type Occupied = Schema<'ProgrammeOccupied'>;
export type Draft = Required<Omit<Schema<'ProgrammeSessionCreate'>, 'overrides'>>;
export type Override = { key: string; reason: string };

/** What the server takes for a session as it is. */
export function draftOf(session: Session): Draft {
  return {
    id: session.id,
    activityId: session.activityId,
    day: session.day,
    from: session.from,
    to: session.to,
    roomId: session.roomId,
    professionals: session.professionals.map(({ id, role }) => ({ id, role })),
    stayIds: session.young.map(({ stayId }) => stayId),
    locked: session.locked,
    theme: session.theme,
    note: session.note,
  };
}

/** The session as it will be once a draft of it is stored: what the grid shows meanwhile. */
export function withDraft(session: Session, draft: Draft, week: Week): Session {
  const activity = week.activities.find(({ id }) => id === draft.activityId);
  return {
    ...session,
    activityId: draft.activityId,
    activityName: activity?.name ?? session.activityName,
    axis: activity?.axis ?? session.axis,
    day: draft.day,
    from: draft.from,
    to: draft.to,
    roomId: draft.roomId,
    roomName: week.rooms.find(({ id }) => id === draft.roomId)?.name ?? '',
    professionals: draft.professionals.map(({ id, role }) => ({
      id,
      role,
      name: week.professionals.find((one) => one.id === id)?.name ?? '',
      creditedMinutes: null,
    })),
    young: draft.stayIds.flatMap((stayId) => {
      const known = week.young.find((one) => one.stayId === stayId);
      return known
        ? [{ stayId, personId: known.personId, name: known.name, initials: known.initials, creditedMinutes: null }]
        : [];
    }),
    theme: draft.theme,
    note: draft.note,
    locked: draft.locked,
  };
}
