// SPDX-License-Identifier: EUPL-1.2
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { forget, id, PERSON, renderAt, serve } from '@/files/testing';
import { aClient } from '@/receptions/testing';
import { renderPart, violations } from '@/ui/testing';
import DigestsPage from './DigestsPage';
import { ReturnSteps } from './ReturnSteps';
import { SchoolWork } from './SchoolWork';
import {
  digestText,
  explanationWords,
  outcomeTone,
  type ReturnStay,
  requestText,
  type StayDeadline,
  skippedWords,
  workSummaryWords,
} from './words';

afterEach(forget);

const STAY = id('40');
const SCHOOL = id('41');

const skipped = (from: string, to: string, label = '', reason = 'school_holiday') => ({
  step: 'skipped' as const,
  from,
  to,
  reason: label ? reason : 'weekend',
  detail: '',
  label,
});

function aDeadline(more: Partial<StayDeadline> = {}): StayDeadline {
  return {
    code: 'follow_up_first',
    dueOn: '2026-12-03',
    base: 'return_day',
    baseOn: '2026-11-18',
    rule: '15d next-school-day',
    structureName: 'Collège Jean Moulin',
    estimated: false,
    explanation: { date: '2026-12-03', steps: [], missingFrom: null, liesOn: null },
    computedAt: '2026-11-18T09:00:00Z',
    provisional: false,
    nextYear: false,
    state: 'due',
    doneOn: null,
    outcome: '',
    former: [],
    ...more,
  };
}

function someWork(more: Partial<Schema<'SchoolWorkList'>> = {}): Schema<'SchoolWorkList'> {
  const item = {
    id: '01930000-0000-7000-8000-000000000001',
    subject: 'maths',
    detail: '',
    state: 'requested' as const,
    requestedOn: '2026-11-12',
    receivedOn: null,
    doneOn: null,
    returnedOn: null,
    version: 1,
  };
  return {
    stayId: STAY,
    items: [item, { ...item, id: '01930000-0000-7000-8000-000000000002', subject: 'francais' }],
    requests: [],
    summary: {
      subjects: 2,
      received: 0,
      done: 0,
      returned: 0,
      noneGiven: 0,
      requested: true,
      nothingGiven: false,
      unanswered: true,
    },
    ...more,
  };
}

const stay: ReturnStay = {
  id: STAY,
  state: 'running',
  underWay: true,
  structureId: SCHOOL,
  structureName: 'Collège Jean Moulin',
  className: '4eB',
  firstHalfDay: '2026-11-12/am',
  lastHalfDay: '2026-11-17/pm',
  work: someWork(),
  deadlines: [],
  forms: [],
  contacts: [],
  questionnaires: [],
};

test('holidays are told with the weekends around them, other weekends are not', () => {
  const steps = [
    skipped('2026-10-17', '2026-10-18'),
    skipped('2026-10-19', '2026-10-23', 'Toussaint'),
    skipped('2026-10-24', '2026-10-25'),
    skipped('2026-10-26', '2026-10-30', 'Toussaint'),
    skipped('2026-10-31', '2026-11-01'),
    skipped('2026-11-11', '2026-11-11', 'Armistice', 'public_holiday'),
    skipped('2026-11-14', '2026-11-15'),
  ];
  expect(skippedWords({ date: null, steps, missingFrom: null, liesOn: null })).toBe(
    'sautés : Toussaint 17/10–01/11, Armistice 11/11',
  );
});

test('a day says what it is counted from, what it was, and that it is not sure', () => {
  const lines = explanationWords(
    aDeadline({
      estimated: true,
      nextYear: true,
      former: [
        {
          ...aDeadline(),
          dueOn: '2026-11-30',
          supersededAt: '2026-11-20T09:00:00Z',
          cause: 'base_moved',
        },
      ],
    }),
  );
  expect(lines[0]).toBe('15 jours après le retour (18/11/2026)');
  expect(lines.join(' ')).toContain('date à confirmer');
  expect(lines.join(' ')).toContain('année scolaire suivante');
  expect(lines.join(' ')).toContain('était le 30/11/2026 (la date de départ a changé)');
});

test('what is not known is neither good nor bad', () => {
  expect(outcomeTone('no_new_exclusion')).toBe('good');
  expect(outcomeTone('new_exclusion')).toBe('warn');
  expect(outcomeTone('unknown')).toBe('quiet');
});

