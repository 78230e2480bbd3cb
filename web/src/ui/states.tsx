// SPDX-License-Identifier: EUPL-1.2
// What a part of a page shows when it has nothing yet: empty, on its way, or refused.
import { Button } from '@mantine/core';
import { type Icon, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { asProblem } from '@/api/client';
import { useT } from '@/i18n';
import { problemText } from './problem';
import classes from './states.module.css';

export interface EmptyStateProps {
  icon: Icon;
  title: string;
  /** What to do about it. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: Picture, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <Picture size={32} stroke={1.5} aria-hidden className={classes.icon} />
      <p className={classes.title}>{title}</p>
      {children && <div className="muted">{children}</div>}
      {action}
    </div>
  );
}

/** Bars of the final size, so that nothing jumps when the content comes. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const { t } = useT();
  return (
    <div role="status" className={classes.loading}>
      <span className="visually-hidden">{t('ui.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <span key={row} className={classes.bar} aria-hidden="true" />
      ))}
    </div>
  );
}

export interface LoadErrorProps {
  error: unknown;
  retry: () => void;
}

export function LoadError({ error, retry }: LoadErrorProps) {
  const { t } = useT();
  const { reference } = asProblem(error);
  return (
    <div role="alert" className={classes.empty}>
      <IconPlugConnectedX size={32} stroke={1.5} aria-hidden className={classes.icon} />
      <p className={classes.title}>{t('ui.loadFailed')}</p>
      <p className={classes.words}>{problemText(error)}</p>
      {reference && <p className={`muted small ${classes.words}`}>{t('ui.reference', { reference })}</p>}
      <Button variant="default" onClick={retry}>
        {t('ui.retry')}
      </Button>
    </div>
  );
}
