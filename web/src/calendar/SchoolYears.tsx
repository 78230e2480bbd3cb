// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { type Column, DataTable, LoadError } from '@/ui';
import { dayLong } from '@/ui/format';
import { schoolYearsQuery } from './queries';

export function SchoolYears() {
  const { t } = useT();
  const years = useQuery(schoolYearsQuery);
  const columns: Column<Schema<'SchoolYear'>>[] = [
    { key: 'year', header: t('calendar.year'), primary: true, render: (year) => year.label },
    { key: 'zone', header: t('calendar.zone'), render: (year) => year.zone },
    { key: 'first', header: t('calendar.firstDay'), render: (year) => dayLong(year.firstDay) },
    { key: 'summer', header: t('calendar.summerFrom'), render: (year) => dayLong(year.summerFrom) },
  ];
  if (years.isError) return <LoadError error={years.error} retry={() => void years.refetch()} />;
  return (
    <DataTable
      label={t('calendar.years')}
      columns={columns}
      rows={years.data ?? []}
      rowKey={(year) => year.id}
      loading={years.isPending}
    />
  );
}
