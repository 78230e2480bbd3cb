// SPDX-License-Identifier: EUPL-1.2
import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { day, dayShort } from '@/ui/format';
import { byDay, type DayOf } from './halfGrid';
import classes from './ReceivablePanel.module.css';
import { dropReason, noticeText } from './words';

/** As many days as one looks at; the rest of a long measure on demand. */
const SHOWN_DAYS = 16;

export interface ReceivablePanelProps {
  receivable: Schema<'Receivable'>;
  /** Notices said elsewhere on the page already. */
  saidElsewhere?: ReadonlySet<string>;
}

/** The counts of a measure side by side, and each half-day with the reason why it is not received. */
export function ReceivablePanel({ receivable, saidElsewhere }: ReceivablePanelProps) {
  const { t } = useT();
  const notices = receivable.warnings.filter((notice) => !saidElsewhere?.has(notice.code));
  return (
    <div className={classes.panel}>
      <p className={classes.main} role="status">
        {t('receptions.receivableCount', { count: receivable.receivable })}
        {receivable.blocks > 1 && t('receptions.inBlocks', { count: receivable.blocks })}
        {receivable.openEnded && (
          <span className="muted"> {t('receptions.untilHorizon', { to: day(receivable.to.slice(0, 10)) })}</span>
        )}
      </p>
      <dl className={classes.figures}>
        <Figure label={t('receptions.calendarDays')} value={receivable.calendarDays} />
        <Figure label={t('receptions.schoolDays')} value={receivable.schoolDays} />
        <Figure label={t('receptions.workingDays')} value={receivable.workingDays} />
      </dl>
      <HalfDayGrid halves={receivable.halfDays} />
      {receivable.returnOn && (
        <p className={classes.back}>
          {t('receptions.returnOn')} <strong>{dayShort(receivable.returnOn)}</strong>
        </p>
      )}
      {notices.length > 0 && (
        <ul className={classes.notices}>
          {notices.map((notice) => (
            <li key={notice.code}>
              <IconAlertTriangle size={16} aria-hidden />
              <span>{noticeText(notice)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

type Half = Schema<'ReceivableHalf'>;

function HalfDayGrid({ halves }: { halves: readonly Half[] }) {
  const { t } = useT();
  const [all, setAll] = useState(false);
  const days = byDay(halves);
  const shown = all ? days : days.slice(0, SHOWN_DAYS);
  return (
    <>
      <table className={classes.grid} aria-label={t('receptions.halfDayGrid')}>
        <thead>
          <tr>
            <th scope="col">{t('receptions.day')}</th>
            <th scope="col">{t('receptions.morning')}</th>
            <th scope="col">{t('receptions.afternoon')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <DayRow key={each.day} day={each} />
          ))}
        </tbody>
      </table>
      {shown.length < days.length && (
        <UnstyledButton className={`${classes.more} no-print`} onClick={() => setAll(true)}>
          {t('receptions.moreDays', { count: days.length - shown.length })}
        </UnstyledButton>
      )}
    </>
  );
}

function DayRow({ day: { day: date, am, pm } }: { day: DayOf<Half> }) {
  const same = am && pm && !am.receivable && !pm.receivable && am.reason === pm.reason && am.label === pm.label;
  return (
    <tr>
      <th scope="row">{dayShort(date)}</th>
      {same ? (
        <HalfCell half={am} span={2} />
      ) : (
        <>
          <HalfCell half={am} />
          <HalfCell half={pm} />
        </>
      )}
    </tr>
  );
}

function HalfCell({ half, span }: { half: Half | undefined; span?: number }) {
  const { t } = useT();
  if (!half) return <td className={classes.outside} />;
  if (!half.receivable)
    return (
      <td colSpan={span} className={classes.dropped}>
        {dropReason(half.reason, half.label)}
      </td>
    );
  return (
    <td className={classes.received}>
      <IconCheck size={15} aria-hidden /> {t('receptions.received')}
    </td>
  );
}
