// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useMemo } from 'react';
import { useT } from '@/i18n';
import { useToday } from '@/ui';
import { dayLong, dayShort } from '@/ui/format';
import { clockOf, inLanes, type Scale, type Span, spanOf, spanWords } from './clock';
import { DragNotice } from './DragNotice';
import classes from './programme.module.css';
import { closedOn, type Row, withRow } from './rows';
import { SessionCard } from './SessionCard';
import type { View } from './search';
import { type Draft, draftOf, type Occupied, type Session, type Week } from './types';
import { useCheck } from './useCheck';
import { type Drag, useGridDrag } from './useGridDrag';
import { openConflicts } from './words';

export interface TimeGridProps {
  week: Week;
  days: string[];
  rows: Row[];
  view: View;
  scale: Scale;
  initialsOnly: boolean;
  head: (row: Row) => ReactNode;
  onOpen: (session: Session) => void;
  onCreate: (row: Row, day: string, span: Span) => void;
  onMove: (draft: Draft, before: Session) => void;
}

/** The draft a drag would make of its session. */
function draftOfDrag({ session, from, to }: Drag, view: View): Draft | null {
  if (!session) return null;
  const moved = { ...draftOf(session), day: to.day, from: clockOf(to.from), to: clockOf(to.to) };
  return withRow(moved, view, from.rowKey, to.rowKey);
}

/** A week, hours downwards, one row or many. Sessions are moved and lengthened in it; what stands against a place is seen
 * before they are let go. */
export function TimeGrid(props: TimeGridProps) {
  const { week, days, rows, view, scale, head } = props;
  const { t } = useT();
  const today = useToday();
  const { drag, take, wasDragged } = useGridDrag({
    scale,
    step: week.rules.slotMinutes,
    onDrop: (dropped) => {
      if (dropped.mode === 'create') {
        const row = rows.find(({ key }) => key === dropped.to.rowKey);
        if (row) props.onCreate(row, dropped.to.day, dropped.to);
        return;
      }
      const draft = draftOfDrag(dropped, view);
      if (dropped.session && draft && JSON.stringify(draft) !== JSON.stringify(draftOf(dropped.session)))
        props.onMove(draft, dropped.session);
    },
  });
  const draft = useMemo(() => (drag ? draftOfDrag(drag, view) : null), [drag, view]);
  const judged = useCheck(draft, week);
  const alarm = openConflicts(judged.conflicts).length > 0;

  return (
    <section
      className={classes.grid}
      aria-label={t('programme.grid')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
      tabIndex={0}
      style={{ '--days': days.length } as React.CSSProperties}
      data-dragging={drag ? '' : undefined}
      data-view={view}
    >
      <div className={classes.daysHead}>
        <span />
        {days.map((day) => (
          <div key={day} className={classes.dayHead} data-today={day === today || undefined}>
            {dayShort(day)}
          </div>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.key} className={classes.row}>
          <div className={classes.rowHead}>
            {head(row)}
            <Hours scale={scale} />
          </div>
          {days.map((day) => {
            const own = row.sessions.filter((session) => session.day === day);
            const here = drag && drag.to.rowKey === row.key && drag.to.day === day;
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; "Ajouter une séance" does the same
              // biome-ignore lint/a11y/useKeyWithClickEvents: the same
              <div
                key={day}
                className={classes.cell}
                data-cell-row={row.key}
                data-cell-day={day}
                data-today={day === today || undefined}
                style={{ height: scale.height }}
                onPointerDown={(event) => {
                  if (event.target === event.currentTarget) take(event, 'create', null, row.key, day);
                }}
                onClick={(event) => {
                  if (event.target !== event.currentTarget || wasDragged()) return;
                  const { top } = event.currentTarget.getBoundingClientRect();
                  const step = week.rules.slotMinutes * 2;
                  const from = Math.floor(scale.minuteAt(event.clientY - top) / step) * step;
                  props.onCreate(row, day, { from, to: from + 60 });
                }}
              >
                <Bands spans={row.closed(day)} scale={scale} kind="away" />
                <Bands spans={closedOn(week, day, scale)} scale={scale} kind="shut" />
                <Lines scale={scale} />
                <ul className={`plain-list ${classes.cards}`} aria-label={`${row.label} ${dayLong(day)}`.trim()}>
                  {row.occupied
                    .filter((slot) => slot.day === day)
                    .map((slot) => (
                      <OccupiedSlot
                        key={`${slot.from}${slot.roomId}${slot.professionalIds.join()}`}
                        slot={slot}
                        scale={scale}
                      />
                    ))}
                  {inLanes(own).map(({ item, lane, lanes }) => {
                    const top = scale.y(Math.max(scale.from, spanFrom(item)));
                    return (
                      <SessionCard
                        key={item.id}
                        session={item}
                        week={week}
                        view={view}
                        initialsOnly={props.initialsOnly}
                        lifted={drag?.session?.id === item.id}
                        compact={rows.length > 1}
                        style={{
                          top,
                          height: scale.y(spanTo(item)) - top - 1,
                          left: `${(lane * 100) / lanes}%`,
                          width: `calc(${100 / lanes}% - 2px)`,
                        }}
                        onOpen={() => {
                          if (!wasDragged()) props.onOpen(item);
                        }}
                        onTake={
                          item.state === 'cancelled'
                            ? undefined
                            : (event, mode) => {
                                event.stopPropagation();
                                take(event, mode, item, row.key, day);
                              }
                        }
                        onNudge={(byDays, steps) => nudge(props, item, byDays, steps)}
                      />
                    );
                  })}
                </ul>
                {here && <Ghost drag={drag} scale={scale} alarm={alarm} warned={judged.conflicts.length > 0} />}
              </div>
            );
          })}
        </div>
      ))}
      {drag && draft && <DragNotice drag={drag} draft={draft} judged={judged} week={week} view={view} />}
    </section>
  );
}

