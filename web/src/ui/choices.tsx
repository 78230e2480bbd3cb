// SPDX-License-Identifier: EUPL-1.2
// Choices that stay in sight: one of a few as cards, several of a list as chips.
import { useId } from 'react';
import classes from './choices.module.css';
import { type Choice, choiceValue, FieldGroup, type FieldProps, withPresent } from './Field';

export interface ChoiceCardsProps extends FieldProps<string | null> {
  options: readonly Choice[];
}

export function ChoiceCards({ value, onChange, options, ...group }: ChoiceCardsProps) {
  const name = useId();
  return (
    <FieldGroup {...group}>
      <div className={classes.cards}>
        {withPresent(options, value ? [value] : []).map((choice) => {
          const own = choiceValue(choice);
          return (
            <label key={own} className={classes.card}>
              <input type="radio" name={name} value={own} checked={own === value} onChange={() => onChange(own)} />
              <span>
                <span className={classes.word}>{choice.label}</span>
                {choice.hint && <span className={classes.hint}>{choice.hint}</span>}
              </span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}

export interface ChipsFieldProps extends FieldProps<string[]> {
  options: readonly Choice[];
}

export function ChipsField({ value, onChange, options, ...group }: ChipsFieldProps) {
  const choices = withPresent(options, value);
  const toggle = (own: string, on: boolean) => {
    const chosen = new Set(value);
    if (on) chosen.add(own);
    else chosen.delete(own);
    // In the list's order, whatever the order of the clicks.
    onChange(choices.map(choiceValue).filter((each) => chosen.has(each)));
  };
  return (
    <FieldGroup {...group}>
      <div className={classes.chips}>
        {choices.map((choice) => {
          const own = choiceValue(choice);
          return (
            <label key={own} className={classes.chip}>
              <input
                type="checkbox"
                value={own}
                checked={value.includes(own)}
                onChange={(event) => toggle(own, event.currentTarget.checked)}
              />
              <span>{choice.label}</span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}
