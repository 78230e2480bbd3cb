// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconSettings, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { occupancyQuery } from '@/places/queries';
import { WeekBoard } from '@/places/WeekBoard';
import { weekWords } from '@/places/words';
import { AppLink, EmptyState, LoadError, Loading, PageHeader, PrintButton, StatusBadge } from '@/ui';
import { dayLong } from '@/ui/format';
import { noticeText } from '../words';
import { mondayOf, plusDays, schoolWeek, type WeekSearch } from './week';

/** The week of the service, Monday to Friday: who is received when, the places left, who waits. */
export default function WeekPage() {
  const { t } = useT();
  const { today } = useMeta();
  const { week } = useSearch({ strict: false }) as WeekSearch;
  const monday = mondayOf(week ?? today);
  const days = schoolWeek(monday);
  const { data, isError, error, refetch } = useQuery(occupancyQuery(monday, plusDays(monday, 4)));
  return (
    <>
      <PageHeader
        title={t('receptions.week')}
        help="places#la-semaine"
        subtitle={t('receptions.weekOf', { day: dayLong(monday) })}
        actions={<WeekLinks monday={monday} today={today} />}
      />
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={8} />}
      {data && (
        <div className="stack">
          {(data.weeks.length > 0 || data.notices.length > 0) && (
            <div className="row">
              {data.weeks.map((planned) => (
                <StatusBadge key={planned.id} tone="info">
                  {weekWords(planned)}
                </StatusBadge>
              ))}
              {data.notices.map((notice) => (
                <StatusBadge key={notice.code} tone="warn">
                  {noticeText(notice)}
                </StatusBadge>
              ))}
            </div>
          )}
          {data.stays.length === 0 && data.waiting.length === 0 && (
            <EmptyState icon={IconUsers} title={t('receptions.weekEmpty')}>
              {t('receptions.weekEmptyHint')}
            </EmptyState>
          )}
          <WeekBoard week={data} days={days} today={today} />
          <div className="row no-print">
            <Button component={AppLink} href="/attente" variant="default">
              {t('places.toWaiting')}
            </Button>
            <Button
              component={AppLink}
              href="/places"
              variant="default"
              leftSection={<IconSettings size={18} aria-hidden />}
            >
              {t('places.toPlaces')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function WeekLinks({ monday, today }: { monday: string; today: string }) {
  const { t } = useT();
  return (
    <>
      <Button
        component={AppLink}
        href={`/accueils?week=${plusDays(monday, -7)}`}
        variant="default"
        leftSection={<IconChevronLeft size={18} aria-hidden />}
      >
        {t('receptions.previousWeek')}
      </Button>
      {monday !== mondayOf(today) && (
        <Button component={AppLink} href="/accueils" variant="default">
          {t('receptions.thisWeek')}
        </Button>
      )}
      <Button
        component={AppLink}
        href={`/accueils?week=${plusDays(monday, 7)}`}
        variant="default"
        rightSection={<IconChevronRight size={18} aria-hidden />}
      >
        {t('receptions.nextWeek')}
      </Button>
      <PrintButton />
    </>
  );
}
