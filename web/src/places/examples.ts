// SPDX-License-Identifier: EUPL-1.2
// For tests: places as the API answers them.
import type { Schema } from '@/api/client';
import { NO_MEASURE } from '@/receptions/examples';
import { SERVICE_GROUP } from './words';

export const FACTS: Schema<'WaitingFacts'> = {
  adultAtHome: 'unknown',
  deferral: 'unknown',
  deferralBy: '',
  deferralOn: null,
  deferralChannel: '',
  deferralNote: '',
  version: 0,
};

export const GROUP: Schema<'Group'> = {
  id: SERVICE_GROUP,
  label: '',
  level: 'any',
  note: '',
  places: {},
  from: null,
  to: null,
  version: 1,
};

export function aRow(number: number, more: Partial<Schema<'WaitingRow'>> = {}): Schema<'WaitingRow'> {
  return {
    referralId: `0199fb0d-0000-7000-8000-00000000010${number}`,
    personId: `0199fb0d-0000-7000-8000-00000000020${number}`,
    personName: `JEUNE ${number}`,
    structureName: 'Collège des Hauts-Prés',
    className: '6e A',
    receivedOn: '2026-11-17',
    measure: { ...NO_MEASURE, start: '2026-11-23/am', end: '2026-11-24/pm' },
    reasonCode: 'no_place',
    rank: number,
    ruleRank: number,
    aheadBy: number === 1 ? 'young_class' : '',
    criteria: [
      { code: 'cannot_defer', holds: true },
      { code: 'nearest_start', holds: false },
      { code: 'young_class', holds: number === 1 },
    ],
    moved: null,
    moves: [],
    facts: FACTS,
    halfDays: ['2026-11-23/am', '2026-11-23/pm', '2026-11-24/am', '2026-11-24/pm'],
    freeHalfDays: ['2026-11-24/am'],
    gone: 0,
    version: 3,
    ...more,
  };
}

const half = (halfDay: string, taken: number, places = 6): Schema<'PlacementHalf'> => ({
  halfDay,
  planned: true,
  reason: '',
  label: '',
  places,
  taken,
  over: taken >= places,
});

/** Monday is full, Tuesday is not. */
export const CHECK: Schema<'PlacementCheck'> = {
  groupId: SERVICE_GROUP,
  from: null,
  to: null,
  weekId: null,
  measureHalfDays: 4,
  halfDays: [half('2026-11-23/am', 6), half('2026-11-23/pm', 6), half('2026-11-24/am', 2), half('2026-11-24/pm', 2)],
  findings: [
    { code: 'place_full', params: { count: '2', halfDays: '2026-11-23/am,2026-11-23/pm' }, needsReason: true },
    { code: 'sdjes_declaration', params: { count: '7', threshold: '7' }, needsReason: false },
  ],
  others: [
    {
      referralId: '0199fb0d-0000-7000-8000-000000000102',
      personName: 'JEUNE 2',
      rank: 2,
      halfDays: 4,
      freeBefore: 2,
      freeAfter: 0,
    },
  ],
  weeks: [
    {
      id: '0199fb0d-0000-7000-8000-000000000301',
      monday: '2026-11-30',
      label: 'Semaine d’accueil',
      groupId: SERVICE_GROUP,
      places: 2,
      taken: 2,
      cancelled: false,
      version: 1,
    },
    {
      id: '0199fb0d-0000-7000-8000-000000000302',
      monday: '2026-12-07',
      label: '',
      groupId: SERVICE_GROUP,
      places: 2,
      taken: 0,
      cancelled: false,
      version: 1,
    },
  ],
};

/** Monday to Friday with one group: full on Monday morning, one too many in the afternoon, closed on Wednesday. */
export const WEEK: Schema<'Occupancy'> = {
  from: '2026-11-16',
  to: '2026-11-20',
  groups: [GROUP],
  halfDays: ['16', '17', '18', '19', '20'].flatMap((day) =>
    (['am', 'pm'] as const).map((part) => {
      const closed = day === '18' && part === 'pm';
      const taken = day === '16' ? (part === 'am' ? 6 : 7) : 1;
      return {
        halfDay: `2026-11-${day}/${part}`,
        open: !closed,
        closedReason: closed ? 'service_closed' : '',
        label: '',
        groups: [{ groupId: SERVICE_GROUP, places: closed ? 0 : 6, taken: closed ? 0 : taken, exception: '' }],
      };
    }),
  ),
  stays: [
    {
      id: '0199fb0d-0000-7000-8000-000000000401',
      personId: '0199fb0d-0000-7000-8000-000000000402',
      personName: 'DUPONT Léa',
      structureName: 'Collège Jean Moulin',
      className: '4e B',
      state: 'accepted',
      firstHalfDay: '2026-11-16/am',
      lastHalfDay: '2026-11-16/pm',
      planned: 2,
      halfDays: ['2026-11-16/am', '2026-11-16/pm'],
      groupId: SERVICE_GROUP,
      deferred: true,
    },
  ],
  waiting: [aRow(1, { halfDays: ['2026-11-16/am', '2026-11-17/am'], freeHalfDays: ['2026-11-17/am'] })],
  weeks: [],
  notices: [],
};
