// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, type Column, DataTable, DateField, isDay, LoadError, Loading, Section } from '@/ui';
import { halfDayShort } from '@/ui/format';
import classes from './places.module.css';
import { lostQuery } from './queries';

type Lost = Schema<'LostHalfDay'>;

/** The first of September before a day: where a school year starts. */
function schoolYearStart(today: string): string {
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= '09-01' ? `${year}-09-01` : `${year - 1}-09-01`;
}

/** Half-days on which a pupil could have been received and was not, by reason. */
export function LostHalfDays() {
  const { t } = useT();
  const { today } = useMeta();
  const reasonOf = useLabel('lost_reason');
  const [from, setFrom] = useState<string | null>(schoolYearStart(today));
  const [to, setTo] = useState<string | null>(today);
  const [listed, setListed] = useState(false);
  const start = isDay(from) ? from : schoolYearStart(today);
  const end = isDay(to) ? to : today;
  const { data, isError, error, refetch } = useQuery(lostQuery(start, end));
  const columns: Column<Lost>[] = [
    { key: 'halfDay', header: t('places.halfDay'), render: (row) => halfDayShort(row.halfDay) },
    {
      key: 'person',
      header: t('receptions.pupil'),
      primary: true,
      render: (row) => <AppLink href={`/saisines/${row.referralId}`}>{row.personName}</AppLink>,
    },
    { key: 'school', header: t('places.school'), render: (row) => row.structureName },
    { key: 'reason', header: t('places.reason'), render: (row) => reasonOf(row.reason) },
  ];
  return (
    <Section title={t('places.lost')}>
      <div className="stack">
        <div className="form-grid">
          <DateField label={t('places.periodFrom')} value={from} onChange={setFrom} />
          <DateField label={t('places.periodTo')} value={to} onChange={setTo} />
        </div>
        {isError && <LoadError error={error} retry={() => void refetch()} />}
        {!data && !isError && <Loading rows={3} />}
        {data && (
          <>
            <p>
              <strong>{t('places.lostCount', { count: data.lost })}</strong>{' '}
              {t('places.lostOf', { referrals: data.referrals, deferred: data.deferred })}
            </p>
            <ul className={classes.lines}>
              {data.byReason.map(({ reason, count }) => (
                <li key={reason}>
                  <span>{reasonOf(reason)}</span>
                  <span className="num">{count}</span>
                </li>
              ))}
            </ul>
            {data.items.length > 0 && (
              <details className="no-print" onToggle={(event) => setListed(event.currentTarget.open)}>
                <summary>{t('places.lostList')}</summary>
                {listed && (
                  <DataTable
                    label={t('places.lost')}
                    columns={columns}
                    rows={data.items}
                    rowKey={(row) => `${row.referralId} ${row.halfDay}`}
                  />
                )}
              </details>
            )}
            <p className="muted small">{t('places.lostDefinition')}</p>
          </>
        )}
      </div>
    </Section>
  );
}
