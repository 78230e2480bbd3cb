// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from 'react';
import { useT } from '@/i18n';
import { DateField } from './DateField';
import { FieldGroup, type FieldProps } from './Field';
import type { Half } from './format';
import classes from './HalfDayField.module.css';

/** "YYYY-MM-DD/am"; as with DateField, a date not understood stays as typed before the slash. */
export interface HalfDayFieldProps extends FieldProps<string | null> {
  min?: string;
  max?: string;
  /** The half taken until the person chooses: "pm" for an end. */
  defaultHalf?: Half;
}

/** A date, and its morning or afternoon. */
export function HalfDayField({ value, onChange, min, max, defaultHalf = 'am', ...group }: HalfDayFieldProps) {
  const { t } = useT();
  const name = useId();
  const [waiting, setWaiting] = useState<Half>(defaultHalf);
  const slash = value?.lastIndexOf('/') ?? -1;
  const date = value && slash >= 0 ? value.slice(0, slash) : value;
  const half: Half = value?.endsWith('/pm') ? 'pm' : value?.endsWith('/am') ? 'am' : waiting;

  const choose = (next: Half) => {
    setWaiting(next);
    if (date) onChange(`${date}/${next}`);
  };

  return (
    <FieldGroup {...group}>
      <div className={classes.line}>
        <DateField
          label={t('ui.date')}
          labelHidden
          value={date}
          min={min?.slice(0, 10)}
          max={max?.slice(0, 10)}
          disabled={group.disabled}
          onChange={(next) => onChange(next ? `${next}/${half}` : null)}
        />
        <div className={classes.halves} role="radiogroup" aria-label={t('ui.halfDay')}>
          {(['am', 'pm'] as const).map((each) => (
            <label key={each} className={classes.half}>
              <input type="radio" name={name} value={each} checked={half === each} onChange={() => choose(each)} />
              <span>{each === 'am' ? t('ui.amChoice') : t('ui.pmChoice')}</span>
            </label>
          ))}
        </div>
      </div>
    </FieldGroup>
  );
}
