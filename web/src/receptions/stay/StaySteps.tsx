// SPDX-License-Identifier: EUPL-1.2
import { IconCheck } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { stayStateWords } from '../words';
import classes from './StaySteps.module.css';

type State = Schema<'StayState'>;

/** The way a reception goes when nothing comes in between. */
export const MAIN_WAY: State[] = [
  'accepted',
  'presented',
  'running',
  'ended',
  'reviewed',
  'returned',
  'follow_up',
  'closed',
];

export type StepMark = 'done' | 'skipped' | 'current' | 'ahead';

/** Which steps were passed, by the standing moves; a state off the main way stands at its end. */
export function stepsOf(
  state: State,
  transitions: readonly Schema<'Transition'>[],
): { state: State; mark: StepMark }[] {
  const reached = new Set<State>(['accepted']);
  for (const { to, undone, undoes } of transitions) if (!undone && !undoes) reached.add(to);
  const way = MAIN_WAY.includes(state) ? MAIN_WAY : [...MAIN_WAY.filter((each) => reached.has(each)), state];
  const here = way.indexOf(state);
  return way.map((each, index) => {
    if (index === here) return { state: each, mark: 'current' };
    if (index > here) return { state: each, mark: 'ahead' };
    return { state: each, mark: reached.has(each) ? 'done' : 'skipped' };
  });
}

export function StaySteps({ stay }: { stay: Pick<Schema<'Stay'>, 'state' | 'transitions'> }) {
  const { t } = useT();
  const words: Record<StepMark, string> = {
    done: t('receptions.stepDone'),
    skipped: t('receptions.stepSkipped'),
    current: t('receptions.stepCurrent'),
    ahead: t('receptions.stepAhead'),
  };
  return (
    <ol className={classes.steps} aria-label={t('receptions.steps')}>
      {stepsOf(stay.state, stay.transitions).map(({ state, mark }) => (
        <li key={state} data-mark={mark} aria-current={mark === 'current' ? 'step' : undefined}>
          <span className={classes.dot} aria-hidden="true">
            {mark === 'done' && <IconCheck size={13} stroke={3} />}
          </span>
          <span>
            {stayStateWords(state)} <span className="visually-hidden">({words[mark]})</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
