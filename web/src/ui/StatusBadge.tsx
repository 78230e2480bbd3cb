// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import classes from './StatusBadge.module.css';
import type { Tone } from './theme';

/** A word with a colour; the word alone carries the meaning. */
export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
