// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCalendarEvent, IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { addDays, EmptyState, LoadError, Loading, Section, StatusBadge } from '@/ui';
import { day, dayLong, period } from '@/ui/format';
import { CalendarImportDialog } from './CalendarImportDialog';
import { schoolYearsQuery } from './queries';
import classes from './SchoolYears.module.css';
import { WarnBox } from './WarnBox';
import { useZoneName, yearStatus } from './words';

type Year = Schema<'SchoolYear'>;

/** Every known school year: the zones side by side, the holidays one under the other. */
export function SchoolYears() {
  const { t } = useT();
  const { today } = useMeta();
  const years = useQuery(schoolYearsQuery);
  const [importing, setImporting] = useState(false);
  const button = (
    <Button leftSection={<IconFileImport size={18} aria-hidden />} onClick={() => setImporting(true)}>
      {t('calendar.import')}
    </Button>
  );
  if (years.isError) return <LoadError error={years.error} retry={() => void years.refetch()} />;
  if (!years.data) return <Loading rows={8} />;
  const labels = [...new Set(years.data.map((year) => year.label))].sort().reverse();
  // The summer after a year's end belongs to it: four weeks at least, whatever the zone.
  const isOver = (label: string) =>
    years.data.every((year) => year.label !== label || addDays(year.summerFrom, 60) < today);
  const present = labels.filter((label) => !isOver(label));
  const past = labels.filter(isOver);
  const section = (label: string) => (
    <YearSection key={label} label={label} years={years.data.filter((year) => year.label === label)} />
  );
  return (
    <div className="stack">
      <Warnings action={button} />
      {labels.length === 0 && (
        <EmptyState icon={IconCalendarEvent} title={t('calendar.noYear')} action={button}>
          {t('calendar.noYearText')}
        </EmptyState>
      )}
      {present.map(section)}
      {past.length > 0 && (
        <details className={classes.past}>
          <summary>{t('calendar.pastYears', { count: past.length })}</summary>
          <div className="stack">{past.map(section)}</div>
        </details>
      )}
      {importing && <CalendarImportDialog onClose={() => setImporting(false)} />}
    </div>
  );
}

/** What is missing for the schools under agreement, and the file that mends it. */
function Warnings({ action }: { action: React.ReactNode }) {
  const { t } = useT();
  const { warnings } = useMeta();
  const zoneName = useZoneName();
  const told = warnings.flatMap(({ code, params }) => {
    const zone = zoneName(params.zone ?? '');
    if (code === 'year_missing') return [t('calendar.warnMissing', { zone, from: day(params.from ?? '') })];
    if (code === 'year_to_confirm') return [t('calendar.warnToConfirm', { zone, year: params.year ?? '' })];
    if (code === 'zone_unknown')
      return [t('calendar.warnZone', { count: Number(params.count ?? 1), name: params.name ?? '' })];
    return [];
  });
  if (told.length === 0) return <div className="row">{action}</div>;
  return (
    <WarnBox title={t('calendar.warnings')}>
      <ul>
        {told.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <div className="row">{action}</div>
    </WarnBox>
  );
}

function YearSection({ label, years }: { label: string; years: Year[] }) {
  const { t } = useT();
  const zoneName = useZoneName();
  const sources = [...new Set(years.map((year) => year.source))];
  return (
    <Section title={t('calendar.yearNamed', { year: label })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('calendar.zonesOf', { year: label })}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('calendar.moment')}</span>
              </th>
              {years.map((year) => (
                <th key={year.id} scope="col">
                  <span className={classes.zone}>{zoneName(year.zone)}</span>
                  <StatusBadge tone={yearStatus(year.status).tone}>{t(yearStatus(year.status).words)}</StatusBadge>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row label={t('calendar.firstDay')} years={years} wordsOf={(year) => dayLong(year.firstDay)} />
            {holidayCodes(years).map(([code, name]) => (
              <Row
                key={code}
                label={name}
                years={years}
                wordsOf={(year) => holidayPeriod(year, code)}
                detailOf={(year) => {
                  const holiday = holidayOf(year, code);
                  return holiday && t('calendar.classesAgain', { day: dayLong(holiday.back) });
                }}
              />
            ))}
            <Row
              label={t('calendar.summer')}
              years={years}
              wordsOf={(year) => t('calendar.summerFrom', { day: dayLong(year.summerFrom) })}
            />
          </tbody>
        </table>
      </section>
      <p className="muted small">{t('calendar.sources', { sources: sources.join(' · ') })}</p>
    </Section>
  );
}

interface RowProps {
  label: string;
  years: Year[];
  /** "" where the zone has nothing of the kind. */
  wordsOf: (year: Year) => string;
  detailOf?: (year: Year) => string | undefined;
}

/** Zones side by side with the same dates share a cell. */
function Row({ label, years, wordsOf, detailOf }: RowProps) {
  const { t } = useT();
  const cells: { key: string; value: string; detail: string | undefined; span: number }[] = [];
  for (const year of years) {
    const value = wordsOf(year);
    const last = cells.at(-1);
    if (last?.value === value) last.span += 1;
    else cells.push({ key: year.id, value, detail: detailOf?.(year), span: 1 });
  }
  return (
    <tr>
      <th scope="row">{label}</th>
      {cells.map(({ key, value, detail, span }) => (
        <td key={key} colSpan={span}>
          <div className={classes.dates}>
            {value || <span className="muted">{t('calendar.noneHere')}</span>}
            {detail && <div className="muted small">{detail}</div>}
          </div>
        </td>
      ))}
    </tr>
  );
}

const holidayOf = (year: Year, code: string) => year.holidays.find((each) => each.code === code);

function holidayPeriod(year: Year, code: string): string {
  const holiday = holidayOf(year, code);
  return holiday ? period(holiday.from, addDays(holiday.back, -1)) : '';
}

/** The holidays of all zones, in the order of the year. */
function holidayCodes(years: Year[]): [code: string, label: string][] {
  const all = years.flatMap((year) => year.holidays).sort((a, b) => a.from.localeCompare(b.from));
  return [...new Map(all.map((holiday) => [holiday.code, holiday.label]))];
}
