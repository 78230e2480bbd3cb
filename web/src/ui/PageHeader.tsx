// SPDX-License-Identifier: EUPL-1.2
import { IconArrowLeft, IconHelpCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { useT } from '@/i18n';
import { AppLink } from './AppLink';
import classes from './PageHeader.module.css';

export interface PageHeaderProps {
  /** Also the document's title. */
  title: string;
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Who may do them; without, everybody. */
  actionsFor?: Schema<'Right'>;
  back?: { href: string; label: string };
  badge?: ReactNode;
  /** The chapter of the guide about this page, with an anchor if need be: "places#liste-d-attente". */
  help?: string;
}

/** The head of a page: its only h1, what can be done here, the way back. */
export function PageHeader({ title, subtitle, actions, actionsFor, back, badge, help }: PageHeaderProps) {
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
            {(badge || help) && (
              <span className={classes.marks}>
                {badge}
                {help && <HelpLink chapter={help} />}
              </span>
            )}
          </div>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions && (
          <div className={`${classes.actions} no-print`}>
            {actionsFor ? <May right={actionsFor}>{actions}</May> : actions}
          </div>
        )}
      </div>
    </header>
  );
}

/** The guide's own page, beside the work. */
function HelpLink({ chapter }: { chapter: string }) {
  const { t } = useT();
  const [name, anchor] = chapter.split('#');
  return (
    <a
      href={`/guide/${name}.html${anchor ? `#${anchor}` : ''}`}
      target="_blank"
      rel="noopener"
      className={`${classes.help} no-print`}
      aria-label={t('ui.help')}
      title={t('ui.help')}
    >
      <IconHelpCircle size={22} aria-hidden />
    </a>
  );
}
