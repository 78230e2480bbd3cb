// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
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
  /** So many of each group at first; the others are one press away. */
  most?: number;
}

export function TaskList({ tasks, grouped = false, level = 3, most, ...look }: TaskListProps) {
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
          <FirstRows tasks={some} most={most} {...look} />
        </section>
      ))}
    </div>
  );
}

type RowsProps = Pick<TaskListProps, 'tasks' | 'withoutPerson' | 'brief'>;

function FirstRows({ tasks, most = tasks.length, ...look }: RowsProps & Pick<TaskListProps, 'most'>) {
  const { t } = useT();
  const [all, setAll] = useState(false);
  const first = useRef<HTMLDivElement>(null);
  // One more is no reason for a button.
  const hidden = all || tasks.length <= most + 1 ? 0 : tasks.length - most;
  return (
    <div ref={first}>
      <Rows tasks={hidden > 0 ? tasks.slice(0, most) : tasks} {...look} />
      {hidden > 0 && (
        <Button
          variant="subtle"
          size="compact-md"
          onClick={() => {
            setAll(true);
            // The button goes: whoever came by keyboard stays with the list.
            requestAnimationFrame(() => first.current?.querySelectorAll<HTMLElement>('li input')[most]?.focus());
          }}
        >
          {t('tasks.showOthers', { count: hidden })}
        </Button>
      )}
    </div>
  );
}

function Rows({ tasks, ...look }: RowsProps) {
  return (
    <ul className={`plain-list line-list ${classes.rows}`}>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} {...look} />
      ))}
    </ul>
  );
}
