// SPDX-License-Identifier: EUPL-1.2
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useT } from '@/i18n';
import { type FieldProps, LabelText } from './Field';
import { parseTime } from './parseDay';

const CLOCK = /^\d{2}:\d{2}$/;

/** "HH:MM" once understood, the text as typed while it was not, null when empty. */
export function TimeField({ label, hint, optional, error, value, onChange, id, disabled }: FieldProps<string | null>) {
  const { t } = useT();
  const [text, setText] = useState(value ?? '');
  const [settled, setSettled] = useState(true);
  const sent = useRef(value);

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value ?? '');
    setSettled(true);
  }, [value]);

  const wrong = settled && value && !CLOCK.test(value) ? t('ui.timeUnknown') : undefined;
  return (
    <TextInput
      id={id}
      label={<LabelText label={label} optional={optional} />}
      description={hint ?? t('ui.timeHint')}
      error={error ?? wrong}
      disabled={disabled}
      autoComplete="off"
      styles={{ wrapper: { maxWidth: '7rem' } }}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setSettled(false);
        sent.current = typed.trim() ? (parseTime(typed) ?? typed.trim()) : null;
        onChange(sent.current);
      }}
      onBlur={() => {
        setSettled(true);
        setText(sent.current ?? '');
      }}
    />
  );
}
