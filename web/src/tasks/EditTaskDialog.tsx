// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem, type Schema } from '@/api/client';
import { useT } from '@/i18n';
import { DateField, Dialog, ErrorSummary, FormActions, notify, TextField, useForm } from '@/ui';
import { dayShort } from '@/ui/format';
import { OwnerField } from './TaskFields';
import classes from './tasks.module.css';
import { patchTask, type TaskChange, useRereadTasks } from './useTaskActs';
import { useTaskWords } from './words';

type Task = Schema<'Task'>;

interface Values {
  title: string;
  dueOn: string | null;
  ownerId: string | null;
}

/** Another day, another owner; the words of those that people wrote. */
export function EditTaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useT();
  const words = useTaskWords()(task);
  const reread = useRereadTasks();
  /** What is stored now, when a colleague was faster. */
  const [theirs, setTheirs] = useState<Task | null>(null);
  const base = theirs ?? task;
  const written = task.kind === 'custom';
  const form = useForm<Values>({ title: task.title, dueOn: task.dueOn, ownerId: task.owner?.id ?? null });
  const { values, bind } = form;
  const saving = useMutation({
    mutationFn: () => {
      const body: TaskChange = { dueOn: values.dueOn ?? '', ownerId: values.ownerId };
      return patchTask(base, written ? { ...body, title: values.title.trim() } : body);
    },
    onSuccess: async (changed) => {
      onClose();
      notify(t('tasks.saved'));
      await reread(changed);
    },
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.status === 412 && problem.current) setTheirs(problem.current as Task);
      else form.fromProblem(error);
    },
  });
  const takeTheirs = async () => {
    onClose();
    await reread(task);
  };
  return (
    <Dialog title={t('tasks.edit')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors([]);
          saving.mutate();
        }}
      >
        <ErrorSummary errors={form.errors} />
        {theirs && (
          <div role="alert" className={classes.conflict}>
            {t('tasks.conflict', {
              day: dayShort(theirs.dueOn),
              owner: theirs.owner?.displayName ?? 'none',
              state: theirs.state,
            })}
          </div>
        )}
        {written ? (
          <TextField label={t('tasks.title')} maxLength={200} {...bind('title')} />
        ) : (
          <p className={classes.editedWords}>
            {words}
            {task.personName && <span className="muted"> ({task.personName})</span>}
          </p>
        )}
        <DateField label={t('tasks.dueOn')} {...bind('dueOn')} />
        <OwnerField {...bind('ownerId')} />
        <FormActions
          submitLabel={theirs ? t('tasks.saveMine') : t('tasks.save')}
          onCancel={theirs ? () => void takeTheirs() : onClose}
          busy={saving.isPending}
        />
      </form>
    </Dialog>
  );
}
