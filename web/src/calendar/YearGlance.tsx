// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, send } from '@/api/client';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { searchSchools } from '@/people/searchSchools';
import { LoadError, Loading, PrintButton, SearchSelect, SelectField } from '@/ui';
import { dayLong } from '@/ui/format';
import { byMonth, type GlanceDay, type GlanceMonth, type HalfKind, KINDS, schoolYearOf, yearSpan } from './glance';
import { calendarDaysQuery, schoolYearsQuery, usualZoneQuery } from './queries';
import type { CalendarView } from './view';
import { WEEKDAYS, weekdayName } from './week';
import { useZoneName } from './words';
import classes from './YearGlance.module.css';

/** A whole school year on one page: when a school has class, when the service is open. */
export function YearGlance({ view }: { view: CalendarView }) {
  const { t } = useT();
  const { today } = useMeta();
  const years = useQuery(schoolYearsQuery);
  const year = view.annee ?? schoolYearOf(today);
  const { structureId } = view;
  const usual = useQuery({ ...usualZoneQuery, enabled: !structureId && !view.zone });
  const someZone = usual.isPending ? undefined : usual.data || years.data?.[0]?.zone;
  const zone = structureId ? undefined : (view.zone ?? someZone);
  const days = useQuery({
    ...calendarDaysQuery({ ...yearSpan(year), zone, structureId }),
    enabled: Boolean(structureId ?? zone),
  });
  if (years.isError) return <LoadError error={years.error} retry={() => void years.refetch()} />;
  return (
    <div className="stack">
      <Choices view={view} year={year} zone={zone} />
      <Legend />
      {days.isError && <LoadError error={days.error} retry={() => void days.refetch()} />}
      {days.isPending && !days.isError && <Loading rows={12} />}
      {days.data && (
        <div className={classes.months} aria-busy={days.isPlaceholderData || undefined}>
          {byMonth(days.data).map((month) => (
            <Month key={month.month} month={month} today={today} />
          ))}
        </div>
      )}
      <p className="muted small">{t('calendar.glanceNote')}</p>
    </div>
  );
}

interface ChoicesProps {
  view: CalendarView;
  year: number;
  zone: string | undefined;
}

function Choices({ view, year, zone }: ChoicesProps) {
  const { t } = useT();
  const { today } = useMeta();
  const zoneName = useZoneName();
  const navigate = useNavigate();
  const years = useQuery(schoolYearsQuery);
  const zones = [...new Set(years.data?.map((each) => each.zone))].sort();
  const { structureId } = view;
  const school = useQuery({
    queryKey: ['structures', 'one', structureId],
    queryFn: () => send(api.GET('/api/v1/structures/{id}', { params: { path: { id: structureId ?? '' } } })),
    enabled: structureId !== undefined,
  });
  const go = (changes: CalendarView) =>
    void navigate({ to: '/calendriers', search: { ...view, ...changes } as never, replace: true });
  const thisYear = schoolYearOf(today);
  const offered = [...new Set([thisYear - 1, thisYear, thisYear + 1, year])].sort();
  return (
    <div className={`filters ${classes.choices}`}>
      <p className={classes.paperTitle}>
        {[`${year}-${year + 1}`, structureId ? school.data?.name : zone && zoneName(zone)].filter(Boolean).join(' · ')}
      </p>
      <SelectField
        label={t('calendar.year')}
        options={offered.map((each) => ({ value: String(each), label: `${each}-${each + 1}` }))}
        value={String(year)}
        onChange={(chosen) => go({ annee: chosen ? Number(chosen) : undefined })}
      />
      <SelectField
        label={t('calendar.zone')}
        placeholder={structureId ? t('calendar.zoneOfSchool') : undefined}
        options={zones.map((each) => ({ value: each, label: zoneName(each) }))}
        value={zone ?? null}
        onChange={(chosen) => chosen && go({ zone: chosen, structureId: undefined })}
      />
      <div className="filter-search">
        <SearchSelect
          label={t('calendar.orSchool')}
          optional
          value={structureId ? { id: structureId, name: school.data?.name ?? '…' } : null}
          onChange={(chosen) => go({ structureId: chosen?.id, zone: chosen ? undefined : view.zone })}
          search={searchSchools}
          toKey={(each) => each.id}
          toLabel={(each) => each.name}
        />
      </div>
      <div className={classes.print}>
        <PrintButton />
      </div>
    </div>
  );
}

function Legend() {
  const { t } = useT();
  return (
    <ul className={`plain-list ${classes.legend}`} aria-label={t('calendar.legend')}>
      {(Object.keys(KINDS) as HalfKind[]).map((kind) => (
        <li key={kind}>
          <span className={classes.sample} data-kind={kind} aria-hidden="true">
            {KINDS[kind].letter}
          </span>
          {t(KINDS[kind].words)}
        </li>
      ))}
    </ul>
  );
}

function Month({ month, today }: { month: GlanceMonth; today: string }) {
  const { t, locale } = useT();
  const first = new Date(`${month.month}-01T00:00:00Z`);
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first);
  return (
    <table className={classes.month}>
      <caption>
        <span className={classes.name}>{name}</span>{' '}
        <span className="muted small">{t('calendar.receivable', { count: month.receivable })}</span>
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col" abbr={weekdayName(weekday, locale)}>
              {weekdayName(weekday, locale, 'narrow')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.find(Boolean)?.day}>
            {week.map((each, column) =>
              each ? (
                <DayCell key={each.day} day={each} isToday={each.day === today} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is nothing but its place
                <td key={column} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The kind that stands out of a day with two. */
function letterOf({ am, pm }: GlanceDay): string {
  return KINDS[am === 'class' ? pm : am].letter;
}

function DayCell({ day, isToday }: { day: GlanceDay; isToday: boolean }) {
  const { t } = useT();
  const { am, pm, label } = day;
  const kinds =
    am === pm ? t(KINDS[am].words) : t('calendar.twoHalves', { am: t(KINDS[am].words), pm: t(KINDS[pm].words) });
  const words = [kinds, label].filter(Boolean).join(', ');
  return (
    <td className={classes.day} title={`${dayLong(day.day)} : ${words}`} aria-current={isToday ? 'date' : undefined}>
      <span className={classes.half} data-kind={am} />
      <span className={classes.half} data-kind={pm} />
      <span className={classes.number}>{Number(day.day.slice(8))}</span>
      <span className={classes.letter} aria-hidden="true">
        {letterOf(day)}
      </span>
      <span className="visually-hidden">{words}</span>
    </td>
  );
}
