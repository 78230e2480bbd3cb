// SPDX-License-Identifier: EUPL-1.2
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { navFor } from '@/shell/nav';
import { AppLink, PageHeader } from '@/ui';
import classes from './today.module.css';

/** For accounts that open no file: why this page is empty, and where to go. */
export function OtherPages() {
  const { t } = useT();
  const { user } = useSession();
  return (
    <>
      <PageHeader title={t('today.welcome', { name: user.displayName })} subtitle={t('today.noFiles')} />
      <ul className={classes.pages}>
        {navFor(user.rights).map((item) => (
          <li key={item.to}>
            <AppLink href={item.to} className={`card ${classes.page}`}>
              <item.icon size={24} stroke={1.75} aria-hidden />
              {t(item.label)}
            </AppLink>
          </li>
        ))}
      </ul>
    </>
  );
}
