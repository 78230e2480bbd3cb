// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useBlueprint, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, EmptyState, LoadError, Loading, PageHeader, PrintButton, StatusBadge } from '@/ui';
import { dayLong, dayShort, half as halfWords } from '@/ui/format';
import { staysQuery } from '../queries';
import { stayStateWords, stayTone } from '../words';
import classes from './WeekPage.module.css';
import { expectedOn, mondayOf, plusDays, schoolWeek, type WeekSearch } from './week';

type Row = Schema<'StayRow'>;
const HALVES = ['am', 'pm'] as const;

/** Who is expected when, Monday to Friday. */
export default function WeekPage() {
  const { t } = useT();
  const { today } = useMeta();
  const { week } = useSearch({ strict: false }) as WeekSearch;
  const monday = mondayOf(week ?? today);
  const days = schoolWeek(monday);
  const { data, isError, error, refetch } = useQuery(staysQuery(monday, plusDays(monday, 4)));
  return (
    <>
      <PageHeader
        title={t('receptions.week')}
        subtitle={t('receptions.weekOf', { day: dayLong(monday) })}
        actions={<WeekLinks monday={monday} today={today} />}
      />
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={8} />}
      {data?.items.length === 0 && (
        <EmptyState icon={IconUsers} title={t('receptions.weekEmpty')}>
          {t('receptions.weekEmptyHint')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && <Board rows={data.items} days={days} today={today} />}
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

function Board({ rows, days, today }: { rows: readonly Row[]; days: string[]; today: string }) {
  const { t } = useT();
  const places = useBlueprint().settings.find((setting) => setting.key === 'service.max_places')?.value;
  return (
    <div className={classes.frame}>
      <table className={classes.board} aria-label={t('receptions.week')}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={classes.who}>
              {t('receptions.pupil')}
            </th>
            {days.map((day) => (
              <th key={day} scope="colgroup" colSpan={2} data-today={day === today || undefined}>
                {dayShort(day)}
              </th>
            ))}
          </tr>
          <tr>
            {days.flatMap((day) =>
              HALVES.map((half) => (
                <th key={`${day}/${half}`} scope="col" className={classes.half} data-today={day === today || undefined}>
                  <abbr title={halfWords(half)}>{t(half === 'am' ? 'receptions.amShort' : 'receptions.pmShort')}</abbr>
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={classes.who}>
                <AppLink href={`/accueils/${row.id}`}>{row.personName}</AppLink>{' '}
                <StatusBadge tone={stayTone(row.state)}>{stayStateWords(row.state)}</StatusBadge>
                <span className={classes.school}>{[row.structureName, row.className].filter(Boolean).join(', ')}</span>
              </th>
              {days.flatMap((day) =>
                HALVES.map((half) => <Cell key={`${day}/${half}`} row={row} halfDay={`${day}/${half}`} />),
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={classes.who}>
              {places === undefined ? t('receptions.expected') : t('receptions.expectedOf', { places })}
            </th>
            {days.flatMap((day) =>
              HALVES.map((half) => {
                const count = expectedOn(rows, `${day}/${half}`);
                return (
                  <td key={`${day}/${half}`} data-full={(places !== undefined && count > places) || undefined}>
                    {count}
                  </td>
                );
              }),
            )}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cell({ row, halfDay }: { row: Row; halfDay: string }) {
  const { t } = useT();
  const expected = row.halfDays.includes(halfDay);
  return (
    <td data-expected={expected || undefined}>
      {expected && (
        <>
          <span aria-hidden="true">●</span>
          <span className="visually-hidden">{t('receptions.expectedHere')}</span>
        </>
      )}
    </td>
  );
}
