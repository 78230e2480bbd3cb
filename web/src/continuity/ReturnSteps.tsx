// SPDX-License-Identifier: EUPL-1.2
import { IconAlertTriangle, IconCheck, IconCircle, IconCircleDashed } from '@tabler/icons-react';
import { useBlueprint, useLabel } from '@/api/queries';
import { translateOr, useT } from '@/i18n';
import { StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import classes from './continuity.module.css';
import { explanationWords, outcomeTone, type StayDeadline } from './words';

const ICONS = {
  done: IconCheck,
  late: IconAlertTriangle,
  due: IconCircle,
  planned: IconCircleDashed,
  not_needed: IconCircleDashed,
};
/** The days of the line; the questionnaire has its own place. */
const LINE: StayDeadline['code'][] = ['return_meeting', 'follow_up_first', 'follow_up_second', 'follow_up_third'];

/** What came of a step, in the words of its form. */
export function useOutcomeWords() {
  const point = useLabel('follow_up_outcome');
  const { forms } = useBlueprint();
  const choices = forms
    .find(({ kind }) => kind === 'return')
    ?.sections.flatMap(({ fields }) => fields)
    .find(({ key }) => key === 'onDueDay')?.choices;
  return ({ code, outcome }: Pick<StayDeadline, 'code' | 'outcome'>) => {
    if (code !== 'return_meeting') return point(outcome);
    if (outcome === 'yes') return translateOr('continuity.returnedOnDay', outcome);
    return choices?.find((choice) => choice.code === outcome)?.label.fr ?? outcome;
  };
}

interface ReturnStepsProps {
  deadlines: StayDeadline[];
  explained?: boolean;
  /** One below the other on every screen. */
  narrow?: boolean;
}

/** The return and the points after it, as a line of dated steps; each says how its day was found. */
export function ReturnSteps({ deadlines, explained = false, narrow = false }: ReturnStepsProps) {
  const { t } = useT();
  const words = useOutcomeWords();
  const steps = LINE.flatMap((code) => deadlines.find((each) => each.code === code) ?? []);
  if (steps.length === 0) return null;
  return (
    <ol className={classes.steps} data-narrow={narrow || undefined}>
      {steps.map((step) => {
        const Icon = ICONS[step.state];
        const explanation = explanationWords(step);
        return (
          <li key={step.code} className={classes.step} data-state={step.state}>
            <span className={classes.stepHead}>
              <Icon size={16} aria-hidden />
              {translateOr(`continuity.step_${step.code}`, step.code)}
            </span>
            <strong className="num" title={explanation.join('\n')}>
              {day(step.doneOn ?? step.dueOn)}
            </strong>
            <span>
              {step.outcome ? (
                <StatusBadge tone={outcomeTone(step.outcome)}>{words(step)}</StatusBadge>
              ) : (
                <span className={step.state === 'late' ? classes.late : 'muted small'}>
                  {translateOr(`continuity.state_${step.state}`, step.state)}
                </span>
              )}
            </span>
            {step.doneOn && step.doneOn !== step.dueOn && (
              <span className="muted small num">{t('continuity.dueWas', { day: day(step.dueOn) })}</span>
            )}
            {explained && (
              <ul className={`muted ${classes.explanation}`}>
                {explanation.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
