// SPDX-License-Identifier: EUPL-1.2
// What the shell does with unsent attendance when somebody signs out.
import type { QueryClient } from '@tanstack/react-query';
import { outboxOf } from './useOutbox';

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
