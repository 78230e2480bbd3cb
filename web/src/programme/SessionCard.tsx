// SPDX-License-Identifier: EUPL-1.2
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconLock, IconWalk } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import { useT } from '@/i18n';
import { dayLong } from '@/ui/format';
import classes from './programme.module.css';
import type { View } from './search';
import type { Session, Week } from './types';
import { openConflicts } from './words';

/** Who and where, as the view needs it: what its rows say already is left out. */
export function companyOf(session: Session, view: View, initialsOnly: boolean): string {
  const young = session.young.map(({ initials, name }) => (initialsOnly ? initials : shortName(name))).join(', ');
  const staff = session.professionals.map(({ name }) => shortName(name)).join(', ');
  const parts = {
    groupe: [young, staff, session.roomName],
    jeunes: [staff, session.roomName],
    intervenants: [young, session.roomName],
    lieux: [young, staff],
  }[view];
  return parts.filter(Boolean).join(' · ');
}

/** "DUPONT Léa" → "Léa D." */
export function shortName(name: string): string {
  const words = name.split(' ');
  const first = words.findIndex((word) => word !== word.toLocaleUpperCase('fr'));
  if (first <= 0) return name;
  return `${words.slice(first).join(' ')} ${words[0]?.[0] ?? ''}.`;
}

/** "09:05" → "9:05" */
const plain = (clock: string) => clock.replace(/^0/, '');

export interface SessionCardProps {
  session: Session;
  week: Week;
  view: View;
  initialsOnly: boolean;
  style?: React.CSSProperties;
  lifted?: boolean;
  /** Little room: one line. */
  compact?: boolean;
  onOpen: () => void;
  onNudge?: (days: number, minutes: number) => void;
  onTake?: (event: PointerEvent, mode: 'move' | 'resize') => void;
}

export function SessionCard(props: SessionCardProps) {
  const { session, week, view, initialsOnly, onOpen, onNudge, onTake } = props;
  const { t } = useT();
  const open = openConflicts(session.conflicts).length;
  const warned = session.conflicts.filter(({ level }) => level === 'warning').length;
  const outing = week.activities.find(({ id }) => id === session.activityId)?.outing;
  // The name read out is what is seen, then the day and the state, which the place in the grid and the signs tell the eye.
  const more = [
    dayLong(session.day),
    session.state !== 'planned' && t(`programme.state_${session.state}`),
    open > 0 && t('programme.conflictCount', { count: open }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <li
      className={classes.card}
      style={props.style}
      data-axis={axisIndex(week, session.axis)}
      data-state={session.state}
      data-alarm={open > 0 || undefined}
      data-lifted={props.lifted || undefined}
      data-compact={props.compact || undefined}
    >
      <button
        type="button"
        className={classes.cardButton}
        aria-keyshortcuts={onNudge && 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight'}
        data-session={session.id}
        onClick={onOpen}
        onPointerDown={onTake && ((event) => onTake(event, 'move'))}
        onDragStart={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
          if (!event.altKey || !step || !onNudge) return;
          event.preventDefault();
          onNudge(step[0] ?? 0, step[1] ?? 0);
        }}
      >
        <span className={classes.cardHead}>
          <span className={classes.cardTime}>
            {plain(session.from)}
            <span className={classes.cardTo}>–{plain(session.to)}</span>
          </span>{' '}
          <span className={classes.cardName}>{session.activityName}</span>{' '}
        </span>
        <span className={classes.signs}>
          {session.locked && <IconLock size={13} aria-hidden />}
          {outing && <IconWalk size={13} aria-hidden />}
          {session.state === 'held' && <IconCheck size={14} aria-hidden />}
          {open > 0 && <IconAlertTriangle size={14} aria-hidden className={classes.alarm} />}
          {open === 0 && warned > 0 && <IconInfoCircle size={13} aria-hidden className={classes.look} />}
        </span>
        <span className={classes.cardWho}>
          {companyOf(session, view, initialsOnly)}
          {session.others > 0 && ` ${t('programme.others', { count: session.others })}`}
        </span>
        <span className="visually-hidden">, {more}</span>
      </button>
      {onTake && session.state === 'planned' && (
        <span aria-hidden="true" className={classes.grip} onPointerDown={(event) => onTake(event, 'resize')} />
      )}
    </li>
  );
}

/** Each axis has its colour, by its place among those of the week's activities. */
export function axisIndex(week: Week, axis: string): number {
  const axes = [...new Set(week.activities.map((activity) => activity.axis))].sort();
  return axes.indexOf(axis) % 5;
}
