// SPDX-License-Identifier: EUPL-1.2
// Each thing stands in one place of the page: a call beside its absence, an answer due beside its referral.
import type { Schema } from '@/api/client';
import { isCall } from '@/tasks';

type Today = Schema<'Today'>;
type Task = Schema<'Task'>;

/** The calls of today's absence of one young person. */
export function callsOf(today: Today, stayId: string): Task[] {
  return today.due.filter(
    (task) => isCall(task) && task.stayId === stayId && task.params.halfDay?.startsWith(today.day),
  );
}

/** What remains to be done and is shown nowhere else on the page. */
export function otherTasks(today: Today): Task[] {
  const beside = new Set(today.absent.flatMap(({ stayId }) => callsOf(today, stayId)));
  const referrals = (rows: readonly Schema<'ReferralRow'>[]) => new Set(rows.map(({ id }) => id));
  const owed = referrals(today.owed);
  const pending = referrals(today.pending);
  return today.due.filter(
    (task) =>
      !beside.has(task) &&
      !(task.kind === 'answer_school' && task.referralId && owed.has(task.referralId)) &&
      !(task.kind === 'complete_referral' && task.referralId && pending.has(task.referralId)),
  );
}
