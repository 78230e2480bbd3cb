// SPDX-License-Identifier: EUPL-1.2
import { Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Schema } from '@/api/client';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { DateField, isDay } from '@/ui';
import { type Half, halfDayShort, splitHalfDay } from '@/ui/format';
import type { AttendanceViewProps } from './AttendanceView';
import classes from './attendance.module.css';

/** A typed date is followed once typing has paused. */
const PAUSE_MS = 800;

/** From one half-day of the service to another. */
export function HalfDayBar({ halfDay, sheet, onGo }: AttendanceViewProps & { sheet?: Schema<'AttendanceSheet'> }) {
  const { t } = useT();
  const now = useMeta().halfDay;
  const { day, half } = splitHalfDay(halfDay) ?? { day: '', half: 'am' as Half };
  return (
    <div className={`no-print ${classes.bar}`}>
      <div className={classes.steps}>
        <Step halfDay={sheet?.previous ?? null} label={t('attendance.previous')} onGo={onGo} />
        <SegmentedControl
          className={classes.halves}
          size="md"
          aria-label={t('attendance.halfDay')}
          value={half}
          onChange={(next) => onGo(`${day}/${next}`)}
          data={[
            { value: 'am', label: t('attendance.morning') },
            { value: 'pm', label: t('attendance.afternoon') },
          ]}
        />
        <Step forward halfDay={sheet?.next ?? null} label={t('attendance.next')} onGo={onGo} />
      </div>
      <DayChoice key={day} day={day} onChoose={(next) => onGo(`${next}/${half}`)} />
      {halfDay !== now && (
        <Button variant="default" onClick={() => onGo(now)}>
          {t('attendance.now')}
        </Button>
      )}
    </div>
  );
}

interface StepProps {
  halfDay: string | null;
  label: string;
  forward?: boolean;
  onGo: (halfDay: string) => void;
}

function Step({ halfDay, label, forward, onGo }: StepProps) {
  const Arrow = forward ? IconChevronRight : IconChevronLeft;
  const words = halfDay ? halfDayShort(halfDay) : '';
  return (
    <Button
      variant="default"
      className={classes.step}
      disabled={!halfDay}
      aria-label={words ? `${label} : ${words}` : label}
      onClick={() => halfDay && onGo(halfDay)}
    >
      <Arrow size={20} aria-hidden />
    </Button>
  );
}

function DayChoice({ day, onChoose }: { day: string; onChoose: (day: string) => void }) {
  const { t } = useT();
  const [typed, setTyped] = useState<string | null>(day);
  useEffect(() => {
    if (typed === day || !isDay(typed)) return;
    const here = window.location.pathname;
    const timer = setTimeout(() => window.location.pathname === here && onChoose(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return <DateField label={t('attendance.day')} value={typed} onChange={setTyped} />;
}
