// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useSession, useSheet } from '@/api/queries';
import { useT } from '@/i18n';
import { daysOf } from '@/programme/rows';
import type { Week } from '@/programme/types';
import { addDays, LoadError, Loading, PrintSheet, SheetFrame } from '@/ui';
import { dayLong } from '@/ui/format';
import { professionalSheetQuery } from './queries';
import { WeekTable } from './WeekTable';

export function ProfessionalOfWeek({ id, week }: { id: string; week: Week }) {
  const { data, isError, error, refetch } = useQuery(professionalSheetQuery(id, week.week));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  return <ProfessionalSheet sheet={data} days={daysOf(week)} />;
}

/** A professional's sessions with the names to call; themes only where they may be known. */
export function ProfessionalSheet({ sheet, days }: { sheet: Schema<'ProfessionalSheet'>; days: string[] }) {
  const { t } = useT();
  const { user } = useSession();
  const { texts, shows } = useSheet('professional_week');
  const asOccupied = (slot: Schema<'ProfessionalSheet'>['occupied'][number]) => ({
    ...slot,
    id: `${slot.day}/${slot.from}`,
    activityName: t('sheets.occupied'),
    roomName: '',
    theme: '',
    young: [] as string[],
  });
  return (
    <PrintSheet title={t('sheets.weekOfProfessional', { name: sheet.name })}>
      <SheetFrame texts={texts}>
        <p>
          {[sheet.function, t('sheets.weekOf', { from: dayLong(sheet.week), to: dayLong(addDays(sheet.week, 4)) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {shows('grid') && (
          <WeekTable
            days={days}
            noon={sheet.noon}
            sessions={[...sheet.sessions, ...sheet.occupied.map(asOccupied)]}
            lines={(one) => [shows('groups') && one.young.join(', '), shows('rooms') && one.roomName, one.theme]}
          />
        )}
        {shows('contact') && <p>{t('sheets.contactIs', { name: user.displayName })}</p>}
      </SheetFrame>
    </PrintSheet>
  );
}
