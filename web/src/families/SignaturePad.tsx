// SPDX-License-Identifier: EUPL-1.2
// A signature drawn with a finger, a pen or a mouse. Who cannot draw types their name and "lu et approuvé" instead.
import { Button } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { type PointerEvent, useRef, useState } from 'react';
import { useT } from '@/i18n';
import classes from './families.module.css';

/** Strokes of points, [[x, y, x, y, …], …] on a sheet of this size. */
export type Strokes = number[][];
export const SHEET = { width: 1200, height: 400 };
/** Points nearer than this to the last one tell nothing more. */
const STEP = 6;
const MOST_POINTS = 4000;

const pathOf = (stroke: number[]) =>
  stroke.reduce((path, value, index) => `${path}${index === 0 ? 'M' : index % 2 === 0 ? ' L' : ' '}${value}`, '');

/** A new point at the end of the last stroke, unless it adds nothing or the drawing is full. */
export function withPoint(strokes: Strokes, x: number, y: number): Strokes {
  const last = strokes.at(-1);
  if (!last || strokes.reduce((sum, stroke) => sum + stroke.length, 0) >= 2 * MOST_POINTS) return strokes;
  const near = Math.hypot(x - (last.at(-2) ?? 0), y - (last.at(-1) ?? 0)) < STEP;
  return near ? strokes : [...strokes.slice(0, -1), [...last, x, y]];
}

/** Strokes of a single touch are dots nobody meant. */
export const drawn = (strokes: Strokes): Strokes => strokes.filter((stroke) => stroke.length >= 4);

export function SignaturePad({ value, onChange }: { value: Strokes; onChange: (strokes: Strokes) => void }) {
  const { t } = useT();
  const sheet = useRef<SVGSVGElement>(null);
  const [strokes, setStrokes] = useState(value);
  const drawing = useRef(false);
  const at = (event: PointerEvent): [number, number] => {
    const box = sheet.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1, height: 1 };
    const inside = (share: number, size: number) => Math.round(Math.min(Math.max(share, 0), 1) * size);
    return [
      inside((event.clientX - box.left) / box.width, SHEET.width),
      inside((event.clientY - box.top) / box.height, SHEET.height),
    ];
  };
  const end = () => {
    if (!drawing.current) return;
    drawing.current = false;
    onChange(drawn(strokes));
  };
  return (
    <div className={classes.pad}>
      <svg
        ref={sheet}
        className={classes.sheet}
        viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
        role="img"
        aria-label={strokes.length > 0 ? t('families.padSigned') : t('families.padEmpty')}
        onPointerDown={(event) => {
          drawing.current = true;
          event.currentTarget.setPointerCapture?.(event.pointerId);
          setStrokes([...strokes, at(event)]);
        }}
        onPointerMove={(event) => {
          if (drawing.current) setStrokes((before) => withPoint(before, ...at(event)));
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1={80} x2={SHEET.width - 80} y1={310} y2={310} className={classes.baseline} />
        {strokes.map((stroke, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: strokes are only ever added
          <path key={index} d={pathOf(stroke)} className={classes.stroke} />
        ))}
      </svg>
      <Button
        variant="subtle"
        size="compact-md"
        disabled={strokes.length === 0}
        leftSection={<IconEraser size={16} aria-hidden />}
        onClick={() => {
          setStrokes([]);
          onChange([]);
        }}
      >
        {t('families.padErase')}
      </Button>
    </div>
  );
}

export function SignatureDrawing({ strokes, label }: { strokes: Strokes; label: string }) {
  const { t } = useT();
  return (
    <svg
      className={classes.drawing}
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      role="img"
      aria-label={t('families.signatureOf', { name: label })}
    >
      {strokes.map((stroke, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stored drawing does not change
        <path key={index} d={pathOf(stroke)} className={classes.stroke} />
      ))}
    </svg>
  );
}
