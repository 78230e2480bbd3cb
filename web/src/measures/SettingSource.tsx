// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { day } from '@/ui/format';
import classes from './measures.module.css';

/** Where a number comes from, on demand: its text, since when, and how sure it is. */
export function SettingSource({ setting }: { setting: Schema<'Setting'> }) {
  const { t } = useT();
  const status = setting.status as 'verified' | 'to_confirm' | 'practice';
  return (
    <details className={classes.source}>
      <summary>{t('measures.source')}</summary>
      <p>
        {setting.source}
        {setting.from > '2000-01-01' && <> · {t('measures.since', { day: day(setting.from) })}</>} ·{' '}
        {t(`measures.status_${status}`)}
      </p>
    </details>
  );
}
