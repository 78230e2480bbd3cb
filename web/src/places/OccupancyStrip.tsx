// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { dropReason } from '@/receptions/words';
import { dayShort } from '@/ui/format';
import classes from './places.module.css';

type Half = Schema<'PlacementHalf'>;

/** Morning and afternoon of each day: how many are there already, of how many places. */
export function OccupancyStrip({ halves }: { halves: readonly Half[] }) {
  const { t } = useT();
  const days = [...new Set(halves.map((half) => half.halfDay.slice(0, 10)))].filter((day) =>
    halves.some((half) => half.halfDay.startsWith(day) && (half.planned || worthTelling(half))),
  );
  if (days.length === 0) return <p className="muted">{t('places.nothingPlanned')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.frame} tabIndex={0} aria-label={t('places.occupancy')}>
      <table className={classes.strip} aria-label={t('places.occupancy')}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('places.halfDay')}</span>
            </th>
            {days.map((day) => (
              <th key={day} scope="col">
                {dayShort(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['am', 'pm'] as const).map((part) => (
            <tr key={part}>
              <th scope="row">{t(part === 'am' ? 'places.morning' : 'places.afternoon')}</th>
              {days.map((day) => (
                <Cell key={day} half={halves.find((each) => each.halfDay === `${day}/${part}`)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A week-end says nothing; a half-day left out does. */
function worthTelling({ reason }: Half): boolean {
  return reason === 'no_place' || reason === 'waiting';
}

function Cell({ half }: { half: Half | undefined }) {
  const { t } = useT();
  if (!half) return <td>–</td>;
  if (!half.planned)
    return (
      <td className="muted" title={dropReason(half.reason, half.label)}>
        –<span className="visually-hidden">{dropReason(half.reason, half.label)}</span>
      </td>
    );
  return (
    <td data-over={half.over || undefined} className="num">
      {t('places.takenOf', { taken: half.taken, places: half.places })}
      {half.over && <span className="visually-hidden"> {t('places.full')}</span>}
    </td>
  );
}