test('the words that leave for the school say nothing of the motive', () => {
  const text = requestText({
    pupil: 'Dupont Léa',
    stay,
    subjects: ['Maths', 'Français'],
    signature: 'Camille',
    reminder: false,
  });
  expect(text).toContain('Dupont Léa, 4eB');
  expect(text).toContain('du 12/11/2026 au 17/11/2026');
  expect(text).toContain('- Maths\n- Français');
  expect(text.toLowerCase()).not.toMatch(/exclu|sanction|motif|mesure/);
});

test('a school is told present or absent', () => {
  const school: Schema<'DigestSchool'> = {
    structureId: SCHOOL,
    structureName: 'Collège Jean Moulin',
    state: 'to_send',
    pupils: [
      {
        stayId: STAY,
        personId: PERSON,
        personName: 'Dupont Léa',
        className: '4eB',
        am: 'present',
        pm: 'absent',
      },
    ],
    sendings: [],
    corrections: [],
  };
  expect(digestText(school, '2026-11-12', 'Camille')).toContain('- Dupont Léa, 4eB : matin présent, après-midi absent');
});

test('no work given is said apart from work not asked for', () => {
  const { summary } = someWork();
  expect(workSummaryWords({ summary: { ...summary, nothingGiven: true } })).toBe('Aucun travail donné.');
  expect(workSummaryWords({ summary: { ...summary, subjects: 0, requested: false } })).toBe(
    'Le travail n’a pas été demandé.',
  );
  expect(workSummaryWords({ summary: { ...summary, received: 1 } })).toContain('1 sur 2');
});

test('the line of the return says what came of each step', () => {
  renderPart(
    <ReturnSteps
      deadlines={[
        aDeadline({ code: 'return_meeting', state: 'done', outcome: 'yes', doneOn: '2026-11-18', dueOn: '2026-11-18' }),
        aDeadline({ state: 'done', outcome: 'unknown', doneOn: '2026-12-04' }),
        aDeadline({ code: 'follow_up_second', state: 'late' }),
      ]}
      explained
    />,
    aClient(),
  );
  const [back, first, second] = screen.getAllByRole('listitem').filter((item) => item.dataset.state);
  expect(within(back as HTMLElement).getByText('Revenu')).toBeTruthy();
  expect(within(first as HTMLElement).getByText('Non connu')).toBeTruthy();
  expect(within(first as HTMLElement).getByText('prévu le 03/12/2026')).toBeTruthy();
  expect(within(second as HTMLElement).getByText('en retard')).toBeTruthy();
});

test('one tap moves a subject on', async () => {
  const first = someWork().items[0]?.id;
  const asked = serve({ [`PATCH /school-work/${first}`]: someWork() });
  let rereads = 0;
  renderPart(
    <SchoolWork
      stay={stay}
      pupil="Dupont Léa"
      onDone={async () => {
        rereads += 1;
      }}
    />,
    aClient(),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Mathématiques : Reçu' }));
  await waitFor(() => expect(rereads).toBe(1));
  expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ state: 'received' });
});

test('a digest shows what was corrected since it was sent', async () => {
  serve({
    'GET /presence-digests': () => ({
      day: '2026-11-12',
      late: [{ day: '2026-11-10', schools: 2 }],
      schools: [
        {
          structureId: SCHOOL,
          structureName: 'Collège Jean Moulin',
          state: 'to_resend',
          pupils: [
            {
              stayId: STAY,
              personId: PERSON,
              personName: 'Dupont Léa',
              className: '4eB',
              am: 'present',
              pm: null,
            },
          ],
          sendings: [{ id: STAY, channel: 'email', to: 'Mme Roy', at: '2026-11-12T16:00:00Z', by: null }],
          corrections: [{ stayId: STAY, half: 'am' }],
        },
      ],
    }),
  });
  await renderAt('/colleges-presences', [{ path: '/colleges-presences', page: DigestsPage }]);
  expect(await screen.findByText('à renvoyer')).toBeTruthy();
  expect(screen.getByText('présent (corrigé)')).toBeTruthy();
  expect(screen.getByRole('link', { name: /2 collèges/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /Renvoyer : Collège/ })).toBeTruthy();
  expect(await violations()).toEqual([]);
});
