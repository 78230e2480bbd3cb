// SPDX-License-Identifier: EUPL-1.2
// The change of one item between the first and the last day on the scale. Round marks are the professionals', lozenges the
// young person's; hollow is the first day, full the last; a line joins them where a change may be said.
import { useT } from '@/i18n';
import classes from './grids.module.css';
import { type Comparison, type Form, labelOf, meanWords, NOT_OBSERVED, type Seen } from './words';

const WIDTH = 320;
const HEIGHT = 44;
const LANES = { professionals: 14, self: 32 };
const NO_X = 24;
const STEP = 74;
const xOf = (value: number) => 72 + (value - 1) * STEP;

type Lane = keyof typeof LANES;
interface Point {
  x: number;
  observed: boolean;
}

const ofSeen = (seen: Seen): Point | null =>
  seen.mean !== null
    ? { x: xOf(seen.mean), observed: true }
    : seen.notObserved > 0
      ? { x: NO_X, observed: false }
      : null;
const ofSelf = (code: string | null): Point | null =>
  code === null
    ? null
    : code === NOT_OBSERVED
      ? { x: NO_X, observed: false }
      : { x: xOf(Number(code)), observed: true };

/** The words above the pictures: one column for NO, four for the scale. */
export function ScaleHead({ form }: { form: Form }) {
  return (
    <svg className={classes.track} viewBox={`0 0 ${WIDTH} 18`} aria-hidden="true" focusable="false">
      {form.scale.map((choice) => (
        <text
          key={choice.code}
          x={choice.code === NOT_OBSERVED ? NO_X : xOf(Number(choice.code))}
          y="13"
          textAnchor={choice.code === '4' ? 'end' : 'middle'}
          dx={choice.code === '4' ? 22 : 0}
        >
          {choice.code === NOT_OBSERVED ? NOT_OBSERVED : choice.label.fr.toLowerCase()}
        </text>
      ))}
    </svg>
  );
}

interface ChangePictureProps {
  line: Comparison;
  form: Form;
  selfForm: Form;
}

export function ChangePicture({ line, form, selfForm }: ChangePictureProps) {
  const { t } = useT();
  const words = (seen: Seen) =>
    seen.mean !== null ? meanWords(seen.mean) : seen.notObserved > 0 ? labelOf(form, NOT_OBSERVED) : t('grids.nothing');
  const own = (code: string | null) => (code === null ? t('grids.nothing') : labelOf(selfForm, code));
  const label = t('grids.pictureOf', {
    item: line.label.fr,
    first: words(line.first),
    last: words(line.last),
    selfFirst: own(line.selfFirst),
    selfLast: own(line.selfLast),
  });
  return (
    <svg className={classes.track} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path className={classes.apart} d={`M${NO_X + 22} 2 V${HEIGHT - 2}`} />
      {[1, 2, 3, 4].map((value) => (
        <path key={value} className={classes.tick} d={`M${xOf(value)} 2 V${HEIGHT - 2}`} />
      ))}
      <Pair
        lane="professionals"
        first={ofSeen(line.first)}
        last={ofSeen(line.last)}
        joined={line.change !== 'insufficient'}
      />
      <Pair lane="self" first={ofSelf(line.selfFirst)} last={ofSelf(line.selfLast)} joined />
    </svg>
  );
}

interface PairProps {
  lane: Lane;
  first: Point | null;
  last: Point | null;
  joined: boolean;
}

function Pair({ lane, first, last, joined }: PairProps) {
  const y = LANES[lane];
  const line = joined && first?.observed && last?.observed && first.x !== last.x;
  return (
    <g className={classes[lane]}>
      {line && <path className={classes.joint} d={`M${first.x} ${y} H${last.x}`} />}
      {first && <Mark lane={lane} x={first.x} y={y} kind="first" observed={first.observed} />}
      {last && <Mark lane={lane} x={last.x} y={y} kind="last" observed={last.observed} />}
    </g>
  );
}

interface MarkProps {
  lane: Lane;
  x: number;
  y: number;
  kind: 'first' | 'last';
  observed: boolean;
}

/** The last one is smaller: it shows inside the first when nothing moved. */
export function Mark({ lane, x, y, kind, observed }: MarkProps) {
  const radius = kind === 'first' ? 7.5 : 4.5;
  // Two marks of NO side by side: there is no place on the scale to tell them apart.
  const at = observed ? x : x + (kind === 'first' ? -9 : 9);
  const shape = observed ? kind : `${kind} ${classes.unseen}`;
  if (lane === 'professionals')
    return <circle className={`${classes[kind]} ${shape}`} cx={at} cy={y} r={observed ? radius : 5} />;
  const r = observed ? radius + 1 : 6;
  return (
    <path
      className={`${classes[kind]} ${shape}`}
      d={`M${at} ${y - r} L${at + r} ${y} L${at} ${y + r} L${at - r} ${y} Z`}
    />
  );
}

/** What the marks mean, in words. */
export function Legend() {
  const { t } = useT();
  const entries = [
    ['professionals', 'first', t('grids.legendProfessionalsFirst')],
    ['professionals', 'last', t('grids.legendProfessionalsLast')],
    ['self', 'first', t('grids.legendSelfFirst')],
    ['self', 'last', t('grids.legendSelfLast')],
  ] as const;
  return (
    <ul className={classes.legend}>
      {entries.map(([lane, kind, label]) => (
        <li key={label}>
          <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true" focusable="false">
            <g className={classes[lane]}>
              <Mark lane={lane} x={10} y={10} kind={kind} observed />
            </g>
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
