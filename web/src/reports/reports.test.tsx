// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { renderPart, violations } from '@/ui/testing';
import { Breakdown } from './Breakdown';
import { breakdownOf, roundedSum } from './breakdown';
import { Cards } from './Cards';
import { csvOf, tabbed } from './csv';
import { kindOf, neighbour, periodAt, periodWords } from './period';
import { cleanAsked, cleanListAsked, listHref } from './search';
import { percent } from './words';

const INDICATORS = [
  'pupils',
  'stays',
  'referrals_received',
  'measures',
  'half_days_planned',
  'half_days_attended',
] as const;
const counts = (pupils: number, stays: number, planned = 0, attended = 0) => [
  pupils,
  stays,
  stays,
  stays,
  planned,
  attended,
];

const figures: Schema<'Figures'> = {
  period: { kind: 'school_year', from: '2026-09-01', to: '2027-08-31' },
  previous: { kind: 'school_year', from: '2025-09-01', to: '2025-11-19' },
  until: '2026-11-18/pm',
  schools: [{ id: 'a', name: 'Collège A' }],
  values: INDICATORS.map((indicator, i) => ({
    indicator,
    unit: i === 0 ? 'pupil' : i < 4 ? 'stay' : 'half_day',
    now: counts(2, 3, 8, 6)[i] ?? 0,
    before: counts(1, 1)[i] ?? 0,
  })),
  rates: [{ rate: 'presence_rate', part: 'half_days_attended', whole: 'half_days_planned', now: 0.75, before: null }],
  tables: [
    {
      by: 'sex',
      indicators: [...INDICATORS],
      rows: [
        { value: 'female', label: '', now: counts(1, 1, 2, 1), before: counts(1, 1) },
        { value: 'male', label: '', now: counts(1, 2, 6, 5), before: counts(0, 0) },
      ],
    },
    {
      by: 'school',
      indicators: [...INDICATORS],
      rows: [
        { value: 'a', label: 'Collège A', now: counts(1, 1), before: counts(0, 0) },
        { value: 'b', label: 'Collège B', now: counts(1, 2), before: counts(0, 0) },
        { value: 'c', label: 'Collège C', now: counts(0, 0), before: counts(0, 0) },
      ],
    },
  ],
};

