// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/i18n';
import { AppLink } from '@/ui';
import classes from './grids.module.css';
import { stayGridsQuery } from './queries';
import { gridsHref } from './search';
import { momentWords } from './words';

/** Where the grids of a stay stand, on the page of the stay, and the acts one step away. */
export function GridsOfStay({ personId, stayId }: { personId: string; stayId: string }) {
  const { t } = useT();
  const { data } = useQuery(stayGridsQuery(stayId));
  const today = data?.today ?? 'not_expected';
  const links = [
    { href: gridsHref(personId, stayId, 'grille'), label: t('grids.fill') },
    ...(today === 'not_expected'
      ? []
      : [{ href: gridsHref(personId, stayId, 'tablette'), label: t('grids.giveTablet') }]),
    { href: gridsHref(personId, stayId), label: t('grids.open') },
  ];
  return (
    <div className="stack stack-sm">
      {data && (
        <ul className="plain-list">
          <li>{t('grids.firstIs', { state: momentWords(data.first) })}</li>
          <li>{t('grids.lastIs', { state: momentWords(data.last) })}</li>
          <li>
            {t('grids.evaluationsGiven', { count: data.evaluations })}
            {today !== 'not_expected' &&
              ` · ${t(today === 'answered' ? 'grids.todayAnswered' : 'grids.todayExpected')}`}
          </li>
        </ul>
      )}
      {data?.missesLast && (
        <p className={classes.warning}>
          <IconAlertTriangle size={16} aria-hidden /> {t('grids.missesLast')}
        </p>
      )}
      <nav aria-label={t('grids.part')} className="row no-print">
        {links.map(({ href, label }) => (
          <Button key={label} component={AppLink} href={href} variant="default" size="compact-md">
            {label}
          </Button>
        ))}
      </nav>
    </div>
  );
}
