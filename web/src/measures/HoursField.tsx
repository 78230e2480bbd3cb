// SPDX-License-Identifier: EUPL-1.2
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useT } from '@/i18n';
import { type FieldProps, LabelText } from '@/ui/Field';
import { durationWords, parseDuration } from './duration';

/** A length of time: minutes once understood, null while it is not. */
export function HoursField({ label, hint, optional, value, onChange, ...others }: FieldProps<number | null>) {
  const { t } = useT();
  const [text, setText] = useState(value === null ? '' : durationWords(value));
  const [left, setLeft] = useState(false);
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value === null ? '' : durationWords(value));
  }, [value]);
  const wrong = left && text.trim() !== '' && parseDuration(text) === null ? t('measures.hoursUnknown') : undefined;
  return (
    <TextInput
      {...others}
      label={<LabelText label={label} optional={optional} />}
      description={hint ?? t('measures.hoursHint')}
      error={others.error ?? wrong}
      autoComplete="off"
      styles={{ input: { maxWidth: '9rem' } }}
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setLeft(false);
        sent.current = parseDuration(typed);
        onChange(sent.current);
      }}
      onBlur={() => setLeft(true)}
    />
  );
}
