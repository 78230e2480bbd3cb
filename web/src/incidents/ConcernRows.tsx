// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { AppLink, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import classes from './incidents.module.css';
import { type ConcernRow, decisionWords, stateTone, stateWords } from './words';

/** What only those of the ring see; each row says so little that it may stand on a screen. */
export function ConcernRows({ rows, named = false }: { rows: readonly ConcernRow[]; named?: boolean }) {
  const { t } = useT();
  return (
    <>
      <p className={`muted ${classes.flat}`}>{t('incidents.ringOnly')}</p>
      <ul className={`plain-list ${classes.told}`}>
        {rows.map((row) => (
          <li key={row.id}>
            <AppLink href={`/protection/${row.id}`}>
              {t('incidents.concernOf', {
                name: named ? row.personName : 'none',
                day: row.noticedOn ? day(row.noticedOn) : 'none',
              })}
            </AppLink>
            <span>{decisionWords(row.decision)}</span>
            {row.missing.length > 0 && row.state === 'open' && (
              <StatusBadge tone="warn">{t('incidents.toComplete', { count: row.missing.length })}</StatusBadge>
            )}
            {row.followUpOn && <span className="muted">{t('incidents.followUpOn', { day: day(row.followUpOn) })}</span>}
            <StatusBadge tone={stateTone(row.state)}>{stateWords(row.state)}</StatusBadge>
          </li>
        ))}
      </ul>
    </>
  );
}
