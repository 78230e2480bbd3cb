// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import type { MsgId } from '@/i18n';
import { useT } from '@/i18n';
import { useToday } from '@/ui/useToday';
import { type Group, groupTasks } from './groups';
import { TaskRow } from './TaskRow';
import classes from './tasks.module.css';

const HEADINGS: Record<Group, MsgId> = {
  late: 'tasks.groupLate',
  today: 'tasks.groupToday',
  week: 'tasks.groupWeek',
  later: 'tasks.groupLater',
};

export interface TaskListProps {
  tasks: readonly Schema<'Task'>[];
  /** Under headings: late, today, this week, later. */
  grouped?: boolean;
  withoutPerson?: boolean;
  brief?: boolean;
  /** The level of the headings, where they stand in a section of the page. */
  level?: 2 | 3;
}

export function TaskList({ tasks, grouped = false, level = 3, ...look }: TaskListProps) {
  const { t } = useT();
  const today = useToday();
  if (!grouped) return <Rows tasks={tasks} {...look} />;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="stack">
      {groupTasks(tasks, today).map(({ group, tasks: some }) => (
        <section key={group}>
          <Heading className={classes.heading} data-group={group}>
            {t(HEADINGS[group])} <span className="muted num">{some.length}</span>
          </Heading>
          <Rows tasks={some} {...look} />
        </section>
      ))}
    </div>
  );
}

function Rows({ tasks, ...look }: Pick<TaskListProps, 'tasks' | 'withoutPerson' | 'brief'>) {
  return (
    <ul className={`plain-list line-list ${classes.rows}`}>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} {...look} />
      ))}
    </ul>
  );
}
