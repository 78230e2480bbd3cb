// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconChecks, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, type Schema } from '@/api/client';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { NewTaskDialog, TaskList } from '@/tasks';
import { AppLink, EmptyState, LoadError, Loading, PageHeader, Section } from '@/ui';
import { halfDay as halfDayWords } from '@/ui/format';
import { Absent } from './Absent';
import { Appointments, OwedSignatures } from './Appointments';
import { Expected } from './Expected';
import { Owed, Pending, Upcoming } from './Referrals';
import { otherTasks } from './split';
import classes from './today.module.css';
import { todayQuery } from './todayQuery';

/** What now? Who is here, who is missing, what waits. Figures belong elsewhere. */
/** What has piled up must not push the day out of sight. */
const MOST_OF_A_GROUP = 8;

export function TodayView() {
  const { t } = useT();
  const { data, error, refetch, isPaused } = useQuery(todayQuery);
  const { halfDay } = useMeta();
  return (
    <>
      <PageHeader title={t('today.title')} subtitle={halfDayWords(data?.halfDay ?? halfDay)} help="prise-en-main" />
      {!data && (error || isPaused) && <LoadError error={error ?? ApiProblem.offline()} retry={() => void refetch()} />}
      {!data && !error && !isPaused && <Loading rows={10} />}
      {data && (
        <div className={classes.columns}>
          <div className={classes.column}>
            <Absent today={data} />
            <Expected today={data} />
            <Appointments today={data} />
            <OwedSignatures today={data} />
            {data.emergenciesToNote > 0 && (
              <p className={classes.digests}>
                <AppLink href="/acces-urgence">{t('today.emergencies', { count: data.emergenciesToNote })}</AppLink>
              </p>
            )}
            {data.digestsOwed > 0 && (
              <p className={classes.digests}>
                <AppLink href="/colleges-presences">{t('today.digests', { count: data.digestsOwed })}</AppLink>
              </p>
            )}
          </div>
          <div className={classes.column}>
            <ToDo today={data} />
            <Owed rows={data.owed} />
            <Pending rows={data.pending} />
            <Upcoming rows={data.upcoming} />
          </div>
        </div>
      )}
    </>
  );
}

function ToDo({ today }: { today: Schema<'Today'> }) {
  const { t } = useT();
  const [adding, setAdding] = useState(false);
  const tasks = otherTasks(today);
  const add = (
    <Button
      variant="default"
      size="compact-md"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('today.addTask')}
    </Button>
  );
  return (
    <Section title={t('today.toDo')} actions={add}>
      {tasks.length === 0 ? (
        <EmptyState icon={IconChecks} title={t('today.nothingToDo')}>
          {t('today.nothingToDoText')}
        </EmptyState>
      ) : (
        <TaskList tasks={tasks} grouped most={MOST_OF_A_GROUP} />
      )}
      <p className={`small ${classes.foot}`}>
        <AppLink href="/taches">{t('today.allTasks')}</AppLink>
      </p>
      {adding && <NewTaskDialog onClose={() => setAdding(false)} />}
    </Section>
  );
}
