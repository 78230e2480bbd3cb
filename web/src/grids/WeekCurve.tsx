// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { dayShort } from '@/ui/format';
import { Face } from './Face';
import classes from './grids.module.css';
import { type Evaluation, type Form, labelOf, standingByDay } from './words';

const WIDTH = 136;
const HEIGHT = 60;
const LEFT = 30;
const FACE = 15;
const yOf = (value: number) => HEIGHT - 8 - (value - 1) * 13;

interface WeekCurveProps {
  item: Form['items'][number];
  days: readonly string[];
  byDay: ReadonlyMap<string, Evaluation>;
  scale: Form;
}

/** One question over the days. A day without answer breaks the line. */
export function WeekCurve({ item, days, byDay, scale }: WeekCurveProps) {
  const step = days.length > 1 ? (WIDTH - LEFT - 8) / (days.length - 1) : 0;
  const points = days.map((on, index) => {
    const code = byDay.get(on)?.answers[item.code];
    return { on, code, x: LEFT + index * step, y: code ? yOf(Number(code)) : null };
  });
  const said = points.flatMap(({ on, code }) => (code ? [`${dayShort(on)} ${labelOf(scale, code)}`] : []));
  return (
    <svg
      className={classes.curve}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${item.label.fr} ${said.join(', ') || '—'}`}
    >
      {[1, 2, 3, 4].map((value) => (
        <path key={value} className={classes.tick} d={`M20 ${yOf(value)} H${WIDTH - 2}`} />
      ))}
      {['1', '4'].map((code) => (
        <Face key={code} code={code} size={FACE} x={0} y={yOf(Number(code)) - FACE / 2} />
      ))}
      {points.map((point, index) => {
        const before = points[index - 1];
        return point.y !== null && before && before.y !== null ? (
          <path key={point.on} className={classes.joint} d={`M${before.x} ${before.y} L${point.x} ${point.y}`} />
        ) : null;
      })}
      {points.map(({ on, x, y }) => y !== null && <circle key={on} className={classes.last} cx={x} cy={y} r={4} />)}
    </svg>
  );
}

/** The questions over the days of one stay: faces day by day, with the curve beside. */
export function DayTable({
  form,
  days,
  evaluations,
}: {
  form: Form;
  days: readonly string[];
  evaluations: readonly Evaluation[];
}) {
  const { t } = useT();
  const byDay = standingByDay(evaluations);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('grids.evaluations')}>
      <table className={classes.days}>
        <caption className="visually-hidden">{t('grids.evaluations')}</caption>
        <thead>
          <tr className={classes.dayHead}>
            <th scope="col">{t('grids.question')}</th>
            {days.map((on) => (
              <th key={on} scope="col">
                {dayShort(on)}
              </th>
            ))}
            <th scope="col">{t('grids.curve')}</th>
          </tr>
        </thead>
        <tbody>
          {form.items.map((item) => (
            <tr key={item.code}>
              <th scope="row" className={classes.dayItem}>
                {item.label.fr}
              </th>
              {days.map((on) => {
                const code = byDay.get(on)?.answers[item.code];
                return (
                  <td key={on}>
                    {code ? (
                      <span className={classes.said}>
                        <Face code={code} size={28} />
                        <span>{labelOf(form, code)}</span>
                      </span>
                    ) : (
                      '—'
                    )}
                  </td>
                );
              })}
              <td>
                <WeekCurve item={item} days={days} byDay={byDay} scale={form} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
