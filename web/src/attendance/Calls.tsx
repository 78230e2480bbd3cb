// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { isCall, openTasksQuery, Phones, TaskList } from '@/tasks';
import { splitHalfDay } from '@/ui/format';
import classes from './attendance.module.css';

interface CallsProps {
  row: Schema<'SheetRow'>;
  halfDay: string;
  /** The absence has not reached the server: it knows of no call yet. */
  waiting: boolean;
}

/** The two calls of an absence, where it was noted: nobody may wait to know where a child is. */
export function Calls({ row, halfDay, waiting }: CallsProps) {
  const { t } = useT();
  const { data, isFetching } = useQuery({
    ...openTasksQuery(splitHalfDay(halfDay)?.day ?? ''),
    enabled: !waiting,
  });
  const calls = (data ?? []).filter(
    (task) => isCall(task) && task.stayId === row.stayId && task.params.halfDay === halfDay,
  );
  if (!waiting && calls.length > 0)
    return (
      <div className={classes.calls}>
        <TaskList tasks={calls} withoutPerson brief />
      </div>
    );
  if (!waiting && data && !isFetching) return <p className="muted small">{t('attendance.callsDone')}</p>;
  return (
    <div className={classes.calls}>
      <p className={classes.callsTitle}>{t('attendance.callsToMake')}</p>
      {row.guardianPhones.length > 0 ? (
        <Phones phones={row.guardianPhones} />
      ) : (
        <p className="muted small">{t('attendance.noPhone')}</p>
      )}
    </div>
  );
}
