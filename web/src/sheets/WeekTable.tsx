// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { spanWords } from '@/programme/clock';
import { dayShort } from '@/ui/format';
import { Scrolls } from './Scrolls';
import classes from './sheets.module.css';

interface Placed {
  id: string;
  day: string;
  from: string;
  to: string;
  activityName: string;
}

interface WeekTableProps<Session extends Placed> {
  days: string[];
  noon: string;
  sessions: Session[];
  /** What stands below the activity. */
  lines: (session: Session) => (string | false)[];
}

/** A column a day and a line a half-day. */
export function WeekTable<Session extends Placed>({ days, noon, sessions, lines }: WeekTableProps<Session>) {
  const { t } = useT();
  const halves = [
    { key: 'am', title: t('sheets.morning'), holds: (one: Session) => one.from < noon },
    { key: 'pm', title: t('sheets.afternoon'), holds: (one: Session) => one.from >= noon },
  ];
  return (
    <Scrolls label={t('sheets.grid')}>
      <table className={`${classes.week} ${sessions.length > 24 ? classes.tight : ''}`}>
        <colgroup>
          <col />
        </colgroup>
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
                    .sort((a, b) => a.from.localeCompare(b.from))
                    .map((one) => (
                      <div key={one.id} className={classes.session}>
                        <span>{spanWords(one)}</span>
                        <strong>{one.activityName}</strong>
                        {lines(one)
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
    </Scrolls>
  );
}
