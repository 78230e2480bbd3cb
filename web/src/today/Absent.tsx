// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { isAbsence, statusWords } from '@/attendance/statuses';
import { useT } from '@/i18n';
import { TaskList } from '@/tasks';
import { Section } from '@/ui';
import { Pupil } from './Expected';
import { callsOf } from './split';
import classes from './today.module.css';

/** Who is missing, with the two calls to make. Not shown when nobody is. */
export function Absent({ today }: { today: Schema<'Today'> }) {
  const { t } = useT();
  if (today.absent.length === 0) return null;
  return (
    <Section title={t('today.absent')}>
      <ul className="plain-list line-list">
        {today.absent.map((row) => {
          const calls = callsOf(today, row.stayId);
          return (
            <li key={row.stayId} className={classes.absent}>
              <div className={classes.line}>
                <Pupil row={row} />
                <Missing row={row} />
              </div>
              {calls.length > 0 ? (
                <TaskList tasks={calls} withoutPerson brief />
              ) : (
                <p className="muted small">{t('today.callsDone')}</p>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Missing({ row }: { row: Schema<'TodayRow'> }) {
  const { t } = useT();
  const halves = (['am', 'pm'] as const).flatMap((half) => {
    const status = row[half]?.status;
    if (!status || !isAbsence(status)) return [];
    return t('today.halfStatus', {
      half: half === 'am' ? t('today.morning') : t('today.afternoon'),
      status: statusWords(status).toLowerCase(),
    });
  });
  return <span className={classes.missing}>{halves.join(' · ')}</span>;
}
