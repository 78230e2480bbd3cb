// SPDX-License-Identifier: EUPL-1.2
import { SegmentedControl } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useLabel, useMeta, useSheet } from '@/api/queries';
import { attendanceHref } from '@/attendance/halfDays';
import { useT } from '@/i18n';
import { mondayOf } from '@/programme/search';
import {
  addDays,
  CheckField,
  EmptyState,
  LoadError,
  Loading,
  PageHeader,
  PrintButton,
  PrintSheet,
  SheetFrame,
  useNavigateTo,
} from '@/ui';
import { dayLong, dayShort, half, halfDay as halfDayWords, phone, splitHalfDay, time } from '@/ui/format';
import { rollQuery } from './queries';
import { Scrolls } from './Scrolls';
import { type RollSearch, rollHref, SPANS, type Span } from './search';
import classes from './sheets.module.css';

type Roll = Schema<'AttendanceRoll'>;
type Row = Roll['rows'][number];

/** From which half-day to which, both included. */
export function boundsOf(halfDay: string, span: Span): { from: string; to: string } {
  const day = splitHalfDay(halfDay)?.day ?? halfDay.slice(0, 10);
  if (span === 'demi-journee') return { from: halfDay, to: halfDay };
  if (span === 'jour') return { from: `${day}/am`, to: `${day}/pm` };
  const monday = mondayOf(day);
  return { from: `${monday}/am`, to: `${addDays(monday, 6)}/pm` };
}

/** The attendance sheet to sign: of a half-day, a day or a week, with empty boxes or as recorded. */
export default function RollPage() {
  const { t } = useT();
  const now = useMeta().halfDay;
  const go = useNavigateTo();
  const search = useSearch({ strict: false }) as RollSearch;
  const halfDay = search.du ?? now;
  const span = search.etendue ?? 'demi-journee';
  const { from, to } = boundsOf(halfDay, span);
  const { data: roll, isError, error, refetch } = useQuery(rollQuery(from, to));
  const change = (part: RollSearch) => go(rollHref({ ...search, du: halfDay, ...part }));
  return (
    <>
      <PageHeader
        title={t('sheets.roll')}
        subtitle={
          span === 'semaine' ? weekWords(from, t) : span === 'jour' ? dayLong(from.slice(0, 10)) : halfDayWords(halfDay)
        }
        back={{ href: attendanceHref(halfDay), label: t('sheets.backToAttendance') }}
        actions={roll && roll.rows.length > 0 && <PrintButton />}
        help="imprimer#la-feuille-de-presence"
      />
      <div className="stack">
        <div className="row no-print">
          <SegmentedControl
            aria-label={t('sheets.span')}
            value={span}
            onChange={(etendue) => change({ etendue: SPANS.find((each) => each === etendue) })}
            data={SPANS.map((each) => ({ value: each, label: t(`sheets.span_${each}`) }))}
          />
          <CheckField
            label={t('sheets.filled')}
            value={Boolean(search.remplie)}
            onChange={(remplie) => change({ remplie: remplie || undefined })}
          />
        </div>
        {isError && <LoadError error={error} retry={() => void refetch()} />}
        {!roll && !isError && <Loading rows={8} />}
        {roll?.rows.length === 0 && (
          <EmptyState icon={IconUsers} title={t('sheets.nobodyExpected')}>
            {t('sheets.nobodyExpectedHint')}
          </EmptyState>
        )}
        {roll && roll.rows.length > 0 && <RollSheet roll={roll} span={span} filled={Boolean(search.remplie)} />}
      </div>
    </>
  );
}

function weekWords(from: string, t: ReturnType<typeof useT>['t']): string {
  const monday = from.slice(0, 10);
  return t('sheets.weekOf', { from: dayLong(monday), to: dayLong(addDays(monday, 4)) });
}

export function RollSheet({ roll, span, filled }: { roll: Roll; span: Span; filled: boolean }) {
  const { t } = useT();
  const { texts, shows } = useSheet('attendance');
  const title = {
    'demi-journee': () => t('sheets.rollOf', { when: halfDayWords(roll.from) }),
    jour: () => t('sheets.rollOf', { when: dayLong(roll.from.slice(0, 10)) }),
    semaine: () => t('sheets.rollOf', { when: weekWords(roll.from, t) }),
  }[span]();
  const wide = span === 'semaine';
  const single = roll.halfDays.length === 1;
  return (
    <PrintSheet title={title} landscape={wide}>
      <SheetFrame texts={texts}>
        {shows('people') && (
          <Scrolls label={title}>
            <table
              className={[classes.roll, wide && classes.wide, roll.rows.length > (wide ? 8 : 12) && classes.tight]
                .filter(Boolean)
                .join(' ')}
            >
              <colgroup>
                <col />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">{t('sheets.name')}</th>
                  {roll.halfDays.map((halfDay) => (
                    <th key={halfDay} scope="col">
                      {headOf(halfDay, single)}
                    </th>
                  ))}
                  {!wide && shows('phones') && <th scope="col">{t('sheets.phones')}</th>}
                  {!wide && shows('collection') && <th scope="col">{t('sheets.collectors')}</th>}
                </tr>
              </thead>
              <tbody>
                {roll.rows.map((row) => (
                  <tr key={row.stayId}>
                    <th scope="row">
                      {row.personName}
                      <span className={classes.second}>
                        {[row.structureName, row.className].filter(Boolean).join(', ')}
                      </span>
                      {wide && shows('phones') && <span className={classes.second}>{phonesOf(row)}</span>}
                    </th>
                    {roll.halfDays.map((halfDay) => (
                      <td key={halfDay}>
                        <Cell row={row} halfDay={halfDay} filled={filled} hours={shows('hours')} short={wide} />
                      </td>
                    ))}
                    {!wide && shows('phones') && <td>{phonesOf(row)}</td>}
                    {!wide && shows('collection') && <td>{row.collectors.map(({ name }) => name).join(', ')}</td>}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolls>
        )}
      </SheetFrame>
    </PrintSheet>
  );
}

function headOf(halfDay: string, single: boolean): string {
  const parts = splitHalfDay(halfDay);
  if (!parts) return halfDay;
  return single ? half(parts.half) : `${dayShort(parts.day)} ${half(parts.half)}`;
}

const phonesOf = (row: Row) => row.phones.map((one) => `${one.name} ${phone(one.phone)}`).join(' · ');

interface CellProps {
  row: Row;
  halfDay: string;
  filled: boolean;
  hours: boolean;
  /** A column of ten: one letter a box. */
  short: boolean;
}

/** A box to tick with the hours to write, or what was recorded; nothing where nobody is expected. */
function Cell({ row, halfDay, filled, hours, short }: CellProps) {
  const { t } = useT();
  const status = useLabel('attendance_status');
  const cell = row.cells.find((each) => each.halfDay === halfDay);
  if (!cell) return <span className={classes.none}>—</span>;
  if (filled && cell.status)
    return (
      <>
        {status(cell.status)}
        {cell.minutesLate > 0 && ` (${t('sheets.minutes', { count: cell.minutesLate })})`}
        {cell.leftAt && ` (${time(cell.leftAt)})`}
      </>
    );
  return (
    <span className={classes.boxes}>
      <span>☐ {t(short ? 'sheets.presentShort' : 'sheets.present')}</span>
      <span>☐ {t(short ? 'sheets.absentShort' : 'sheets.absent')}</span>
      {hours && (
        <span className={classes.hours}>
          {short ? '…h… – …h…' : `${t('sheets.arrival')} …… ${t('sheets.departure')} ……`}
        </span>
      )}
    </span>
  );
}
