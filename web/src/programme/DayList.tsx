// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useT } from '@/i18n';
import { SelectField, StatusBadge, useToday } from '@/ui';
import { dayShort } from '@/ui/format';
import { spanWords } from './clock';
import classes from './programme.module.css';
import type { Row } from './rows';
import { axisIndex, companyOf } from './SessionCard';
import type { View } from './search';
import type { Session, Week } from './types';
import { openConflicts } from './words';

interface DayListProps {
  week: Week;
  days: string[];
  rows: Row[];
  view: View;
  initialsOnly: boolean;
  onOpen: (session: Session) => void;
}

/** On a phone: one day at a time, of everybody or of one. */
export function DayList({ week, days, rows, view, initialsOnly, onOpen }: DayListProps) {
  const { t } = useT();
  const today = useToday();
  const [day, setDay] = useState(days.includes(today) ? today : (days[0] ?? ''));
  const [only, setOnly] = useState<string | null>(null);
  const shownDay = days.includes(day) ? day : (days[0] ?? '');
  const chosen = rows.filter((row) => !only || row.key === only);
  const sessions = [...new Map(chosen.flatMap((row) => row.sessions).map((one) => [one.id, one])).values()]
    .filter((session) => session.day === shownDay)
    .sort((a, b) => a.from.localeCompare(b.from));
  const taken = chosen.flatMap((row) =>
    row.occupied.filter((slot) => slot.day === shownDay).map((slot) => ({ ...slot, label: row.label })),
  );
  const known = week.days.find((one) => one.day === shownDay);
  const halves = [
    {
      key: 'am',
      title: t('programme.morning'),
      closed: known?.amClosed,
      items: sessions.filter((s) => s.from < week.rules.noon),
      taken: taken.filter((slot) => slot.from < week.rules.noon),
    },
    {
      key: 'pm',
      title: t('programme.afternoon'),
      closed: known?.pmClosed,
      items: sessions.filter((s) => s.from >= week.rules.noon),
      taken: taken.filter((slot) => slot.from >= week.rules.noon),
    },
  ];
  return (
    <div className={`stack ${classes.dayList}`}>
      <div className={classes.dayTabs} style={{ '--days': days.length } as React.CSSProperties}>
        {days.map((each) => (
          <button
            key={each}
            type="button"
            className={classes.dayTab}
            aria-pressed={each === shownDay}
            onClick={() => setDay(each)}
          >
            {dayShort(each).split(' ').slice(0, 2).join(' ')}
            <span className="visually-hidden"> {dayShort(each).split(' ').slice(2).join(' ')}</span>
          </button>
        ))}
      </div>
      {view !== 'groupe' && rows.length > 1 && (
        <SelectField
          label={t('programme.who')}
          placeholder={t('programme.everybody')}
          value={only}
          onChange={setOnly}
          options={rows.map((row) => ({ value: row.key, label: row.label }))}
        />
      )}
      {halves.map((half) => (
        <section key={half.key} aria-label={half.title}>
          <h2 style={{ fontSize: '1rem', margin: 0 }}>{half.title}</h2>
          {half.taken.map((slot) => (
            <p key={`${slot.label}${slot.from}`} className="muted">
              {slot.label} : {t('programme.occupied', { time: spanWords(slot) })}
            </p>
          ))}
          {half.items.length === 0 && half.taken.length === 0 && (
            <p className="muted">{half.closed ? t('programme.closedHere') : t('programme.noSessionHere')}</p>
          )}
          {half.items.map((session) => {
            const open = openConflicts(session.conflicts).length;
            return (
              <button
                key={session.id}
                type="button"
                className={classes.listed}
                data-axis={axisIndex(week, session.axis)}
                data-state={session.state}
                onClick={() => onOpen(session)}
              >
                <span className="row row-apart">
                  <span className="num">{spanWords(session)}</span>
                  {open > 0 && <StatusBadge tone="bad">{t('programme.conflictCount', { count: open })}</StatusBadge>}
                  {session.state !== 'planned' && (
                    <StatusBadge tone="quiet">{t(`programme.state_${session.state}`)}</StatusBadge>
                  )}
                </span>
                <span className="strong">{session.activityName}</span>
                <br />
                <span className="muted small">{companyOf(session, 'groupe', initialsOnly)}</span>
              </button>
            );
          })}
        </section>
      ))}
    </div>
  );
}
