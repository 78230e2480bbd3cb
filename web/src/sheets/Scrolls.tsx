// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import classes from './sheets.module.css';

/** A table wider than a phone; on paper it has its page. */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
