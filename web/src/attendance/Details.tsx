// SPDX-License-Identifier: EUPL-1.2
// What an answer asks for: by how much, until when, why. Saved when the field is left or Enter is pressed.
import { Button } from '@mantine/core';
import { type FocusEvent, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useBlueprint, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { fieldMessage, NumberField, TextField, TimeField } from '@/ui';
import classes from './attendance.module.css';

const USUAL_MINUTES = [5, 10, 15, 20, 30, 45];

/** Sends its field when the focus leaves it altogether, or by Enter. */
function InPlace({ onDone, children }: { onDone: () => void; children: ReactNode }) {
  const leave = (event: FocusEvent<HTMLFormElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone();
  };
  return (
    <form className={classes.inPlace} onBlur={leave} onSubmit={submit} noValidate>
      {children}
    </form>
  );
}

interface LateMinutesProps {
  name: string;
  /** Null while nobody said. */
  value: number | null;
  onChange: (minutes: number) => void;
}

export function LateMinutes({ name, value, onChange }: LateMinutesProps) {
  const { t } = useT();
  const setting = useBlueprint().settings.find(({ key }) => key === 'half_day.minutes');
  const max = typeof setting?.value === 'number' ? setting.value : null;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const wrong = typed !== null && (typed < 1 || (max !== null && typed > max));
  const error =
    typed !== null && wrong
      ? fieldMessage({ field: '', code: 'out_of_range', params: { min: 1, max: max ?? 'none' } })
      : undefined;
  return (
    <div className={classes.detail}>
      <span className={value === null ? classes.ask : 'small muted'} role={value === null ? 'status' : undefined}>
        {value === null ? t('attendance.howLate') : t('attendance.minutesLate')}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that act at once are no fields of a form */}
      <div className={classes.chips} role="group" aria-label={t('attendance.minutesOf', { name })}>
        {USUAL_MINUTES.map((minutes) => (
          <Button
            key={minutes}
            variant={minutes === value ? 'filled' : 'default'}
            className={classes.chip}
            aria-pressed={minutes === value}
            onClick={() => onChange(minutes)}
          >
            {t('attendance.minutes', { count: minutes })}
          </Button>
        ))}
      </div>
      <InPlace onDone={() => typed !== null && !wrong && typed !== value && onChange(typed)}>
        <NumberField
          label={t('attendance.otherMinutes')}
          value={typed}
          onChange={setTyped}
          error={error}
          width="5.5rem"
        />
      </InPlace>
    </div>
  );
}

interface LeavingTimeProps {
  name: string;
  /** "HH:MM", or "" when not noted. */
  value: string;
  onChange: (time: string) => void;
}

const CLOCK = /^\d{2}:\d{2}$/;

export function LeavingTime({ name, value, onChange }: LeavingTimeProps) {
  const { t } = useT();
  const { timeZone } = useMeta();
  const [typed, setTyped] = useState<string | null>(value || null);
  useEffect(() => setTyped(value || null), [value]);
  const done = () => {
    const time = typed ?? '';
    if (time !== value && (time === '' || CLOCK.test(time))) onChange(time);
  };
  const now = () =>
    onChange(
      new Intl.DateTimeFormat('fr', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
        new Date(),
      ),
    );
  return (
    <div className={classes.detail}>
      <InPlace onDone={done}>
        <TimeField label={t('attendance.leftAt')} optional value={typed} onChange={setTyped} />
      </InPlace>
      <Button variant="default" className={classes.chip} onClick={now}>
        {t('attendance.leftNow')} <span className="visually-hidden">{name}</span>
      </Button>
    </div>
  );
}

interface RemarkProps {
  name: string;
  value: string;
  onChange: (note: string) => void;
}

export function Remark({ name, value, onChange }: RemarkProps) {
  const { t } = useT();
  const [typed, setTyped] = useState(value);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={form} className={classes.detail}>
      <InPlace onDone={() => onChange(typed.trim())}>
        <TextField
          label={t('attendance.remarkOn', { name })}
          hint={t('attendance.remarkHint')}
          optional
          maxLength={300}
          value={typed}
          onChange={setTyped}
        />
      </InPlace>
    </div>
  );
}
