// SPDX-License-Identifier: EUPL-1.2
import { useId, useRef } from 'react';
import classes from './attendance.module.css';
import { STATUSES, type Status, statusTone, statusWords } from './statuses';

interface AnswerChoiceProps {
  /** The id of the young person's name. */
  labelledBy: string;
  value: Status | null;
  /** `byKeys`: chosen on the way of the arrow keys, perhaps not the last one. */
  onChoose: (status: Status, byKeys: boolean) => void;
}

/** Six large buttons, one group of radios: words, and colours besides. */
export function AnswerChoice({ labelledBy, value, onChoose }: AnswerChoiceProps) {
  const name = useId();
  const byKeys = useRef(false);
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      className={classes.choice}
      onKeyDown={() => {
        byKeys.current = true;
      }}
      onPointerDown={() => {
        byKeys.current = false;
      }}
    >
      {STATUSES.map((status) => (
        <label key={status} className={classes.answer} data-tone={statusTone(status)}>
          <input
            type="radio"
            name={name}
            value={status}
            checked={status === value}
            onChange={() => onChoose(status, byKeys.current)}
          />
          <span>{statusWords(status)}</span>
        </label>
      ))}
    </div>
  );
}
