// SPDX-License-Identifier: EUPL-1.2
// Ticking tasks, noting what came of a call, moving to another day: at once, and undone from the message.
import { useCallback } from 'react';
import { ApiProblem, api, asProblem, ifMatch, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { translate } from '@/i18n';
import { notify, notifyError, notifyUndo } from '@/ui';
import { dayShort } from '@/ui/format';
import { type CallOutcome, taskSentence } from './words';

type Task = Schema<'Task'>;
export type TaskChange = Schema<'TaskInput'>;

/** Changes the task from the version given. Throws ApiProblem; 412 carries the task as it is now. */
export function patchTask(task: Pick<Task, 'id' | 'version'>, body: TaskChange): Promise<Task> {
  return send(
    api.PATCH('/api/v1/tasks/{id}', {
      params: { path: { id: task.id }, header: ifMatch(task.version) },
      body,
    }),
  );
}

/** When a colleague only moved or took over the task meanwhile, a tick still says the same: it is made on what they left. */
async function patchOpenTask(task: Task, body: TaskChange): Promise<Task> {
  try {
    return await patchTask(task, body);
  } catch (error) {
    const problem = asProblem(error);
    const current = problem.status === 412 ? (problem.current as Task | null) : null;
    if (current?.state !== 'open') throw error;
    return patchTask(current, body);
  }
}

export function useRereadTasks() {
  const refresh = useRefresh();
  return useCallback(
    (task?: { personId: string | null }) =>
      task?.personId
        ? refresh(['tasks'], ['today'], ['file', task.personId], ['timeline', task.personId])
        : refresh(['tasks'], ['today']),
    [refresh],
  );
}

export function useTaskActs() {
  const reread = useRereadTasks();

  /** Resolves false when nothing was changed. */
  const act = useCallback(
    async (task: Task, body: TaskChange, message: string, undo: TaskChange): Promise<boolean> => {
      try {
        const changed = await patchOpenTask(task, body);
        await reread(changed);
        notifyUndo(message, async () => {
          await patchTask(changed, undo);
          await reread(changed);
        });
        return true;
      } catch (error) {
        tellRefusal(error);
        await reread(task);
        return false;
      }
    },
    [reread],
  );

  return {
    tick: (task: Task) =>
      act(task, { state: 'done' }, translate('tasks.done', { task: taskSentence(task) }), {
        state: 'open',
        outcome: task.outcome,
      }),
    reopen: async (task: Task) => {
      try {
        await patchTask(task, { state: 'open' });
        notify(translate('tasks.reopened'), 'quiet');
      } catch (error) {
        tellRefusal(error);
      }
      await reread(task);
    },
    noteCall: (task: Task, outcome: CallOutcome) =>
      outcome.leavesOpen
        ? act(task, { outcome: outcome.label }, translate('tasks.callNoted', { outcome: outcome.label }), {
            outcome: task.outcome,
          })
        : act(
            task,
            { state: 'done', outcome: outcome.label },
            translate('tasks.callNoted', { outcome: outcome.label }),
            { state: 'open', outcome: task.outcome },
          ),
    move: (task: Task, dueOn: string) =>
      act(task, { dueOn }, translate('tasks.moved', { day: dayShort(dueOn) }), { dueOn: task.dueOn }),
  };
}

function tellRefusal(error: unknown) {
  const current = error instanceof ApiProblem && error.status === 412 ? (error.current as Task | null) : null;
  if (current?.state === 'done')
    notify(
      current.doneBy
        ? translate('tasks.alreadyDoneBy', { name: current.doneBy.displayName })
        : translate('tasks.alreadyDone'),
      'info',
    );
  else notifyError(error);
}
