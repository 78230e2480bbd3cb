// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { TaskList } from '@/tasks';
import { Section } from '@/ui';
import classes from './files.module.css';

interface FileTasksProps {
  tasks: Schema<'Task'>[];
  onAdd: () => void;
}

/** What remains to be done about this young person. */
export function FileTasks({ tasks, onAdd }: FileTasksProps) {
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
      {tasks.length === 0 ? (
        <p className={`muted ${classes.flat}`}>{t('files.noTask')}</p>
      ) : (
        <TaskList tasks={tasks} withoutPerson />
      )}
    </Section>
  );
}