const spanFrom = ({ from }: Session) => Number(from.slice(0, 2)) * 60 + Number(from.slice(3));
const spanTo = ({ to }: Session) => Number(to.slice(0, 2)) * 60 + Number(to.slice(3));

/** Alt and an arrow on a card: a step of the grid, or a day. */
function nudge({ week, days, onMove }: TimeGridProps, session: Session, byDays: number, steps: number) {
  const day = days[days.indexOf(session.day) + byDays];
  const by = steps * week.rules.slotMinutes;
  const from = spanFrom(session) + by;
  const to = spanTo(session) + by;
  if (session.state === 'cancelled' || !day || from < 0 || to > 24 * 60) return;
  onMove({ ...draftOf(session), day, from: clockOf(from), to: clockOf(to) }, session);
}

function Hours({ scale }: { scale: Scale }) {
  return (
    <div className={classes.hours} aria-hidden="true" style={{ height: scale.height }}>
      {scale.hours.map((hour) => (
        <span key={hour} style={{ top: scale.y(hour) }}>
          {hour / 60}&nbsp;h
        </span>
      ))}
    </div>
  );
}

function Lines({ scale }: { scale: Scale }) {
  return (
    <>
      {scale.hours.map((hour) => (
        <span key={hour} aria-hidden="true" className={classes.line} style={{ top: scale.y(hour) }} />
      ))}
    </>
  );
}

function Bands({ spans, scale, kind }: { spans: Span[]; scale: Scale; kind: 'away' | 'shut' }) {
  return (
    <>
      {spans.map((span) => {
        const top = scale.y(Math.max(span.from, scale.from));
        const height = scale.y(Math.min(span.to, scale.to)) - top;
        return (
          height > 0 && (
            <span
              key={span.from}
              aria-hidden="true"
              className={classes.band}
              data-kind={kind}
              style={{ top, height }}
            />
          )
        );
      })}
    </>
  );
}

/** Taken by a session of another team: the hours, and no more. */
function OccupiedSlot({ slot, scale }: { slot: Occupied; scale: Scale }) {
  const { t } = useT();
  const span = spanOf(slot);
  const top = scale.y(Math.max(scale.from, span.from));
  return (
    <li className={classes.occupied} style={{ top, height: scale.y(Math.min(scale.to, span.to)) - top - 1 }}>
      {t('programme.occupied', { time: spanWords(slot) })}
    </li>
  );
}

function Ghost({ drag, scale, alarm, warned }: { drag: Drag; scale: Scale; alarm: boolean; warned: boolean }) {
  const top = scale.y(drag.to.from);
  return (
    <div
      aria-hidden="true"
      className={classes.ghost}
      data-tone={alarm ? 'bad' : warned ? 'warn' : 'good'}
      style={{ top, height: scale.y(drag.to.to) - top - 1 }}
    >
      {clockOf(drag.to.from)}–{clockOf(drag.to.to)}
    </div>
  );
}
