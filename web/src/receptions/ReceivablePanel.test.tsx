// SPDX-License-Identifier: EUPL-1.2
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { renderPart, violations } from '@/ui/testing';
import { HOLIDAY_WITHIN, WEEKEND_WITHIN } from './examples';
import { byDay, droppedRuns } from './halfGrid';
import { ReceivablePanel } from './ReceivablePanel';

const row = (name: RegExp) => screen.getByRole('row', { name });
const figure = (label: string) => screen.getByText(label).nextElementSibling?.textContent;

test('every day says whether it is received, and a dropped one why', async () => {
  renderPart(<ReceivablePanel receivable={WEEKEND_WITHIN} />);
  expect(screen.getByRole('status')).toHaveProperty('textContent', '8 demi-journées recevables');
  expect([figure('Jours calendaires'), figure('Jours de classe'), figure('Jours ouvrables')]).toEqual(['6', '4', '5']);
  expect(within(row(/^jeu. 12/)).getAllByText('Accueil')).toHaveLength(2);
  expect(
    within(row(/^sam. 14/))
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['week-end']);
  expect(screen.getByText('mer. 18 nov.')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('a holiday is named, and doubts about the calendar are said once', () => {
  const { rerender } = renderPart(<ReceivablePanel receivable={HOLIDAY_WITHIN} />);
  expect(within(row(/^mer. 11/)).getByRole('cell').textContent).toBe('jour férié (Armistice de 1918)');
  expect(screen.getByText(/2026-2027 ne viennent pas du calendrier officiel/)).toBeTruthy();
  rerender(<ReceivablePanel receivable={HOLIDAY_WITHIN} saidElsewhere={new Set(['year_to_confirm'])} />);
  expect(screen.queryByText(/calendrier officiel/)).toBeNull();
});

test('a measure without an end says how far it was computed, and a long one unfolds', async () => {
  const halfDays = Array.from({ length: 20 }, (_, index) => ({
    halfDay: `2026-11-${String(index + 1).padStart(2, '0')}/am`,
    receivable: true,
    reason: null,
    label: '',
  }));
  renderPart(
    <ReceivablePanel
      receivable={{
        ...WEEKEND_WITHIN,
        openEnded: true,
        to: '2026-11-20/pm',
        halfDays,
        receivable: 20,
        blocks: 2,
        returnOn: null,
      }}
    />,
  );
  expect(screen.getByText(/jusqu’au 20\/11\/2026/)).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('20 demi-journées recevables, en 2 périodes');
  expect(screen.getAllByRole('rowheader')).toHaveLength(16);
  await userEvent.click(screen.getByRole('button', { name: 'Afficher les 4 jours suivants' }));
  expect(screen.getAllByRole('rowheader')).toHaveLength(20);
});

test('a half-day outside the measure is neither received nor dropped', () => {
  const { halfDays } = WEEKEND_WITHIN;
  renderPart(<ReceivablePanel receivable={{ ...WEEKEND_WITHIN, halfDays: halfDays.slice(1) }} />);
  const cells = within(row(/^jeu. 12/)).getAllByRole('cell');
  expect(cells.map((cell) => cell.textContent?.trim())).toEqual(['', 'Accueil']);
});

test('days keep their order, and neighbours with one reason are one run', () => {
  const half = (halfDay: string, reason: string | null) => ({ halfDay, reason, label: '' });
  const halves = [
    half('2026-11-13/pm', null),
    half('2026-11-14/am', 'weekend'),
    half('2026-11-14/pm', 'weekend'),
    half('2026-11-16/am', 'public_holiday'),
    half('2026-11-16/pm', null),
    half('2026-11-17/am', 'public_holiday'),
  ];
  expect(byDay(halves).map(({ day }) => day)).toEqual(['2026-11-13', '2026-11-14', '2026-11-16', '2026-11-17']);
  const runs = droppedRuns(halves, (each) => each.reason !== null);
  expect(runs.map(({ from, to, count }) => [from.halfDay, to.halfDay, count])).toEqual([
    ['2026-11-14/am', '2026-11-14/pm', 2],
    ['2026-11-16/am', '2026-11-16/am', 1],
    ['2026-11-17/am', '2026-11-17/am', 1],
  ]);
});
