// SPDX-License-Identifier: EUPL-1.2
// When tasks are due, seen from today: what is late comes first.
import type { Schema } from '@/api/client';
import { addDays, weekdayOf } from '@/ui/day';

export const GROUPS = ['late', 'today', 'week', 'later'] as const;
export type Group = (typeof GROUPS)[number];

/** `week` ends on Sunday. */
export function groupOf(dueOn: string, today: string): Group {
  if (dueOn < today) return 'late';
  if (dueOn === today) return 'today';
  const daysToSunday = (7 - weekdayOf(today)) % 7;
  return dueOn <= addDays(today, daysToSunday) ? 'week' : 'later';
}

export interface TaskGroup {
  group: Group;
  tasks: Schema<'Task'>[];
}

/** The groups that hold something, in their order; inside, the order given. */
export function groupTasks(tasks: readonly Schema<'Task'>[], today: string): TaskGroup[] {
  return GROUPS.map((group) => ({
    group,
    tasks: tasks.filter((task) => groupOf(task.dueOn, today) === group),
  })).filter(({ tasks: some }) => some.length > 0);
}
