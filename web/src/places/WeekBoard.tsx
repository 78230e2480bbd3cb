// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { dropReason, stayStateWords, stayTone } from '@/receptions/words';
import { AppLink, StatusBadge } from '@/ui';
import { dayShort, half as halfWords } from '@/ui/format';
import classes from './WeekBoard.module.css';
import { groupName } from './words';

type Occupancy = Schema<'Occupancy'>;
type Half = Schema<'OccupancyHalf'>;
const HALVES = ['am', 'pm'] as const;

/** The week of the service: each group with its places, those it receives, and those who wait. */
export function WeekBoard({ week, days, today }: { week: Occupancy; days: string[]; today: string }) {
  const { t } = useT();
  const columns = days.flatMap((day) => HALVES.map((part) => `${day}/${part}`));
  const halves = new Map(week.halfDays.map((half) => [half.halfDay, half]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.frame} tabIndex={0} aria-label={t('receptions.week')}>
      <table className={classes.board} aria-label={t('receptions.week')}>
        <Head days={days} today={today} />
        {week.groups.map((group) => {
          const stays = week.stays.filter((stay) => stay.groupId === group.id);
          return (
            <tbody key={group.id}>
              <tr className={classes.group}>
                <th scope="rowgroup" className={classes.who}>
                  {groupName(group)}
                  <span className={classes.sub}>{t('places.takenAndPlaces')}</span>
                </th>
                {columns.map((column) => (
                  <Places key={column} half={halves.get(column)} groupId={group.id} />
                ))}
              </tr>
              {stays.map((stay) => (
                <tr key={stay.id}>
                  <th scope="row" className={classes.who}>
                    <AppLink href={`/accueils/${stay.id}`}>{stay.personName}</AppLink>{' '}
                    <StatusBadge tone={stayTone(stay.state)}>{stayStateWords(stay.state)}</StatusBadge>{' '}
                    {stay.deferred && <StatusBadge tone="info">{t('places.deferred')}</StatusBadge>}
                    <span className={classes.sub}>
                      {[stay.structureName, stay.className].filter(Boolean).join(', ')}
                    </span>
                  </th>
                  {columns.map((column) => (
                    <Mark key={column} on={stay.halfDays.includes(column)} words={t('receptions.expectedHere')} />
                  ))}
                </tr>
              ))}
            </tbody>
          );
        })}
        {week.waiting.length > 0 && <Waiting rows={week.waiting} columns={columns} />}
      </table>
    </section>
  );
}

function Head({ days, today }: { days: string[]; today: string }) {
  const { t } = useT();
  return (
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
          HALVES.map((part) => (
            <th key={`${day}/${part}`} scope="col" className={classes.half} data-today={day === today || undefined}>
              <abbr title={halfWords(part)}>{t(part === 'am' ? 'receptions.amShort' : 'receptions.pmShort')}</abbr>
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

function Places({ half, groupId }: { half: Half | undefined; groupId: string }) {
  const { t } = useT();
  const own = half?.groups.find((group) => group.groupId === groupId);
  if (!half || !own) return <td />;
  if (!half.open && own.taken === 0) {
    const words = dropReason(half.closedReason, half.label);
    return (
      <td className={classes.closed} title={words}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{words}</span>
      </td>
    );
  }
  const { taken, places, exception } = own;
  const state = taken > places ? 'over' : taken === places ? 'full' : undefined;
  const share = places > 0 ? Math.min(100, (100 * taken) / places) : 100;
  return (
    <td data-state={state} title={exception || undefined}>
      <span aria-hidden="true">
        {t('places.takenOf', { taken, places })}
        {exception && '*'}
      </span>
      <span className="visually-hidden">
        {t(state === 'over' ? 'places.overWords' : 'places.roomWords', {
          taken,
          places,
          free: Math.max(0, places - taken),
          over: taken - places,
        })}{' '}
        {exception}
      </span>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
    </td>
  );
}

function Mark({ on, words, free = true }: { on: boolean; words: string; free?: boolean }) {
  return (
    <td data-expected={(on && free) || undefined} data-wanted={(on && !free) || undefined}>
      {on && (
        <>
          <span aria-hidden="true">{free ? '●' : '○'}</span>
          <span className="visually-hidden">{words}</span>
        </>
      )}
    </td>
  );
}

/** Those on the waiting list with half-days this week: filled where a place is free. */
function Waiting({ rows, columns }: { rows: readonly Schema<'WaitingRow'>[]; columns: readonly string[] }) {
  const { t } = useT();
  return (
    <tbody className={classes.waiting}>
      <tr className={classes.group}>
        <th scope="rowgroup" className={classes.who}>
          <AppLink href="/attente">{t('places.waitingList')}</AppLink>
        </th>
        <td colSpan={columns.length} className={classes.legend}>
          {t('places.waitingLegend')}
        </td>
      </tr>
      {rows.map((row) => (
        <tr key={row.referralId}>
          <th scope="row" className={classes.who}>
            <span className="num">{row.rank}.</span>{' '}
            <AppLink href={`/saisines/${row.referralId}`}>{row.personName}</AppLink>
            <span className={classes.sub}>{[row.structureName, row.className].filter(Boolean).join(', ')}</span>
          </th>
          {columns.map((column) => {
            const free = row.freeHalfDays.includes(column);
            return (
              <Mark
                key={column}
                on={row.halfDays.includes(column)}
                free={free}
                words={t(free ? 'places.wantedFree' : 'places.wantedFull')}
              />
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
