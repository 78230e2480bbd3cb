// SPDX-License-Identifier: EUPL-1.2
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './WarnBox.module.css';

/** Something to be put right before the rest can be relied on. */
export function WarnBox({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.box}>
      <IconAlertTriangle size={20} aria-hidden className={classes.icon} />
      <div className="stack stack-sm">
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}
