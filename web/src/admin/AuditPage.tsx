// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconHistory, IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { MassReadings } from '@/record/MassReadings';
import { colleaguesQuery } from '@/tasks/queries';
import { AppLink, type Column, DataTable, DateField, EmptyState, isDay, LoadError, SelectField } from '@/ui';
import { instant } from '@/ui/format';
import { AdminHead } from './AdminHead';
import { type AuditFilters, cleanAuditFilters, KINDS } from './filters';
import { Only } from './Only';
import { auditQuery } from './queries';
import { auditWords, kindWords } from './words';

type Line = Schema<'AuditLine'>;

export default function AuditPage() {
  return (
    <Only right="record_see">
      <Audit />
    </Only>
  );
}

/** Who did or looked at what: never the content of a file. */
function Audit() {
  const { t } = useT();
  const filters = cleanAuditFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (changes: AuditFilters) =>
    void navigate({ to: '/administration/consultations', search: { ...filters, ...changes } as never, replace: true });
  const audit = useInfiniteQuery(auditQuery(filters));
  const rows = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const personName = rows.find((line) => line.personId === filters.personId)?.personName;
  const columns = useColumns(filters);
  return (
    <>
      <AdminHead part="audit" />
      <div className="stack">
        <p className="muted" style={{ margin: 0 }}>
          {t('admin.auditText')}
        </p>
        <MassReadings />
        <Filters filters={filters} personName={personName} onChange={change} />
        {audit.isError ? (
          <LoadError error={audit.error} retry={() => void audit.refetch()} />
        ) : (
          <DataTable
            label={t('admin.audit')}
            columns={columns}
            rows={rows}
            rowKey={(line) => line.id}
            loading={audit.isPending || audit.isPlaceholderData}
            empty={<EmptyState icon={IconHistory} title={t('admin.noAudit')} />}
            more={
              audit.hasNextPage
                ? { onMore: () => void audit.fetchNextPage(), loading: audit.isFetchingNextPage }
                : undefined
            }
          />
        )}
      </div>
    </>
  );
}

interface FiltersProps {
  filters: AuditFilters;
  personName: string | undefined;
  onChange: (changes: AuditFilters) => void;
}

function Filters({ filters, personName, onChange }: FiltersProps) {
  const { t } = useT();
  const colleagues = useQuery(colleaguesQuery);
  const maySum = useMay('privacy_see');
  return (
    <search className="filters no-print" aria-label={t('admin.filters')}>
      <SelectField
        label={t('admin.who')}
        placeholder={t('admin.everybody')}
        options={(colleagues.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
        value={filters.userId ?? null}
        onChange={(userId) => onChange({ userId: userId ?? undefined })}
      />
      <SelectField
        label={t('admin.kindOfAct')}
        placeholder={t('admin.anyAct')}
        options={KINDS.map((kind) => ({ value: kind, label: kindWords(kind) }))}
        value={filters.kind ?? null}
        onChange={(kind) => onChange({ kind: KINDS.find((one) => one === kind) })}
      />
      <DayFilter label={t('admin.actFrom')} day={filters.from} onChange={(from) => onChange({ from })} />
      <DayFilter label={t('admin.actTo')} day={filters.to} onChange={(to) => onChange({ to })} />
      {filters.personId && (
        <Button
          variant="default"
          rightSection={<IconX size={16} aria-hidden />}
          onClick={() => onChange({ personId: undefined })}
        >
          {t('admin.onlyFile', { name: personName ?? '…' })}
        </Button>
      )}
      {filters.personId && maySum && (
        <AppLink href={`/dossiers/${filters.personId}/consultations`}>{t('admin.looksByPerson')}</AppLink>
      )}
    </search>
  );
}

interface DayFilterProps {
  label: string;
  day: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** Goes into the address once it is a day; what is typed until then stays in the field. */
function DayFilter({ label, day, onChange }: DayFilterProps) {
  const [typed, setTyped] = useState<string | null>(day ?? null);
  const change = (next: string | null) => {
    setTyped(next);
    if (next === null || isDay(next)) onChange(next ?? undefined);
  };
  return <DateField label={label} optional value={typed} onChange={change} />;
}

function useColumns(filters: AuditFilters): Column<Line>[] {
  const { t } = useT();
  const hrefOf = (personId: string) => {
    const query = new URLSearchParams({ ...(filters.userId && { userId: filters.userId }), personId });
    return `/administration/consultations?${query}`;
  };
  return [
    {
      key: 'at',
      header: t('admin.when'),
      width: '13rem',
      primary: true,
      render: (line) => <span className="num">{instant(line.at)}</span>,
    },
    {
      key: 'user',
      header: t('admin.who'),
      width: '14rem',
      render: (line) => line.user?.displayName ?? <span className="muted">{t('admin.program')}</span>,
    },
    { key: 'what', header: t('admin.what'), render: auditWords },
    {
      key: 'person',
      header: t('admin.file'),
      render: (line) =>
        line.personId &&
        (line.personId === filters.personId ? (
          line.personName
        ) : (
          <AppLink href={hrefOf(line.personId)} title={t('admin.onlyFile', { name: line.personName })}>
            {line.personName}
          </AppLink>
        )),
    },
  ];
}
