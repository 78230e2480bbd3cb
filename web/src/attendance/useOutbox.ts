// SPDX-License-Identifier: EUPL-1.2
import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { notify } from '@/ui';
import { splitHalfDay } from '@/ui/format';
import { messagesOf } from '@/ui/problem';
import { deviceStore } from './deviceStore';
import { type Change, Outbox, type OutboxState, type Taken } from './outbox';

type Sheet = Schema<'AttendanceSheet'>;

export const sheetQuery = (halfDay: string) =>
  queryOptions({
    queryKey: ['attendance', halfDay],
    queryFn: ({ signal }) => send(api.GET('/api/v1/attendance', { params: { query: { halfDay } }, signal })),
    refetchInterval: 60_000,
  });

function deliver({ stayId, halfDay, version, answer }: Change): Promise<Taken> {
  const split = splitHalfDay(halfDay);
  return send(
    api.PUT('/api/v1/attendance/{stayId}/{date}/{half}', {
      params: { path: { stayId, date: split?.day ?? '', half: split?.half ?? 'am' }, header: ifMatch(version) },
      body: answer,
    }),
  );
}

/** The sheet and the stay show what was stored; what depends on it is read again. */
function spread(client: QueryClient, taken: Taken) {
  const queryKey = ['attendance', taken.halfDay];
  client.setQueryData<Sheet>(
    queryKey,
    (sheet) =>
      sheet && {
        ...sheet,
        rows: sheet.rows.map((row) => (row.stayId === taken.stayId ? { ...row, attendance: taken } : row)),
      },
  );
  client.setQueryData<Schema<'Stay'>>(
    ['stay', taken.stayId],
    (stay) =>
      stay && {
        ...stay,
        halfDays: stay.halfDays.map((half) => (half.halfDay === taken.halfDay ? { ...half, attendance: taken } : half)),
      },
  );
  // A reading under way may have started before this was stored.
  if (client.isFetching({ queryKey })) void client.invalidateQueries({ queryKey });
  const dependent = [['today'], ['tasks'], ['stay', taken.stayId], ['stays'], ['files'], ['file']];
  for (const key of [...dependent, ['attendance-history', taken.stayId]])
    void client.invalidateQueries({ queryKey: key });
}

const outboxes = new WeakMap<QueryClient, Outbox>();

export function outboxOf(client: QueryClient): Outbox {
  let found = outboxes.get(client);
  if (!found) {
    found = new Outbox(deviceStore(), deliver, {
      stored: (taken) => spread(client, taken),
      refused: (change, problem) => {
        notify(
          messagesOf(problem)
            .map(({ message }) => message)
            .join(' '),
          'bad',
        );
        for (const queryKey of [
          ['attendance', change.halfDay],
          ['stay', change.stayId],
        ])
          void client.invalidateQueries({ queryKey });
      },
    });
    outboxes.set(client, found);
  }
  return found;
}

export function useOutbox(): { outbox: Outbox; state: OutboxState } {
  const outbox = outboxOf(useQueryClient());
  return { outbox, state: useSyncExternalStore(outbox.subscribe, outbox.snapshot) };
}

/** Sends what waits; false when something could not be sent. */
export async function attendanceSent(client: QueryClient): Promise<boolean> {
  const outbox = outboxOf(client);
  outbox.releaseAll();
  await outbox.flush();
  return outbox.snapshot().pending.size === 0;
}

/** Nothing of this person's is left on the device. */
export function eraseAttendance(client: QueryClient): Promise<void> {
  return outboxOf(client).erase();
}
