// SPDX-License-Identifier: EUPL-1.2
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { blueprintQuery, sessionQuery } from '@/api/queries';
import { aQueryClient, renderPart, violations } from '@/ui/testing';
import { COORDINATORS } from '@/ui/testingRights';
import { AttestationSheet } from './AttestationPage';
import { BoardSheet, sizeOf } from './BoardSheet';
import { LiaisonSheet } from './LiaisonPage';
import { marksOf } from './marks';
import { boundsOf, RollSheet } from './RollPage';
import { cleanProgrammePrint, cleanRoll, rollHref } from './search';

const sheetSettings = (code: string, hidden: string[] = []) => ({
  code,
  label: { fr: code },
  heading: ['Service municipal', '02 99 00 00 00'],
  intro: 'Bonjour,',
  closing: '',
  footer: '',
  signatures: ['Pour le service'],
  blocks: ['people', 'hours', 'phones', 'collection', 'pupil', 'attendance', 'work', 'half_days', 'total', 'rooms'].map(
    (block) => ({ code: block, label: { fr: block }, shown: !hidden.includes(block) }),
  ),
});

function client(code: string, hidden: string[] = []) {
  const made = aQueryClient();
  made.setQueryData(blueprintQuery.queryKey, {
    sheets: [sheetSettings(code, hidden)],
    vocabularies: {},
    forms: [],
  } as unknown as Schema<'Blueprint'>);
  made.setQueryData(sessionQuery.queryKey, {
    user: { displayName: 'Camille Moreau', roles: ['coordinator'], rights: COORDINATORS },
  } as unknown as Schema<'Session'>);
  return made;
}

const ROLL: Schema<'AttendanceRoll'> = {
  from: '2026-11-19/am',
  to: '2026-11-19/pm',
  halfDays: ['2026-11-19/am', '2026-11-19/pm'],
  rows: [
    {
      stayId: 's',
      personId: 'p',
      personName: 'DUPONT Léa',
      structureName: 'Collège des Hauts-Prés',
      className: '4e B',
      cells: [{ halfDay: '2026-11-19/am', status: 'late', minutesLate: 10, leftAt: '' }],
      phones: [{ name: 'DUPONT Karine', relation: 'mother', phone: '0999003101' }],
      collectors: [{ name: 'DUPONT Karine', relation: 'mother' }],
    },
  ],
};

test('positions of the server count characters: an emoji before is one', () => {
  const pieces = marksOf({
    sentence: '😀 sa mère.',
    from: 5,
    length: 11,
    hits: [{ domain: 'family', text: 'mère', from: 10, length: 4 }],
    decision: null,
  });
  expect(pieces.map(({ text }) => text)).toEqual(['😀 sa ', 'mère', '.']);
  expect(pieces[1]?.domain).toBe('family');
});

test('a roll is of a half-day, a day or a week', () => {
  expect(boundsOf('2026-11-19/pm', 'demi-journee')).toEqual({ from: '2026-11-19/pm', to: '2026-11-19/pm' });
  expect(boundsOf('2026-11-19/pm', 'jour')).toEqual({ from: '2026-11-19/am', to: '2026-11-19/pm' });
  expect(boundsOf('2026-11-19/pm', 'semaine')).toEqual({ from: '2026-11-16/am', to: '2026-11-22/pm' });
});

test('the roll has boxes to tick, or what was recorded; nothing where nobody is expected', async () => {
  const { unmount } = renderPart(<RollSheet roll={ROLL} span="jour" filled={false} />, client('attendance'));
  expect(screen.getAllByText(/présent/)).toHaveLength(1);
  expect(screen.getByText('—')).toBeTruthy();
  expect(await violations()).toEqual([]);
  unmount();
  renderPart(<RollSheet roll={ROLL} span="jour" filled />, client('attendance', ['phones']));
  expect(screen.getByText(/late \(10 min\)/)).toBeTruthy();
  expect(screen.queryByText(/09 99 00 31 01/)).toBeNull();
});

