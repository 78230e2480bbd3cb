// SPDX-License-Identifier: EUPL-1.2
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { renderPart, violations } from '@/ui/testing';
import { LineCard } from './LineCard';
import { asksForPupil, confirmed, expectedOf, idsFor, type Line, openQuestions, withLine } from './lines';
import { findingText } from './words';

const finding = (code: string, severity: 'error' | 'question' | 'note' = 'question', field = '') => ({
  code,
  severity,
  field,
  params: { line: '2', date: '2026-11-12' },
});

const aLine = (change: Partial<Line> = {}): Line => ({
  line: 3,
  cells: { lastName: 'MARTIN', firstName: 'Lucas', birthDate: '12/11/13', className: '4 B' },
  decision: { leaveOut: false, pupil: '', personId: null, confirmed: [] },
  verdict: 'accepted',
  becomes: 'draft',
  pupil: {
    lastName: 'MARTIN',
    firstName: 'Lucas',
    usualName: '',
    birthDate: '2013-11-12',
    sex: 'male',
    className: '4 B',
  },
  measure: { kind: '', start: null, end: null, motive: '' },
  findings: [],
  duplicateOfLine: null,
  candidates: [],
  referrals: [],
  ...change,
});

test('a question is open until its code is confirmed, those about the pupil until one is chosen', () => {
  const line = aLine({
    verdict: 'to_check',
    findings: [finding('excel_serial'), finding('homonym_line'), finding('two_digit_year', 'note')],
  });
  expect(openQuestions(line).map(({ code }) => code)).toEqual(['excel_serial']);
  expect(asksForPupil(line)).toBe(true);
  const decision = confirmed(line);
  expect(decision.confirmed).toEqual(['excel_serial']);
  expect(openQuestions({ ...line, decision })).toEqual([]);
  expect(asksForPupil({ ...line, decision: { ...decision, pupil: 'new' } })).toBe(false);
});

test('each line keeps its ids however often the list is checked', () => {
  const first = idsFor([aLine()], new Map());
  const again = idsFor([aLine(), aLine({ line: 4 })], first);
  expect(again.get(3)).toBe(first.get(3));
  expect(again.get(4)?.id).not.toBe(again.get(3)?.id);
});

test('only accepted lines are expected, and a change touches its own line', () => {
  const lines = [aLine(), aLine({ line: 4, verdict: 'refused' })];
  expect(expectedOf(lines)).toEqual([3]);
  const changed = withLine(lines, 4, { cells: { lastName: 'X' } });
  expect(changed[0]).toBe(lines[0]);
  expect(changed[1]?.cells.lastName).toBe('X');
});

test('every finding has its sentence', () => {
  expect(findingText(finding('excel_serial', 'question', 'start'))).toBe(
    'Début : le tableur a écrit un nombre ; ce serait le 12/11/2026.',
  );
  expect(findingText(finding('repeated_line'))).toBe('Répète la ligne 2.');
  expect(findingText({ ...finding('over_max_days'), params: { days: '12', max: '8' } })).toMatch(/8/);
});

test('a homonym is told apart with a button', async () => {
  const onChange = vi.fn();
  renderPart(
    <ol>
      <LineCard line={aLine({ verdict: 'to_check', findings: [finding('homonym_line')] })} onChange={onChange} />
    </ol>,
  );
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'C’est un autre élève' }));
  expect(onChange).toHaveBeenCalledWith({ decision: { leaveOut: false, pupil: 'new', personId: null, confirmed: [] } });
  await userEvent.click(screen.getByRole('button', { name: /^Écarter/ }));
  expect(onChange).toHaveBeenLastCalledWith({ decision: expect.objectContaining({ leaveOut: true }) });
});
