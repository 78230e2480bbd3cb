// SPDX-License-Identifier: EUPL-1.2
import { useId } from 'react';
import { Face } from './Face';
import classes from './faces.module.css';
import type { Form } from './words';

interface FaceQuestionsProps {
  form: Form;
  answers: Readonly<Record<string, string>>;
  onAnswer: (item: string, code: string) => void;
  /** Numbers before the questions, for a child who follows with a finger. */
  numbered?: boolean;
  size?: number;
}

/** Questions answered by choosing a face: real radio buttons under large targets. */
export function FaceQuestions({ form, answers, onAnswer, numbered = false, size = 56 }: FaceQuestionsProps) {
  const group = useId();
  return (
    <div className={classes.questions} data-large={numbered || undefined}>
      {form.items.map((item, index) => (
        <fieldset key={item.code} id={`q-${item.code}`} className={classes.question}>
          <legend>
            {numbered && <span className={classes.number}>{index + 1}</span>}
            {item.label.fr}
          </legend>
          <div className={classes.faces}>
            {form.scale.map((choice) => (
              <label key={choice.code} className={classes.face}>
                <input
                  type="radio"
                  name={`${group}${item.code}`}
                  value={choice.code}
                  checked={answers[item.code] === choice.code}
                  onChange={() => onAnswer(item.code, choice.code)}
                />
                <Face code={choice.code} size={size} />
                <span>{choice.label.fr}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
