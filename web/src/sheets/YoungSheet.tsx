// SPDX-License-Identifier: EUPL-1.2
import { useSheet } from '@/api/queries';
import { useT } from '@/i18n';
import { daysOf } from '@/programme/rows';
import type { Week } from '@/programme/types';
import { addDays, PrintSheet, SheetFrame } from '@/ui';
import { dayLong, time } from '@/ui/format';
import { WeekTable } from './WeekTable';

/** For the young person and the family: activities, places, professionals; nobody else's name. */
export function YoungSheet({ week, stayId }: { week: Week; stayId: string }) {
  const { t } = useT();
  const { texts, shows } = useSheet('timetable');
  const young = week.young.find((one) => one.stayId === stayId);
  const sessions = week.sessions.filter(
    (one) => one.state !== 'cancelled' && one.young.some((member) => member.stayId === stayId),
  );
  const { lunch, noon } = week.rules;
  return (
    <PrintSheet title={t('sheets.timetableOf', { name: young?.name ?? '' })}>
      <SheetFrame texts={texts}>
        <p>{t('sheets.weekOf', { from: dayLong(week.week), to: dayLong(addDays(week.week, 4)) })}</p>
        {shows('pupil') && <p>{[young?.structureName, young?.className].filter(Boolean).join(', ')}</p>}
        {shows('grid') && (
          <WeekTable
            days={daysOf(week)}
            noon={noon}
            sessions={sessions}
            lines={(one) =>
              shows('professionals') ? [one.professionals.map(({ name }) => name).join(', '), one.roomName] : []
            }
          />
        )}
        {shows('meals') && <p>{t('sheets.meal', { from: time(lunch.from), to: time(lunch.to) })}</p>}
        {shows('rules') && <p>{t('sheets.rules')}</p>}
      </SheetFrame>
    </PrintSheet>
  );
}
