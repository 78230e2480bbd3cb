// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconBuildingCommunity, IconFileImport, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { useLabel, useMay, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  AppLink,
  CheckField,
  type Column,
  DataTable,
  EmptyState,
  LoadError,
  notify,
  PageHeader,
  SearchBox,
  SelectField,
  StatusBadge,
} from '@/ui';
import { phone } from '@/ui/format';
import { cleanPartnerFilters, type PartnerFilters, STRUCTURE_KINDS, type StructureKind } from './filters';
import { structuresQuery } from './queries';
import { StructureForm } from './StructureForm';

const NO_FILTERS: PartnerFilters = { q: undefined, kind: undefined, partner: undefined };

/** Schools, associations and services the team works with, or may. */
export default function PartnersPage() {
  const { t } = useT();
  const filters = cleanPartnerFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (changes: PartnerFilters) =>
    void navigate({
      to: '/partenaires',
      search: ((before: PartnerFilters) => cleanPartnerFilters({ ...before, ...changes })) as never,
      replace: true,
    });
  const structures = useInfiniteQuery(structuresQuery(filters));
  const columns = useColumns();
  const rows = structures.data?.pages.flatMap((page) => page.items) ?? [];
  const total = structures.data?.pages[0]?.total;
  return (
    <>
      <PageHeader title={t('partners.title')} help="partenaires" actions={<Acts />} />
      <div className="stack">
        <Filters filters={filters} onChange={change} />
        <p role="status" className="muted" style={{ margin: 0 }}>
          {total !== undefined && t('partners.count', { count: total })}
        </p>
        {structures.isError ? (
          <LoadError error={structures.error} retry={() => void structures.refetch()} />
        ) : (
          <DataTable
            label={t('partners.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `/partenaires/${row.id}`}
            loading={structures.isPending || structures.isPlaceholderData}
            empty={<Nothing filters={filters} onClear={() => change(NO_FILTERS)} />}
            more={
              structures.hasNextPage
                ? { onMore: () => void structures.fetchNextPage(), loading: structures.isFetchingNextPage }
                : undefined
            }
          />
        )}
      </div>
    </>
  );
}

/** Import the directory; add somebody who is not in it. */
function Acts() {
  const { t } = useT();
  const mayWrite = useMay('partners_keep');
  const mayImport = useMay('partners_import');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [creating, setCreating] = useState(false);
  const created = async ({ id }: Schema<'Structure'>) => {
    await refresh(['structures']);
    notify(t('partners.created'));
    void navigate({ to: '/partenaires/$id', params: { id } } as never);
  };
  return (
    <>
      {mayImport && (
        <Button
          component={AppLink}
          href="/partenaires/importer"
          variant="default"
          leftSection={<IconFileImport size={18} aria-hidden />}
        >
          {t('partners.import')}
        </Button>
      )}
      {mayWrite && (
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setCreating(true)}>
          {t('partners.createStructure')}
        </Button>
      )}
      {creating && <StructureForm onSaved={created} onClose={() => setCreating(false)} />}
    </>
  );
}

interface FiltersProps {
  filters: PartnerFilters;
  onChange: (changes: PartnerFilters) => void;
}

function Filters({ filters, onChange }: FiltersProps) {
  const { t } = useT();
  const kind = useLabel('structure_kind');
  return (
    <search className="filters no-print" aria-label={t('partners.filters')}>
      <div className="filter-search">
        <SearchBox label={t('partners.search')} q={filters.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      </div>
      <SelectField
        label={t('partners.kind')}
        placeholder={t('partners.everyKind')}
        options={STRUCTURE_KINDS.map((code) => ({ value: code, label: kind(code) }))}
        value={filters.kind ?? null}
        onChange={(code) => onChange({ kind: (code ?? undefined) as StructureKind | undefined })}
      />
      <CheckField
        label={t('partners.onlyPartners')}
        value={filters.partner ?? false}
        onChange={(partner) => onChange({ partner: partner || undefined })}
      />
    </search>
  );
}

type Row = Schema<'StructureRow'>;

function useColumns(): Column<Row>[] {
  const { t } = useT();
  const kind = useLabel('structure_kind');
  return [
    {
      key: 'name',
      header: t('partners.name'),
      primary: true,
      render: (row) => (
        <>
          <span className="strong">{row.name}</span>{' '}
          {!row.open && <StatusBadge tone="quiet">{t('partners.closed')}</StatusBadge>}
        </>
      ),
    },
    { key: 'kind', header: t('partners.kind'), width: '9.5rem', render: (row) => kind(row.kind) },
    { key: 'city', header: t('partners.city'), width: '12rem', render: (row) => row.city },
    {
      key: 'uai',
      header: t('partners.uai'),
      width: '7rem',
      hideOnPhone: true,
      render: (row) => <span className="num">{row.uai}</span>,
    },
    {
      key: 'phone',
      header: t('partners.phone'),
      width: '9.5rem',
      render: (row) =>
        row.phone && (
          <span className="num nowrap">
            <a href={`tel:${row.phone}`}>{phone(row.phone)}</a>
          </span>
        ),
    },
    {
      key: 'agreement',
      header: t('partners.agreement'),
      width: '7rem',
      render: (row) =>
        row.partner ? (
          <StatusBadge tone="good">{t('partners.agreementShort')}</StatusBadge>
        ) : (
          <span className="muted">{t('partners.no')}</span>
        ),
    },
  ];
}

interface NothingProps {
  filters: PartnerFilters;
  onClear: () => void;
}

function Nothing({ filters, onClear }: NothingProps) {
  const { t } = useT();
  if (filters.q || filters.kind || filters.partner)
    return (
      <EmptyState
        icon={IconBuildingCommunity}
        title={t('partners.noneFound')}
        action={
          <Button variant="default" onClick={onClear}>
            {t('partners.clearFilters')}
          </Button>
        }
      >
        {t('partners.noneFoundText')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconBuildingCommunity}
      title={t('partners.none')}
      action={
        <May right="partners_import">
          <AppLink href="/partenaires/importer">{t('partners.import')}</AppLink>
        </May>
      }
    >
      {t('partners.noneText')}
    </EmptyState>
  );
}
