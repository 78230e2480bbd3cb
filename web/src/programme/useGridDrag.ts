// SPDX-License-Identifier: EUPL-1.2
// Moving, lengthening and drawing sessions with a mouse, a pen or a finger held still first. The same acts are in the dialog:
// nothing can be done by dragging alone.
import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { type Scale, type Span, snap, spanOf } from './clock';
import type { Session } from './types';

export interface Place extends Span {
  rowKey: string;
  day: string;
}

export interface Drag {
  mode: 'move' | 'resize' | 'create';
  session: Session | null;
  from: Place;
  to: Place;
}

interface Options {
  scale: Scale;
  step: number;
  onDrop: (drag: Drag) => void;
}

const HOLD_MS = 350;
const STILL_PX = 6;
const SHORTEST = 15;
const EDGE_PX = 56;

interface Held {
  mode: Drag['mode'];
  session: Session | null;
  start: Place;
  /** Minutes from the top of the session to where it was taken. */
  grip: number;
  x: number;
  y: number;
  moving: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/** The cell under a point, and the minute there. */
function cellAt(x: number, y: number, scale: Scale): { rowKey: string; day: string; minute: number } | null {
  const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-cell-day]');
  if (!cell) return null;
  const { top } = cell.getBoundingClientRect();
  const minute = Math.min(Math.max(scale.minuteAt(y - top), scale.from), scale.to);
  return { rowKey: cell.dataset.cellRow ?? '', day: cell.dataset.cellDay ?? '', minute };
}

function target(held: Held, x: number, y: number, { scale, step }: Options): Place | null {
  const cell = cellAt(x, y, scale);
  if (!cell) return null;
  const { start } = held;
  if (held.mode === 'move') {
    const length = start.to - start.from;
    const from = Math.min(Math.max(snap(cell.minute - held.grip, step), scale.from), scale.to - length);
    return { rowKey: cell.rowKey, day: cell.day, from, to: from + length };
  }
  const edge = snap(cell.minute, step);
  if (held.mode === 'resize') return { ...start, to: Math.min(Math.max(edge, start.from + SHORTEST), scale.to) };
  if (edge >= start.from) return { ...start, to: Math.max(edge, start.from + step) };
  return { ...start, from: edge, to: start.to };
}

export function useGridDrag(options: Options) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const held = useRef<Held | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const last = useRef<Drag | null>(null);
  /** A press that became a drag is no click. */
  const dragged = useRef(false);

  const show = useCallback((next: Drag | null) => {
    last.current = next;
    setDrag(next);
  }, []);
  const letGo = useCallback(() => {
    clearTimeout(held.current?.timer);
    held.current = null;
    show(null);
  }, [show]);

  useEffect(() => {
    const follow = (x: number, y: number) => {
      const now = held.current;
      if (!now) return;
      const to = target(now, x, y, latest.current);
      if (to) show({ mode: now.mode, session: now.session, from: now.start, to });
      if (y < EDGE_PX) window.scrollBy(0, -EDGE_PX / 4);
      if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, EDGE_PX / 4);
    };
    const move = (event: PointerEvent) => {
      const now = held.current;
      if (!now) return;
      const far = Math.hypot(event.clientX - now.x, event.clientY - now.y) > STILL_PX;
      if (!now.moving) {
        if (!far) return;
        // A finger that moves at once scrolls the page.
        if (event.pointerType === 'touch') return letGo();
        now.moving = true;
        dragged.current = true;
      }
      event.preventDefault();
      follow(event.clientX, event.clientY);
    };
    const up = () => {
      const done = last.current;
      const was = held.current;
      letGo();
      if (was?.moving && done) latest.current.onDrop(done);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !held.current?.moving) return;
      event.preventDefault();
      event.stopPropagation();
      letGo();
    };
    const holdPage = (event: TouchEvent) => {
      if (held.current?.moving) event.preventDefault();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', letGo);
    window.addEventListener('keydown', key, true);
    window.addEventListener('touchmove', holdPage, { passive: false });
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', letGo);
      window.removeEventListener('keydown', key, true);
      window.removeEventListener('touchmove', holdPage);
    };
  }, [letGo, show]);

  const take = useCallback(
    (event: ReactPointerEvent, mode: Drag['mode'], session: Session | null, rowKey: string, day: string) => {
      if (event.button !== 0 || held.current) return;
      dragged.current = false;
      const { scale, step } = latest.current;
      const cell = cellAt(event.clientX, event.clientY, scale);
      if (!cell) return;
      const begin = snap(cell.minute - step / 2, step);
      const start = { rowKey, day, ...(session ? spanOf(session) : { from: begin, to: begin + step }) };
      const now: Held = {
        mode,
        session,
        start,
        grip: cell.minute - start.from,
        x: event.clientX,
        y: event.clientY,
        moving: false,
      };
      held.current = now;
      if (event.pointerType === 'touch')
        now.timer = setTimeout(() => {
          if (held.current !== now) return;
          now.moving = true;
          dragged.current = true;
          show({ mode, session, from: start, to: start });
        }, HOLD_MS);
    },
    [show],
  );

  const wasDragged = useCallback(() => dragged.current, []);
  return { drag, take, wasDragged };
}
