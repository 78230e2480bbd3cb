// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useSheet } from '@/api/queries';
import { useT } from '@/i18n';
import { spanWords } from '@/programme/clock';
import { LoadError, Loading, PrintSheet, SheetFrame } from '@/ui';
import { dayLong, time } from '@/ui/format';
import { boardQuery } from './queries';
import { Scrolls } from './Scrolls';
import classes from './sheets.module.css';

type Board = Schema<'Board'>;

export function BoardOfDay({ day }: { day: string }) {
  const { data, isError, error, refetch } = useQuery(boardQuery(day));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  return <BoardSheet board={data} />;
}

/** How large the letters can be, that the day keeps to its page. */
export function sizeOf({ am, pm }: Pick<Board, 'am' | 'pm'>): 'large' | 'medium' | 'small' {
  const lines = am.length + pm.length;
  return lines <= 5 ? 'large' : lines <= 9 ? 'medium' : 'small';
}

/** For the wall: who is where, by initials alone; lying, in letters to be read from afar. */
export function BoardSheet({ board }: { board: Board }) {
  const { t } = useT();
  const { texts, shows } = useSheet('board');
  const halves = [
    { key: 'am', title: t('sheets.morning'), sessions: board.am, closed: board.amClosed },
    { key: 'pm', title: t('sheets.afternoon'), sessions: board.pm, closed: board.pmClosed },
  ];
  return (
    <PrintSheet title={dayLong(board.day)} landscape>
      <div className={classes.board} data-size={sizeOf(board)}>
        <SheetFrame texts={texts}>
          {halves.map((half) => (
            <section key={half.key}>
              <h3>{half.title}</h3>
              {half.sessions.length === 0 ? (
                <p>{half.closed ? t('sheets.closed') : t('sheets.noSession')}</p>
              ) : (
                shows('sessions') && (
                  <Scrolls label={half.title}>
                    <table>
                      <colgroup>
                        <col />
                        <col />
                      </colgroup>
                      <tbody>
                        {half.sessions.map((one) => (
                          <tr key={`${one.from}${one.activityName}${one.roomName}`}>
                            <td className="nowrap">{spanWords(one)}</td>
                            <th scope="row">{one.activityName}</th>
                            {shows('rooms') && <td>{one.roomName}</td>}
                            {shows('young_people') && (
                              <td>
                                <People initials={one.young} />
                              </td>
                            )}
                            {shows('professionals') && (
                              <td>
                                <People initials={one.professionals} />
                              </td>
                            )}
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </Scrolls>
                )
              )}
              {half.key === 'am' && shows('meals') && (
                <p>{t('sheets.meal', { from: time(board.lunch.from), to: time(board.lunch.to) })}</p>
              )}
            </section>
          ))}
        </SheetFrame>
      </div>
    </PrintSheet>
  );
}

/** Nobody's initials break at the end of a line, nor run into the next ones. */
function People({ initials }: { initials: string[] }) {
  return initials.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: initials may be alike, and the list never changes
    <span key={at} className={classes.person}>
      {one}
    </span>
  ));
}
