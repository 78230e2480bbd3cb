// SPDX-License-Identifier: EUPL-1.2
import { Button, SegmentedControl } from '@mantine/core';
import { IconChecks, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '@/api/client';
import { useT } from '@/i18n';
import { addDays, EmptyState, LoadError, Loading, PageHeader, PrintButton, SelectField } from '@/ui';
import { dayShort } from '@/ui/format';
import { useToday } from '@/ui/useToday';
import type { TaskFilters } from './filters';
import { NewTaskDialog } from './NewTaskDialog';
import { tasksQuery } from './queries';
import { TaskList } from './TaskList';
import classes from './tasks.module.css';

export interface TasksViewProps {
  filters: TaskFilters;
  onFilter: (filters: TaskFilters) => void;
}

/** All tasks: to do from the oldest day on, or done from the newest back. */
export function TasksView({ filters, onFilter }: TasksViewProps) {
  const { t } = useT();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPaused } = useInfiniteQuery(
    tasksQuery(filters),
  );
  const tasks = data?.pages.flatMap((page) => page.items) ?? [];
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('tasks.add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('tasks.tasks')}
        help="dossier#les-taches"
        actions={
          <>
            <PrintButton />
            {add}
          </>
        }
      />
      <div className="stack">
        <Filters filters={filters} onFilter={onFilter} />
        {!data && (error || isPaused) && (
          <LoadError error={error ?? ApiProblem.offline()} retry={() => void refetch()} />
        )}
        {!data && !error && !isPaused && <Loading rows={8} />}
        {data && tasks.length === 0 && <NoTask filters={filters} add={add} onFilter={onFilter} />}
        {tasks.length > 0 && (
          <div className="card">
            <TaskList tasks={tasks} grouped={!filters.state} level={2} />
            {hasNextPage && (
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('tasks.more')}
              </Button>
            )}
          </div>
        )}
      </div>
      {adding && <NewTaskDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function Filters({ filters, onFilter }: TasksViewProps) {
  const { t } = useT();
  const today = useToday();
  const known = [
    { value: today, label: t('tasks.untilToday') },
    { value: addDays(today, 7), label: t('tasks.untilWeek') },
    { value: addDays(today, 14), label: t('tasks.untilFortnight') },
  ];
  const { until } = filters;
  const options =
    until && !known.some(({ value }) => value === until)
      ? [...known, { value: until, label: t('tasks.untilDay', { day: dayShort(until) }) }]
      : known;
  return (
    <div className={`no-print ${classes.filters}`}>
      <SegmentedControl
        aria-label={t('tasks.state')}
        value={filters.state ?? 'open'}
        onChange={(state) => onFilter({ ...filters, state: state === 'done' ? 'done' : undefined })}
        data={[
          { value: 'open', label: t('tasks.open') },
          { value: 'done', label: t('tasks.doneOnes') },
        ]}
      />
      <SelectField
        label={t('tasks.until')}
        placeholder={t('tasks.untilEver')}
        options={options}
        value={until ?? null}
        onChange={(next) => onFilter({ ...filters, until: next ?? undefined })}
      />
    </div>
  );
}

function NoTask({ filters, add, onFilter }: TasksViewProps & { add: React.ReactNode }) {
  const { t } = useT();
  if (filters.state === 'done')
    return (
      <EmptyState icon={IconChecks} title={t('tasks.noneDone')}>
        {t('tasks.noneDoneText')}
      </EmptyState>
    );
  if (filters.until)
    return (
      <EmptyState
        icon={IconChecks}
        title={t('tasks.noneUntil', { day: dayShort(filters.until) })}
        action={
          <Button variant="default" onClick={() => onFilter({ ...filters, until: undefined })}>
            {t('tasks.showAll')}
          </Button>
        }
      />
    );
  return (
    <EmptyState icon={IconChecks} title={t('tasks.none')} action={add}>
      {t('tasks.noneText')}
    </EmptyState>
  );
}
