// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '@/i18n';
import { DateField, SelectField } from '@/ui';
import { kindOf, neighbour, PERIOD_KINDS, type PeriodKind, periodAt, periodWords } from './period';
import classes from './reports.module.css';

const YEARS_BACK = 6;
const MONTHS_BACK = 24;

interface PeriodPickerProps {
  period: string;
  today: string;
  onChange: (period: string) => void;
}

/** Arrow keys move between the four kinds; each kind remembers nothing: it starts at today's. */
export function PeriodPicker({ period, today, onChange }: PeriodPickerProps) {
  const { t } = useT();
  const kind = kindOf(period) ?? 'school_year';
  return (
    <div className={classes.picker}>
      <SegmentedControl
        aria-label={t('reports.periodKind')}
        value={kind}
        onChange={(chosen) => onChange(periodAt(chosen as PeriodKind, today))}
        data={PERIOD_KINDS.map((value) => ({ value, label: t(`reports.kind_${value}`) }))}
      />
      <div className={classes.steps}>
        <Step period={period} step={-1} onChange={onChange} />
        {kind === 'free' ? (
          <FreePeriod key={period} period={period} onChange={onChange} />
        ) : (
          <SelectField
            label={t('reports.period')}
            value={period}
            onChange={(chosen) => chosen && onChange(chosen)}
            options={choices(kind, period, today).map((code) => ({ code, label: periodWords(code) }))}
          />
        )}
        <Step period={period} step={1} onChange={onChange} />
      </div>
    </div>
  );
}

function Step({ period, step, onChange }: { period: string; step: 1 | -1; onChange: (period: string) => void }) {
  const { t } = useT();
  const Arrow = step === 1 ? IconChevronRight : IconChevronLeft;
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={t(step === 1 ? 'reports.nextPeriod' : 'reports.previousPeriod')}
      onClick={() => onChange(neighbour(period, step))}
    >
      <Arrow size={18} aria-hidden />
    </ActionIcon>
  );
}

/** The latest first; the one asked for is there too, however old. */
function choices(kind: PeriodKind, period: string, today: string): string[] {
  const count = kind === 'month' ? MONTHS_BACK : YEARS_BACK;
  let one = periodAt(kind, today);
  const out = [neighbour(one, 1), one];
  for (let i = 1; i < count; i += 1) {
    one = neighbour(one, -1);
    out.push(one);
  }
  return out.includes(period) ? out : [...out, period].sort().reverse();
}

/** Days are sent once both are there and in order. */
function FreePeriod({ period, onChange }: { period: string; onChange: (period: string) => void }) {
  const { t } = useT();
  const [first, last] = period.split('..');
  const [from, setFrom] = useState<string | null>(first ?? null);
  const [to, setTo] = useState<string | null>(last ?? null);
  const wrong = from && to && to < from ? t('reports.endBeforeStart') : undefined;
  const tell = (start: string | null, end: string | null) => {
    const next = `${start}..${end}`;
    if (next !== period && kindOf(next) === 'free') onChange(next);
  };
  return (
    <>
      <DateField
        label={t('reports.from')}
        value={from}
        onChange={(day) => {
          setFrom(day);
          tell(day, to);
        }}
      />
      <DateField
        label={t('reports.to')}
        value={to}
        error={wrong}
        onChange={(day) => {
          setTo(day);
          tell(from, day);
        }}
      />
    </>
  );
}
