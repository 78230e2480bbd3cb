// SPDX-License-Identifier: EUPL-1.2
// For tests: the week of 16 November 2026 with two young people, two professionals, two rooms and two activities.
import type { Schema } from '@/api/client';
import type { Conflict, Session, Week } from './types';

export const RULES: Schema<'ProgrammeRules'> = {
  morning: { from: '09:00', to: '12:00' },
  afternoon: { from: '13:30', to: '16:30' },
  lunch: { from: '11:30', to: '14:00' },
  noon: '12:45',
  slotMinutes: 15,
  groupMax: 6,
};

/** A UUID that ends in a number. */
export const uuid = (number: number) => `01930000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const DAYS = ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`);
const WORKED = DAYS.slice(0, 5);

export function aYoung(number: number, name: string, more: Partial<Schema<'ProgrammeYoung'>> = {}) {
  return {
    stayId: uuid(100 + number),
    personId: uuid(200 + number),
    name,
    initials: `${name.split(' ')[1]?.[0]}. ${name[0]}.`,
    birthDate: '2013-05-03',
    className: '4e B',
    structureName: 'Collège Jean Moulin',
    stayState: 'running',
    first: '2026-11-16/am',
    last: '2026-11-20/pm',
    expected: WORKED.flatMap((day) => [`${day}/am`, `${day}/pm`]),
    apart: [],
    unavailable: [],
    healthAlert: false,
    ...more,
  };
}

export function aSession(number = 1, more: Partial<Session> = {}): Session {
  return {
    id: uuid(600 + number),
    activityId: uuid(501),
    activityName: 'Soutien scolaire',
    axis: 'school',
    day: '2026-11-16',
    from: '09:00',
    to: '10:15',
    roomId: uuid(401),
    roomName: 'Salle 1',
    professionals: [{ id: uuid(301), name: 'ROY Marc', role: 'leads', creditedMinutes: null }],
    young: [{ stayId: uuid(101), personId: uuid(201), name: 'DUPONT Léa', initials: 'L. D.', creditedMinutes: null }],
    others: 0,
    state: 'planned',
    locked: false,
    theme: '',
    note: '',
    reasonCode: '',
    conflicts: [],
    version: 3,
    ...more,
  };
}

export function aConflict(more: Partial<Conflict> = {}): Conflict {
  return {
    code: 'young_not_expected',
    level: 'red',
    key: `young_not_expected|${uuid(101)}|`,
    subject: uuid(101),
    other: '',
    params: { name: 'DUPONT Léa', halfDay: '2026-11-18/pm' },
    override: null,
    ...more,
  };
}

export function aWeek(more: Partial<Week> = {}): Week {
  const open = WORKED.map((day) => ({ day, from: '08:00', to: '18:00' }));
  const staff = (number: number, name: string) => ({
    id: uuid(300 + number),
    name,
    initials: 'M. R.',
    function: 'Éducateur',
    qualifications: [],
    activityIds: [],
    hoursKnown: true,
    available: open,
    groupMax: null,
    honorability: 'valid' as const,
  });
  const room = (number: number) => ({
    id: uuid(400 + number),
    name: `Salle ${number}`,
    kind: 'classroom',
    siteName: 'Maison',
    capacity: 10,
    outside: false,
    hoursKnown: false,
    available: [],
  });
  const activity = (number: number, name: string, axis: string) => ({
    id: uuid(500 + number),
    name,
    axis,
    minutes: 75,
    durations: [45, 75],
    groupMin: 1,
    groupMax: 6,
    adults: 1,
    outing: false,
    roomKind: '',
    active: true,
  });
  return {
    week: '2026-11-16',
    rules: RULES,
    days: DAYS.map((day, index) => ({
      day,
      amClosed: index > 4 ? 'weekend' : null,
      pmClosed: index > 4 ? 'weekend' : index === 2 ? 'service_closed' : null,
    })),
    young: [aYoung(1, 'DUPONT Léa'), aYoung(2, 'MARTIN Noé')],
    professionals: [staff(1, 'ROY Marc'), staff(2, 'LEGRAND Anne')],
    rooms: [room(1), room(2)],
    activities: [activity(1, 'Soutien scolaire', 'school'), activity(2, 'Sens de la sanction', 'sanction')],
    sessions: [aSession()],
    gaps: [],
    occupied: [],
    toTell: 0,
    ...more,
  };
}
