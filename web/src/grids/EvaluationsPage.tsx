// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDeviceTablet, IconMoodSmile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { mondayOf, plusDays, schoolWeek } from '@/receptions/stay/week';
import { AppLink, EmptyState, LoadError, Loading, PageHeader, PrintButton, StatusBadge, useToday } from '@/ui';
import { dayShort, period } from '@/ui/format';
import classes from './grids.module.css';
import { weekQuery } from './queries';
import { gridsHref, type WeekSearch } from './search';
import { WeekCurve } from './WeekCurve';
import { standingByDay } from './words';

type Week = Schema<'SelfEvaluationWeek'>;

const href = (monday: string) => `/auto-evaluations?semaine=${monday}`;

/** Who has said how the day went, and how the week goes for each. */
export default function EvaluationsPage() {
  const { t } = useT();
  const today = useToday();
  const { semaine } = useSearch({ strict: false }) as WeekSearch;
  const monday = semaine ?? mondayOf(today);
  const days = schoolWeek(monday);
  const week = useQuery(weekQuery(monday, days.at(-1) ?? monday));
  return (
    <>
      <PageHeader
        title={t('grids.evaluationsWeek')}
        subtitle={period(monday, days.at(-1))}
        back={{ href: '/presences', label: t('grids.backToAttendance') }}
        help="grilles#auto-evaluation"
        actions={
          <>
            <Button
              className="no-print"
              component={AppLink}
              href={href(plusDays(monday, -7))}
              variant="default"
              leftSection={<IconChevronLeft size={18} aria-hidden />}
            >
              {t('grids.weekBefore')}
            </Button>
            <Button
              className="no-print"
              component={AppLink}
              href={href(plusDays(monday, 7))}
              variant="default"
              rightSection={<IconChevronRight size={18} aria-hidden />}
            >
              {t('grids.weekAfter')}
            </Button>
            <PrintButton />
          </>
        }
      />
      {week.data ? (
        <WeekView week={week.data} days={days} today={today} />
      ) : week.isError ? (
        <LoadError error={week.error} retry={() => void week.refetch()} />
      ) : (
        <Loading rows={8} />
      )}
    </>
  );
}

export function WeekView({ week, days, today }: { week: Week; days: readonly string[]; today: string }) {
  const { t } = useT();
  if (week.rows.length === 0) return <EmptyState icon={IconMoodSmile} title={t('grids.nobodyExpected')} />;
  const expectedToday = week.rows.filter((row) => row.expected.includes(today));
  const answered = expectedToday.filter((row) => standingByDay(row.evaluations).has(today));
  return (
    <div className="stack">
      {expectedToday.length > 0 && (
        <p className="flat" role="status">
          {t('grids.answeredToday', { count: answered.length, all: expectedToday.length })}
        </p>
      )}
      <ul className={`plain-list ${classes.week}`}>
        {week.rows.map((row) => (
          <li key={row.stayId} className="card">
            <Row row={row} week={week} days={days} today={today} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  row: Week['rows'][number];
  week: Week;
  days: readonly string[];
  today: string;
}

function Row({ row, week, days, today }: RowProps) {
  const { t } = useT();
  const byDay = standingByDay(row.evaluations);
  const latest = row.evaluations.at(-1);
  const form = (latest && week.editions[latest.editionId]) ?? week.form;
  return (
    <>
      <div className={classes.rowHead}>
        <h2>
          <AppLink href={gridsHref(row.personId, row.stayId)}>{row.personName}</AppLink>
          {row.className && <span className="muted"> {row.className}</span>}
        </h2>
        {row.expected.includes(today) && !byDay.has(today) && (
          <Button
            className="no-print"
            component={AppLink}
            href={gridsHref(row.personId, row.stayId, 'tablette')}
            variant="default"
            size="compact-md"
            leftSection={<IconDeviceTablet size={16} aria-hidden />}
          >
            {t('grids.giveTablet')}
          </Button>
        )}
      </div>
      <ul className={`plain-list ${classes.weekDays}`}>
        {days.map((on) => {
          const given = byDay.get(on);
          if (!given && !row.expected.includes(on)) return null;
          return (
            <li key={on}>
              <span>{dayShort(on)}</span>{' '}
              {given ? (
                <StatusBadge tone="good">{t('grids.answered')}</StatusBadge>
              ) : (
                <StatusBadge tone={on === today ? 'warn' : 'quiet'}>
                  {t(on > today ? 'grids.toCome' : 'grids.noAnswer')}
                </StatusBadge>
              )}
            </li>
          );
        })}
      </ul>
      {byDay.size > 0 && (
        <div className={classes.multiples}>
          {form.items.map((item) => (
            <figure key={item.code}>
              <figcaption>{item.label.fr}</figcaption>
              <WeekCurve item={item} days={days} byDay={byDay} scale={form} />
            </figure>
          ))}
        </div>
      )}
    </>
  );
}