test('a sheet says around its facts what its settings say', () => {
  renderPart(<RollSheet roll={ROLL} span="jour" filled />, client('attendance'));
  expect(screen.getByText(/Service municipal/)).toBeTruthy();
  expect(screen.getByText('Pour le service')).toBeTruthy();
});

test('the sheet for the school has no part that is switched off', () => {
  const sheet = {
    stayId: 's',
    personId: 'p',
    personName: 'DUPONT Léa',
    structureName: 'Collège',
    className: '4e B',
    measureKind: 'exclusion_temporaire',
    start: '2026-11-12/am',
    end: '2026-11-13/pm',
    returnDueOn: null,
    summary: {
      planned: 4,
      taken: 4,
      attended: 3,
      late: 0,
      leftEarly: 0,
      justified: 1,
      unjustified: 0,
      unknown: 0,
      rate: 0.75,
      minutes: 500,
    },
    halfDays: [{ halfDay: '2026-11-12/am', status: 'present', minutesLate: 0 }],
    forms: [],
    texts: [],
    blocked: [],
    undecided: 0,
  } satisfies Schema<'LiaisonSheet'>;
  renderPart(<LiaisonSheet sheet={sheet} />, client('liaison', ['attendance']));
  expect(screen.getByText('DUPONT Léa')).toBeTruthy();
  expect(screen.queryByText('Présences')).toBeNull();
});

test('an attestation adds up what was attended and names no measure', () => {
  const content = {
    lastName: 'Dupont',
    firstName: 'Léa',
    birthDate: '2013-05-03',
    structureName: 'Collège',
    className: '4e B',
    halfDays: [
      { halfDay: '2026-11-12/am', minutes: 180 },
      { halfDay: '2026-11-12/pm', minutes: 160 },
    ],
    minutes: 340,
  };
  renderPart(
    <AttestationSheet
      content={content}
      attestation={{ number: '2026-002', issuedOn: '2026-11-20', replaces: '2026-001' }}
    />,
    client('attestation'),
  );
  expect(screen.getByText('Total : 2 demi-journées, 5 h 40')).toBeTruthy();
  expect(screen.getByText(/Annule et remplace le n° 2026-001/)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/exclusion|motif/i);
});

test('the board is of initials, in letters as large as the day allows', () => {
  const session = {
    from: '09:00',
    to: '10:15',
    activityName: 'Théâtre',
    roomName: 'Studio',
    young: ['L. D.'],
    professionals: ['P. R.'],
  };
  const board = {
    day: '2026-11-19',
    lunch: { from: '12:00', to: '13:30' },
    amClosed: null,
    pmClosed: 'weekly',
    am: [session],
    pm: [],
  };
  renderPart(<BoardSheet board={board} />, client('board', ['rooms']));
  expect(screen.getByText(/L\.\sD\./)).toBeTruthy();
  expect(screen.queryByText('Studio')).toBeNull();
  expect(screen.getByText('Service fermé')).toBeTruthy();
  expect(sizeOf(board)).toBe('large');
  expect(sizeOf({ am: Array(6).fill(session), pm: Array(5).fill(session) })).toBe('small');
});

test('addresses of sheets hold only what is understood', () => {
  expect(cleanRoll({ du: 'hier', etendue: 'mois', remplie: 'oui' })).toEqual({
    du: undefined,
    etendue: undefined,
    remplie: undefined,
  });
  expect(cleanProgrammePrint({ quoi: 'tableau', jour: '2026-11-19' })).toEqual({
    quoi: 'tableau',
    jour: '2026-11-19',
    pour: undefined,
  });
  expect(rollHref({ du: '2026-11-19/am', etendue: 'jour' })).toBe(
    '/presences/imprimer?du=2026-11-19%2Fam&etendue=jour',
  );
});
