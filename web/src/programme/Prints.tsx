// SPDX-License-Identifier: EUPL-1.2
// The three sheets of a week: a young person's timetable, a professional's week, the board of a day for the wall.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '@/i18n';
import { addDays, Dialog, PrintButton, PrintSheet, SelectField, useToday } from '@/ui';
import { dayLong, dayShort } from '@/ui/format';
import { spanWords } from './clock';
import classes from './programme.module.css';
import { daysOf } from './rows';
import type { Session, Week } from './types';

export interface Printed {
  kind: 'young' | 'professional' | 'board';
  key?: string;
}

interface PrintsProps {
  week: Week;
  printed: Printed;
  onClose: () => void;
}

/** No line breaks within somebody's initials. */
const initialsOf = (session: Session) =>
  session.young.map(({ initials }) => initials.replaceAll(' ', '\u00a0')).join(', ');
const live = (session: Session) => session.state !== 'cancelled';
const byHour = (a: Session, b: Session) => a.from.localeCompare(b.from);

/** Whom the sheet is for, the sheet itself, and the printer. */
export function Prints({ week, printed, onClose }: PrintsProps) {
  const { t } = useT();
  const today = useToday();
  const days = daysOf(week);
  const people = {
    young: week.young.map((one) => ({ value: one.stayId, label: one.name })),
    professional: week.professionals
      .filter((one) => week.sessions.some((session) => session.professionals.some(({ id }) => id === one.id)))
      .map((one) => ({ value: one.id, label: one.name })),
    board: days.map((day) => ({ value: day, label: dayLong(day) })),
  }[printed.kind];
  const [key, setKey] = useState(
    printed.key ?? (printed.kind === 'board' && days.includes(today) ? today : (people[0]?.value ?? null)),
  );
  const label = {
    young: t('programme.youngPerson'),
    professional: t('programme.professional'),
    board: t('programme.day'),
  }[printed.kind];
  const title = {
    young: t('programme.printYoung'),
    professional: t('programme.printProfessional'),
    board: t('programme.printBoard'),
  }[printed.kind];
  return (
    <Dialog title={title} opened onClose={onClose} size="xl">
      <div className="stack">
        <div className="row row-end no-print">
          <SelectField label={label} value={key} onChange={setKey} options={people} />
          <PrintButton />
          <Button variant="default" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </div>
        {key && printed.kind === 'young' && <YoungSheet week={week} stayId={key} />}
        {key && printed.kind === 'professional' && <ProfessionalSheet week={week} id={key} />}
        {key && printed.kind === 'board' && <BoardSheet week={week} day={key} />}
      </div>
    </Dialog>
  );
}

interface WeekTableProps {
  week: Pick<Week, 'rules'>;
  days: string[];
  sessions: Session[];
  line: (session: Session) => (string | false)[];
}

/** A table with a column a day and a line a half-day. */
function WeekTable({ week, days, sessions, line }: WeekTableProps) {
  const { t } = useT();
  const halves = [
    { key: 'am', title: t('programme.morning'), holds: (one: Session) => one.from < week.rules.noon },
    { key: 'pm', title: t('programme.afternoon'), holds: (one: Session) => one.from >= week.rules.noon },
  ];
  return (
    <table className={classes.printed}>
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th key={day} scope="col">
              {dayShort(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {halves.map((half) => (
          <tr key={half.key}>
            <th scope="row">{half.title}</th>
            {days.map((day) => (
              <td key={day}>
                {sessions
                  .filter((one) => one.day === day && half.holds(one))
                  .sort(byHour)
                  .map((one) => (
                    <div key={one.id} className={classes.printedSession}>
                      <span>{spanWords(one)}</span>
                      <strong>{one.activityName}</strong>
                      {line(one)
                        .filter(Boolean)
                        .map((words) => (
                          <span key={String(words)}>{words}</span>
                        ))}
                    </div>
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** For the young person and the family: activities, places, professionals; nobody else's name. */
export function YoungSheet({ week, stayId, version }: { week: Week; stayId: string; version?: number }) {
  const { t } = useT();
  const young = week.young.find((one) => one.stayId === stayId);
  const sessions = week.sessions.filter((one) => live(one) && one.young.some((member) => member.stayId === stayId));
  return (
    <PrintSheet title={t('programme.timetableOf', { name: young?.name ?? '', version: version ?? 'none' })}>
      <p>{t('programme.weekOf', { from: dayLong(week.week), to: dayLong(addDays(week.week, 4)) })}</p>
      <WeekTable
        week={week}
        days={daysOf(week)}
        sessions={sessions}
        line={(one) => [one.professionals.map(({ name }) => name).join(', '), one.roomName]}
      />
    </PrintSheet>
  );
}

/** A professional's sessions: groups as initials. */
export function ProfessionalSheet({ week, id }: { week: Week; id: string }) {
  const { t } = useT();
  const name = week.professionals.find((one) => one.id === id)?.name ?? '';
  const sessions = week.sessions.filter((one) => live(one) && one.professionals.some((each) => each.id === id));
  return (
    <PrintSheet title={t('programme.weekOfProfessional', { name })}>
      <p>{t('programme.weekOf', { from: dayLong(week.week), to: dayLong(addDays(week.week, 4)) })}</p>
      <WeekTable
        week={week}
        days={daysOf(week)}
        sessions={sessions}
        line={(one) => [initialsOf(one), one.roomName, one.theme]}
      />
    </PrintSheet>
  );
}

/** For the wall: who is where, young people by their initials alone. */
export function BoardSheet({ week, day }: { week: Week; day: string }) {
  const { t } = useT();
  const sessions = week.sessions.filter((one) => live(one) && one.day === day).sort(byHour);
  return (
    <PrintSheet title={t('programme.boardOf', { day: dayLong(day) })}>
      {sessions.length === 0 ? (
        <p>{t('programme.noSessionHere')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('programme.when')}</th>
              <th scope="col">{t('programme.activity')}</th>
              <th scope="col">{t('programme.youngPeople')}</th>
              <th scope="col">{t('programme.professionals')}</th>
              <th scope="col">{t('programme.room')}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((one) => (
              <tr key={one.id}>
                <td>{spanWords(one)}</td>
                <th scope="row">{one.activityName}</th>
                <td>{initialsOf(one)}</td>
                <td>{one.professionals.map(({ name }) => name).join(', ')}</td>
                <td>{one.roomName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PrintSheet>
  );
}
