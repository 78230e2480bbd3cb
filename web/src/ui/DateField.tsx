// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useT } from '@/i18n';
import { isDay } from './day';
import { type FieldProps, LabelText } from './Field';
import { day, dayLong } from './format';
import { type DayBounds, parseDay } from './parseDay';
import { useToday } from './useToday';

const CalendarPicker = lazy(() => import('./CalendarPicker'));

/**
 * The value is "YYYY-MM-DD" once a date was understood, the text as typed while it was not (the server then answers
 * `not_a_date`; nothing typed is lost), and null when empty.
 */
export interface DateFieldProps extends FieldProps<string | null> {
  min?: string;
  max?: string;
  /** For a date that is one part of a labelled group. */
  labelHidden?: boolean;
}

interface TypedDay {
  text: string;
  setText: (text: string) => void;
  /** Writes the understood date in full and from then on complains about what is not one. */
  settle: () => void;
  complaint: string | undefined;
}

/** What is in the input, kept apart from the value so that typing is never disturbed. */
function useTypedDay(value: string | null, onChange: (value: string | null) => void, bounds: DayBounds): TypedDay {
  const { t } = useT();
  const [text, setTyped] = useState(() => shown(value));
  const [settled, setSettled] = useState(true);
  const sent = useRef(value);

  useEffect(() => {
    if (value === sent.current) return;
    // Changed from outside: a reset, a draft, the calendar.
    sent.current = value;
    setTyped(shown(value));
    setSettled(true);
  }, [value]);

  const setText = (typed: string) => {
    setTyped(typed);
    setSettled(false);
    const trimmed = typed.trim();
    sent.current = trimmed ? (parseDay(trimmed, bounds) ?? trimmed) : null;
    onChange(sent.current);
  };
  const settle = () => {
    setSettled(true);
    if (isDay(sent.current)) setTyped(shown(sent.current));
  };
  const complaint = () => {
    if (!settled || !value) return undefined;
    if (!isDay(value)) return t('ui.dateUnknown');
    if (bounds.min && value < bounds.min) return t('ui.dateTooEarly', { date: day(bounds.min) });
    if (bounds.max && value > bounds.max) return t('ui.dateTooLate', { date: day(bounds.max) });
    return undefined;
  };
  return { text, setText, settle, complaint: complaint() };
}

function shown(value: string | null): string {
  return isDay(value) ? day(value) : (value ?? '');
}

/** A date typed as people write it; the calendar is there for those who want it. */
export function DateField(props: DateFieldProps) {
  const { label, hint, optional, error, value, onChange, id, disabled, min, max, labelHidden } = props;
  const { t } = useT();
  const today = useToday();
  const typed = useTypedDay(value, onChange, { today, min, max });
  const [opened, setOpened] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const pick = (picked: string) => {
    setOpened(false);
    onChange(picked);
    input.current?.focus();
  };

  return (
    <TextInput
      ref={input}
      id={id}
      label={<LabelText label={label} optional={optional} />}
      description={<DateHint hint={hint} value={value} />}
      error={error ?? typed.complaint}
      disabled={disabled}
      autoComplete="off"
      styles={{ wrapper: { maxWidth: '10.5rem' } }}
      labelProps={labelHidden ? { className: 'visually-hidden' } : undefined}
      value={typed.text}
      onChange={(event) => typed.setText(event.currentTarget.value)}
      onBlur={typed.settle}
      rightSection={
        <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-end">
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={disabled}
              aria-label={t('ui.dateOpen', { label })}
              onClick={() => setOpened(!opened)}
            >
              <IconCalendar size={18} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('ui.dateOpen', { label })}>
            {opened && (
              <Suspense fallback={<span className="muted">{t('ui.loading')}</span>}>
                <CalendarPicker value={isDay(value) ? value : null} today={today} min={min} max={max} onPick={pick} />
              </Suspense>
            )}
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}

/** The date understood, in full, takes the place of the example. */
function DateHint({ hint, value }: Pick<DateFieldProps, 'hint' | 'value'>) {
  const { t } = useT();
  const understood = isDay(value) ? dayLong(value) : '';
  if (!hint) return <>{understood || t('ui.dateHint')}</>;
  return (
    <>
      {hint}
      {understood && <> · {understood}</>}
    </>
  );
}
