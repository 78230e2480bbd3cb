// SPDX-License-Identifier: EUPL-1.2
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { AppLink } from './AppLink';
import classes from './PageHeader.module.css';

export interface PageHeaderProps {
  /** Also the document's title. */
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
  badge?: ReactNode;
}

/** The head of a page: its only h1, what can be done here, the way back. */
export function PageHeader({ title, subtitle, actions, back, badge }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} — Jalon`;
  }, [title]);

  return (
    <header className={classes.header}>
      {back && (
        <AppLink href={back.href} className={`${classes.back} no-print`}>
          <IconArrowLeft size={18} aria-hidden />
          {back.label}
        </AppLink>
      )}
      <div className={classes.line}>
        <div className={classes.words}>
          <div className={classes.titleLine}>
            <h1 className={classes.title} tabIndex={-1}>
              {title}
            </h1>
            {badge}
          </div>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions && <div className={`${classes.actions} no-print`}>{actions}</div>}
      </div>
    </header>
  );
}
