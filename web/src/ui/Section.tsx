// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useId } from 'react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import classes from './Section.module.css';

export interface SectionProps {
  title: string;
  actions?: ReactNode;
  /** Who may do them; without, everybody. */
  actionsFor?: Schema<'Right'>;
  /** An anchor to link to. */
  id?: string;
  /** Without the card around it. */
  quiet?: boolean;
  children: ReactNode;
}

/** A part of a page under an h2. */
export function Section({ title, actions, actionsFor, id, quiet = false, children }: SectionProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className={quiet ? classes.quiet : `card ${classes.section}`}>
      <div className={classes.head}>
        <h2 id={headingId} className={classes.title}>
          {title}
        </h2>
        {actions && (
          <div className={`${classes.actions} no-print`}>
            {actionsFor ? <May right={actionsFor}>{actions}</May> : actions}
          </div>
        )}
      </div>
      {children}
    </section>
  );
}