describe('a period', () => {
  test('is read as its address writes it', () => {
    expect(['2026', '2026-2027', '2026-11', '2026-11-02..2026-11-20'].map(kindOf)).toEqual([
      'civil_year',
      'school_year',
      'month',
      'free',
    ]);
    expect(['2026-2028', '2026-13', '2026-11-31..2026-12-01', '2026-11-20..2026-11-02', ''].map(kindOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('starts where today lies; a school year begins in September', () => {
    expect(periodAt('school_year', '2026-08-31')).toBe('2025-2026');
    expect(periodAt('school_year', '2026-09-01')).toBe('2026-2027');
    expect(periodAt('free', '2026-11-19')).toBe('2026-11-01..2026-11-19');
  });

  test('has a neighbour of its own length', () => {
    expect(neighbour('2026-01', -1)).toBe('2025-12');
    expect(neighbour('2026-12', 1)).toBe('2027-01');
    expect(neighbour('2026-2027', -1)).toBe('2025-2026');
    expect(neighbour('2026-11-02..2026-11-08', 1)).toBe('2026-11-09..2026-11-15');
  });

  test('is said in words', () => {
    expect(periodWords('2026-2027')).toBe('Année scolaire 2026–2027');
    expect(periodWords('2026-11')).toBe('novembre 2026');
  });
});

describe('an address', () => {
  test('keeps what it knows and drops the rest', () => {
    expect(cleanAsked({ periode: 2026, mesure: 'exclusion_temporaire', par: 'sex', ecole: 'x' })).toEqual({
      periode: '2026',
      mesure: 'exclusion_temporaire',
      par: 'sex',
      ecole: undefined,
    });
    expect(cleanAsked({ periode: 'demain', par: 'colour' })).toEqual({});
    expect(cleanListAsked({ indicateur: 'stays', par: 'school', valeur: 'abc' })).toMatchObject({ par: 'school' });
  });

  test('of a list carries the filters of the page', () => {
    const href = listHref({ mesure: 'exclusion_temporaire' }, '2026', 'stays', 'sex', 'female');
    expect(href).toBe(
      '/chiffres/liste?periode=2026&mesure=exclusion_temporaire&indicateur=stays&par=sex&valeur=female',
    );
  });
});

describe('a breakdown', () => {
  test('keeps a closed order, and says that nobody is unknown', () => {
    expect(breakdownOf(figures, 'sex').rows.map(({ value }) => value)).toEqual(['female', 'male', 'unknown']);
  });

  test('puts the most first where there is no order, and drops rows of nothing', () => {
    expect(breakdownOf(figures, 'school').rows.map(({ value }) => value)).toEqual(['b', 'a']);
  });

  test('knows what rounding makes of a hundred', () => {
    const thirds = breakdownOf(figures, 'school');
    expect(roundedSum(thirds)).toBe(100);
    const total = { ...thirds.total, now: { stays: 3 } };
    const each = ['a', 'b', 'c'].map((value) => ({ value, label: '', now: { stays: 1 }, before: {} }));
    expect(roundedSum({ ...thirds, total, rows: each })).toBe(99);
  });

  test('shows totals, shares and rates, and leads from a number to its list', async () => {
    renderPart(
      <Breakdown
        model={breakdownOf(figures, 'sex')}
        periodWords="2026–2027"
        href={(indicator, by, value) => `/chiffres/liste?${indicator}&${by}&${value}`}
      />,
    );
    const male = await screen.findByRole('row', { name: /^Garçons/ });
    within(male).getByText('67 %');
    within(male).getByText('83 %');
    expect(within(male).getByRole('link', { name: 'Accueils, Garçons : 2' }).getAttribute('href')).toBe(
      '/chiffres/liste?stays&sex&male',
    );
    const total = screen.getByRole('row', { name: /^Total/ });
    within(total).getByText('75 %');
    expect(within(screen.getByRole('row', { name: /^Inconnu/ })).getAllByText('—').length).toBeGreaterThan(0);
  });
});

test('a card opens the definition beside its number with the keyboard', async () => {
  renderPart(<Cards figures={figures} href={(indicator) => `/chiffres/liste?indicateur=${indicator}`} />);
  const people = await screen.findByRole('table', { name: 'Élèves et accueils' });
  expect(within(people).getByRole('link', { name: 'Accueils : 3' }).getAttribute('href')).toBe(
    '/chiffres/liste?indicateur=stays',
  );
  const rate = screen.getByRole('row', { name: /^Taux de présence/ });
  within(rate).getByText('75 %');
  within(rate).getByText('—');
  const summary = within(rate).getByText((_, element) => element?.tagName === 'SUMMARY');
  await userEvent.click(summary);
  await waitFor(() => expect(summary.closest('details')?.open).toBe(true));
  within(rate).getByText('Demi-journées de présence');
  expect(await violations()).toEqual([]);
});

describe('a file for a spreadsheet', () => {
  test('has its mark, semicolons, and no formula', () => {
    expect(
      csvOf([
        ['Sexe', 'Accueils'],
        ['Autre ; « x »', '3'],
        ['=1+1', '0'],
      ]),
    ).toBe('\uFEFFSexe;Accueils\r\n"Autre ; « x »";3\r\n\'=1+1;0\r\n');
  });

  test('is pasted as cells', () => {
    expect(
      tabbed([
        ['a', 'b\tc'],
        ['1', '2'],
      ]),
    ).toBe('a\tb c\n1\t2');
  });
});

test('nothing over nothing is no zero', () => {
  expect(percent(null)).toBe('—');
  expect(percent(0)).toBe('0\u00a0%');
});
