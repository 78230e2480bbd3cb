// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus, IconPuzzle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMay, useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  CheckField,
  type Column,
  DataTable,
  LoadError,
  notify,
  PageHeader,
  SearchBox,
  SelectField,
  StatusBadge,
  useNavigateTo,
} from '@/ui';
import { ActivityForm } from './ActivityForm';
import { type ActivityFilters, cleanActivityFilters, narrowed } from './filters';
import { Nothing } from './ListFrame';
import { ProgrammeNav } from './ProgrammeNav';
import { activitiesQuery } from './queries';
import { duration, group, useStaffWords } from './words';

const PATH = '/programme/activites';
type Activity = Schema<'Activity'>;

/** What the team knows how to do with young people. */
export default function ActivitiesPage() {
  const { t } = useT();
  const filters = cleanActivityFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (changes: ActivityFilters | null) =>
    void navigate({
      to: PATH,
      search: ((before: ActivityFilters) => cleanActivityFilters(changes ? { ...before, ...changes } : {})) as never,
      replace: true,
    } as never);
  const activities = useQuery(activitiesQuery(filters));
  const columns = useColumns();
  const rows = activities.data?.items ?? [];
  return (
    <>
      <PageHeader title={t('catalogue.activities')} help="catalogue#activites" actions={<NewActivity />} />
      <ProgrammeNav current={PATH} />
      <div className="stack">
        <Filters filters={filters} onChange={change} />
        <p role="status" className="muted" style={{ margin: 0 }}>
          {activities.data && t('catalogue.activityCount', { count: activities.data.total })}
        </p>
        {activities.isError ? (
          <LoadError error={activities.error} retry={() => void activities.refetch()} />
        ) : (
          <DataTable
            label={t('catalogue.activities')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `${PATH}/${row.id}`}
            loading={activities.isPending || activities.isPlaceholderData}
            empty={
              <Nothing
                icon={IconPuzzle}
                narrowed={narrowed(filters)}
                title={t('catalogue.noActivity')}
                action={<NewActivity />}
                onClear={() => change(null)}
              />
            }
          />
        )}
      </div>
    </>
  );
}

function NewActivity() {
  const { t } = useT();
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const go = useNavigateTo();
  const [open, setOpen] = useState(false);
  if (!mayWrite) return null;
  const created = async ({ id }: Activity) => {
    await refresh(['catalogue']);
    notify(t('catalogue.activityCreated'));
    go(`${PATH}/${id}`);
  };
  return (
    <>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('catalogue.newActivity')}
      </Button>
      {open && <ActivityForm onSaved={created} onClose={() => setOpen(false)} />}
    </>
  );
}

interface FiltersProps {
  filters: ActivityFilters;
  onChange: (changes: ActivityFilters) => void;
}

function Filters({ filters, onChange }: FiltersProps) {
  const { t } = useT();
  return (
    <search className="filters no-print" aria-label={t('catalogue.filters')}>
      <div className="filter-search">
        <SearchBox
          label={t('catalogue.search')}
          q={filters.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
        />
      </div>
      <SelectField
        label={t('catalogue.axis')}
        placeholder={t('catalogue.all')}
        options={useVocabulary('activity_axis')}
        value={filters.axis ?? null}
        onChange={(axis) => onChange({ axis: axis ?? undefined })}
      />
      <SelectField
        label={t('catalogue.skill')}
        placeholder={t('catalogue.all')}
        options={useVocabulary('activity_skill')}
        value={filters.skill ?? null}
        onChange={(skill) => onChange({ skill: skill ?? undefined })}
      />
      <SelectField
        label={t('catalogue.motive')}
        placeholder={t('catalogue.all')}
        options={useVocabulary('motive')}
        value={filters.motive ?? null}
        onChange={(motive) => onChange({ motive: motive ?? undefined })}
      />
      <CheckField
        label={t('catalogue.retiredOnly')}
        value={filters.retired ?? false}
        onChange={(retired) => onChange({ retired: retired || undefined })}
      />
    </search>
  );
}

function useColumns(): Column<Activity>[] {
  const { t } = useT();
  const axis = useLabel('activity_axis');
  const skill = useLabel('activity_skill');
  const staff = useStaffWords();
  return [
    {
      key: 'name',
      header: t('catalogue.name'),
      primary: true,
      render: (row) => (
        <>
          <span className="strong">{row.name}</span>{' '}
          {row.outing && <StatusBadge tone="info">{t('catalogue.outing')}</StatusBadge>}
        </>
      ),
    },
    {
      key: 'skills',
      header: t('catalogue.skills'),
      width: '11rem',
      hideOnPhone: true,
      render: (row) => <span className="small">{row.skills.map(skill).join(', ')}</span>,
    },
    {
      key: 'axis',
      header: t('catalogue.axis'),
      width: '8.5rem',
      render: (row) => <span className="small">{axis(row.axis)}</span>,
    },
    {
      key: 'duration',
      header: t('catalogue.duration'),
      width: '4.75rem',
      render: (row) => <span className="nowrap">{duration(row.usualMinutes)}</span>,
    },
    {
      key: 'group',
      header: t('catalogue.group'),
      width: '6rem',
      render: (row) => <span className="small nowrap">{group(row)}</span>,
    },
    {
      key: 'staff',
      header: t('catalogue.staff'),
      width: '10.5rem',
      hideOnPhone: true,
      render: (row) => <span className="small">{staff(row)}</span>,
    },
    {
      key: 'sheets',
      header: t('catalogue.sheets'),
      width: '4rem',
      align: 'end',
      hideOnPhone: true,
      render: (row) => <span className="num">{row.sheetCount}</span>,
    },
    {
      key: 'leaders',
      header: t('catalogue.leaders'),
      width: '6rem',
      align: 'end',
      render: (row) =>
        row.leaderCount === 0 ? (
          <StatusBadge tone="warn">{t('catalogue.nobody')}</StatusBadge>
        ) : (
          <span className="num">{row.leaderCount}</span>
        ),
    },
  ];
}
