// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test } from 'vitest';
import * as format from './format';

afterEach(() => format.setTimeZone('Europe/Paris'));

test('dates are written as French people write them', () => {
  expect(format.day('2009-03-27')).toBe('27/03/2009');
  expect(format.dayLong('2009-03-27')).toBe('vendredi 27 mars 2009');
  expect(format.dayLong('2009-03-01')).toBe('dimanche 1er mars 2009');
  expect(format.dayShort('2009-03-27')).toBe('ven. 27 mars');
});

test('a civil date is the same in every zone of the service', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris']) {
    format.setTimeZone(zone);
    expect(format.day('2026-03-29')).toBe('29/03/2026');
    expect(format.dayShort('2026-01-01')).toBe('jeu. 1er janv.');
  }
});

test('what is no date is shown as it was typed', () => {
  expect(format.day('31 février')).toBe('31 février');
  expect(format.halfDay('bientôt/am')).toBe('bientôt/am');
});

test('half-days name their half', () => {
  expect(format.halfDay('2026-11-20/am')).toBe('vendredi 20 novembre 2026, matin');
  expect(format.halfDayShort('2026-11-20/pm')).toBe('ven. 20 nov. après-midi');
});

test('instants are shown in the zone of the service, across its change of hour', () => {
  expect(format.instant('2026-07-01T12:05:00Z')).toBe('01/07/2026 à 14\u00a0h\u00a005');
  expect(format.instant('2026-12-01T12:05:00Z')).toBe('01/12/2026 à 13\u00a0h\u00a005');
  expect(format.instantDay('2026-12-31T23:30:00Z')).toBe('01/01/2027');
  expect(format.time('09:05')).toBe('9\u00a0h\u00a005');
});

test('age counts completed years', () => {
  expect(format.age('2013-11-20', '2026-11-20')).toBe('13 ans');
  expect(format.age('2013-11-21', '2026-11-20')).toBe('12 ans');
  expect(format.age('2025-11-20', '2026-11-20')).toBe('1 an');
  expect(format.age('', '2026-11-20')).toBe('');
});

test('French telephone numbers are read by pairs', () => {
  expect(format.phone('0612345678')).toBe('06\u00a012\u00a034\u00a056\u00a078');
  expect(format.phone('+33 6.12.34.56.78')).toBe('06\u00a012\u00a034\u00a056\u00a078');
  expect(format.phone('+352 26 12 34')).toBe('+352 26 12 34');
  expect(format.phone('poste 12')).toBe('poste 12');
});

test('the family name comes first, the usual name in brackets', () => {
  expect(format.name({ lastName: 'Martin', firstName: 'Lina' })).toBe('MARTIN Lina');
  expect(format.name({ lastName: 'Martin', firstName: 'Lina', usualName: 'Lili' })).toBe('MARTIN Lina (Lili)');
  expect(format.name({ lastName: 'Martin', firstName: '', usualName: '' })).toBe('MARTIN');
});

test.each([
  ['2026-11-03', '2026-11-07', 'du 3 au 7 novembre 2026'],
  ['2026-11-01', '2026-11-07', 'du 1er au 7 novembre 2026'],
  ['2026-10-28', '2026-11-07', 'du 28 octobre au 7 novembre 2026'],
  ['2026-12-28', '2027-01-07', 'du 28 décembre 2026 au 7 janvier 2027'],
  ['2026-11-03', '2026-11-03', 'le 3 novembre 2026'],
  ['2026-11-03/am', '2026-11-07/pm', 'du 3 au 7 novembre 2026'],
  ['2026-11-03/am', '2026-11-03/pm', 'le 3 novembre 2026'],
  ['2026-11-03/pm', '2026-11-03/pm', 'le 3 novembre 2026 après-midi'],
  ['2026-11-03/pm', '2026-11-07/am', 'du 3 novembre 2026 après-midi au 7 novembre 2026 matin'],
  ['2026-11-03', null, 'à partir du 3 novembre 2026'],
  [null, '2026-11-03', 'jusqu’au 3 novembre 2026'],
  [null, null, ''],
])('the period from %s to %s', (from, to, words) => {
  expect(format.period(from, to)).toBe(words);
});
