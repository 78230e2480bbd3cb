// SPDX-License-Identifier: EUPL-1.2
import { Button, Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { dialled } from '@/people/words';
import { notifyError, notifyUndo, Section, StatusBadge, useToday } from '@/ui';
import { dayShort, phone } from '@/ui/format';
import classes from './files.module.css';
import { useTaskWords } from './useTaskWords';

type Task = Schema<'Task'>;

interface FileTasksProps {
  tasks: Task[];
  onAdd: () => void;
  onChanged: () => unknown;
}

/** What remains to be done about this young person; a tick can be taken back. */
export function FileTasks({ tasks, onAdd, onChanged }: FileTasksProps) {
  const { t } = useT();
  return (
    <Section
      title={t('files.tasks')}
      actions={
        <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
          {t('files.add')}
          <span className="visually-hidden"> {t('files.aTask')}</span>
        </Button>
      }
    >
      {tasks.length === 0 && <p className="muted">{t('files.noTask')}</p>}
      <ul className="plain-list line-list">
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} onChanged={onChanged} />
        ))}
      </ul>
    </Section>
  );
}

function setState(task: Task, state: 'open' | 'done'): Promise<Task> {
  return send(
    api.PATCH('/api/v1/tasks/{id}', {
      params: { path: { id: task.id }, header: ifMatch(task.version) },
      body: { state },
    }),
  );
}

function TaskLine({ task, onChanged }: { task: Task; onChanged: () => unknown }) {
  const { t } = useT();
  const words = useTaskWords()(task);
  const today = useToday();
  const [done, setDone] = useState(false);
  const tick = async () => {
    setDone(true);
    try {
      const ticked = await setState(task, 'done');
      notifyUndo(t('files.taskDone', { task: words }), async () => {
        await setState(ticked, 'open');
        await onChanged();
      });
    } catch (error) {
      notifyError(error);
    }
    await onChanged();
    setDone(false);
  };
  return (
    <li className={classes.task}>
      <Checkbox
        checked={done}
        disabled={done}
        aria-label={t('files.tick', { task: words })}
        onChange={() => void tick()}
      />
      <div className={classes.taskWords}>
        <div>{words}</div>
        <div className="row small">
          {task.dueOn < today ? (
            <StatusBadge tone="bad">{t('files.late', { day: dayShort(task.dueOn) })}</StatusBadge>
          ) : (
            <span className="muted">
              {task.dueOn === today ? t('files.dueToday') : t('files.due', { day: dayShort(task.dueOn) })}
            </span>
          )}
          {task.owner && <span className="muted">{task.owner.displayName}</span>}
          {task.phones
            .filter((entry) => entry.mayContact)
            .map((entry) => (
              <a key={entry.phone} className="nowrap" href={dialled(entry.phone)}>
                {entry.name} {phone(entry.phone)}
              </a>
            ))}
        </div>
      </div>
    </li>
  );
}
