// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import classes from './KeyValues.module.css';

export interface KeyValuesProps {
  items: { label: string; value: ReactNode }[];
}

/** Facts as label and value; what is not known says so. */
export function KeyValues({ items }: KeyValuesProps) {
  const { t } = useT();
  return (
    <dl className={classes.list}>
      {items.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{isBlank(value) ? <span className="muted">{t('ui.notGiven')}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function isBlank(value: ReactNode): boolean {
  return value === null || value === undefined || value === '' || value === false;
}
