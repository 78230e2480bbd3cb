// SPDX-License-Identifier: EUPL-1.2
import { IconHeartbeat, IconUsersMinus } from '@tabler/icons-react';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink } from '@/ui';
import { dayShort } from '@/ui/format';
import classes from './programme.module.css';
import type { Row } from './rows';
import type { View } from './search';
import type { Week } from './types';

interface RowHeadProps {
  row: Row;
  week: Week;
  view: View;
  /** Where the row is shown alone, or '' when it is. */
  href: string;
}

/** Who a row is about, and what is still missing in it. */
export function RowHead({ row, week, view, href }: RowHeadProps) {
  const { t } = useT();
  const axis = useLabel('activity_axis');
  const young = view === 'jeunes' ? week.young.find(({ stayId }) => stayId === row.key) : undefined;
  const gaps = young ? week.gaps.filter(({ stayId }) => stayId === row.key) : [];
  const apart = young ? week.young.filter(({ stayId }) => young.apart.includes(stayId)) : [];
  return (
    <div className={classes.rowWords}>
      {href ? (
        <AppLink href={href} className={classes.rowName}>
          {row.label}
        </AppLink>
      ) : (
        <span className={classes.rowName}>{row.label}</span>
      )}
      <span className="muted">{row.hint}</span>
      {young?.healthAlert && (
        <span className="error-text">
          <IconHeartbeat size={14} aria-hidden /> {t('programme.healthAlert')}
        </span>
      )}
      {apart.length > 0 && (
        <span className="error-text">
          <IconUsersMinus size={14} aria-hidden />{' '}
          {t('programme.notWith', { names: apart.map(({ name }) => name).join(', ') })}
        </span>
      )}
      {[...new Set(gaps.map((gap) => gap.axis))].map((code) => {
        const those = gaps.filter((gap) => gap.axis === code);
        const days = those.flatMap((gap) => (gap.day ? [dayShort(gap.day).split(' ')[0]] : []));
        return (
          <span key={code} className={classes.gap}>
            {t('programme.gap', { axis: axis(code), days: days.join(' ') || 'none' })}
          </span>
        );
      })}
    </div>
  );
}
