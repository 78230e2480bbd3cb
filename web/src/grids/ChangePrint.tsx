// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from 'react';
import { useT } from '@/i18n';
import { PrintSheet } from '@/ui';
import { day, name, period } from '@/ui/format';
import { ChangeTable } from './ChangeTable';
import classes from './grids.module.css';
import { momentWords, type Page, type Stay } from './words';

/** One page of paper: put there just long enough to print it. */
export function ChangePrint({ stay, page, onPrinted }: { stay: Stay; page: Page; onPrinted: () => void }) {
  useEffect(() => {
    window.print();
    onPrinted();
  }, [onPrinted]);
  return <ChangeSheet stay={stay} page={page} />;
}

export function ChangeSheet({ stay, page }: { stay: Stay; page: Page }) {
  const { t } = useT();
  const stays = period(stay.days[0], stay.days.at(-1));
  return (
    <PrintSheet title={t('grids.printTitle', { name: name(page.person) })} onlyPrint>
      <div className={classes.paper}>
        <p>
          {[page.person.birthDate && t('grids.born', { day: day(page.person.birthDate) }), stay.structureName, stays]
            .filter(Boolean)
            .join(' · ')}
          <br />
          {t('grids.firstIs', { state: momentWords(stay.first) })} ·{' '}
          {t('grids.lastIs', { state: momentWords(stay.last) })}
        </p>
        <ChangeTable stay={stay} page={page} />
        <p className="small">{t('grids.howToRead', page.enough)}</p>
      </div>
    </PrintSheet>
  );
}
