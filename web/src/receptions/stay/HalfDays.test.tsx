// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import UnsentAttendance from '@/attendance/UnsentAttendance';
import { eraseAttendance } from '@/attendance/useOutbox';
import { renderPart, TODAY, violations } from '@/ui/testing';
import { stayQuery } from '../queries';
import { aClient, type Sent, serverWith, uuid } from '../testing';
import { HalfDays } from './HalfDays';

const STAY = uuid(40);
const MORNING = `${TODAY}/am`;
const PUT = `/api/v1/attendance/${STAY}/${MORNING}`;

let online: boolean;
/** A colleague's answer, or one's own once it has arrived. */
let stored: Schema<'Attendance'> | null;
let requests: Sent[];

const by = (displayName: string) => ({ recordedAt: `${TODAY}T08:12:00Z`, recordedBy: { id: uuid(1), displayName } });

beforeEach(() => {
  online = true;
  stored = null;
  requests = serverWith(({ method, path, body, ifMatch }) => {
    if (method === 'GET')
      return {
        body: {
          id: STAY,
          personName: 'MARTIN Lina',
          halfDays: [{ halfDay: MORNING, planned: true, reason: null, label: '', attendance: stored }],
        },
      };
    if (path !== PUT) return undefined;
    if (!online) return { status: 503, body: { code: 'server_busy' } };
    if (ifMatch !== `"${stored?.version ?? 0}"`) return { status: 412, body: { code: 'stale', current: stored } };
    const answer = body as Required<Schema<'AttendanceInput'>>;
    stored = {
      stayId: STAY,
      halfDay: MORNING,
      ...answer,
      version: (stored?.version ?? 0) + 1,
      ...by('Camille Rousselin'),
    };
    return { body: stored };
  });
});
afterEach(() => vi.unstubAllGlobals());

function StayPart() {
  const { data } = useQuery(stayQuery(STAY));
  return data ? <HalfDays stay={data} /> : null;
}

async function open() {
  const client = aClient();
  await eraseAttendance(client);
  renderPart(
    <>
      <UnsentAttendance quiet={false} />
      <StayPart />
    </>,
    client,
  );
  return { user: userEvent.setup({ delay: null }), row: await screen.findByRole('row', { name: /matin/ }) };
}

const puts = () => requests.filter(({ path }) => path === PUT);

async function answer(user: ReturnType<typeof userEvent.setup>, status: string) {
  await user.click(screen.getByRole('button', { name: /^(Relever|Corriger) la présence/ }));
  const form = within(await screen.findByRole('form'));
  await user.selectOptions(form.getByLabelText('Présence'), status);
  return { form, save: () => user.click(form.getByRole('button', { name: 'Enregistrer' })) };
}
const badge = (words: string | RegExp) => within(screen.getByRole('row', { name: /matin/ })).findByText(words);

test('an answer given without a connection is shown, waits, and is sent when the connection is back', async () => {
  online = false;
  const { user } = await open();
  const { save } = await answer(user, 'absent_unknown');
  await save();
  await badge('en attente d’envoi');
  expect(await screen.findByText(/Un pointage attend d’être envoyé/)).toBeTruthy();
  expect(await violations()).toEqual([]);

  online = true;
  window.dispatchEvent(new Event('online'));
  await waitFor(() => expect(stored?.status).toBe('absent_unknown'));
  await waitFor(() => expect(screen.queryByText('en attente d’envoi')).toBeNull());
  expect(screen.queryByText(/attend d’être envoyé/)).toBeNull();
});

test('what the server would refuse is said at once, and nothing is sent', async () => {
  const { user } = await open();
  const { form, save } = await answer(user, 'late');
  await save();
  expect(await form.findByRole('alert')).toBeTruthy();
  expect(puts()).toEqual([]);
  await user.type(form.getByLabelText(/^Minutes de retard/), '12');
  await save();
  await waitFor(() => expect(stored).toMatchObject({ status: 'late', minutesLate: 12 }));
});

test('a colleague answered meanwhile: both answers, one touch to choose', async () => {
  const { user } = await open();
  const { save } = await answer(user, 'present');
  stored = {
    stayId: STAY,
    halfDay: MORNING,
    status: 'absent_justified',
    minutesLate: 0,
    leftAt: '',
    note: '',
    version: 1,
    ...by('Anne Roy'),
  };
  await save();
  const alert = within(await screen.findByRole('alert'));
  expect(alert.getByText(/Anne Roy a noté une autre réponse/)).toBeTruthy();
  await user.click(alert.getByRole('button', { name: /^Enregistrer « Présent »/ }));
  await waitFor(() => expect(stored).toMatchObject({ status: 'present', version: 2 }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});
