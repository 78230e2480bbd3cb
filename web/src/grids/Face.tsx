// SPDX-License-Identifier: EUPL-1.2
/** One of four faces, from 1 to 4. The mouth tells them apart, not a colour; the word stands beside. */
const MOUTHS: Record<string, string> = {
  '1': 'M18 46 Q32 30 46 46',
  '2': 'M19 43 Q32 37 45 43',
  '3': 'M19 39 Q32 46 45 39',
  '4': 'M17 36 Q32 58 47 36 Z',
};

/** `x` and `y` place it inside another picture. */
export function Face({ code, size, x, y }: { code: string; size: number; x?: number; y?: number }) {
  const open = code === '4';
  return (
    <svg x={x} y={y} viewBox="0 0 64 64" width={size} height={size} aria-hidden="true" focusable="false">
      <circle cx="32" cy="32" r="29" fill="none" stroke="currentColor" strokeWidth="3" />
      <circle cx="22" cy="25" r="3.5" fill="currentColor" />
      <circle cx="42" cy="25" r="3.5" fill="currentColor" />
      {code === '1' && (
        <g stroke="currentColor" strokeWidth="3" strokeLinecap="round">
          <path d="M15 19 L24 15" />
          <path d="M49 19 L40 15" />
        </g>
      )}
      <path
        d={MOUTHS[code] ?? 'M20 42 H44'}
        fill={open ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
