// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { colleaguesQuery } from '@/tasks/queries';
import {
  CheckField,
  type Column,
  DataTable,
  EmptyState,
  LoadError,
  PageHeader,
  PrintButton,
  SelectField,
  StatusBadge,
  useNavigateTo,
} from '@/ui';
import { day } from '@/ui/format';
import { ChoosePerson } from './ChoosePerson';
import classes from './pathways.module.css';
import { pathwaysQuery } from './queries';
import { cleanPathwayFilters, EXIT_CLASSES, openingHref, type PathwayFilters, pathwayHref } from './search';
import { Tabs } from './Tabs';
import { exitTone, queueTone, useExitWords } from './words';

type Row = Schema<'PathwayRow'>;

export default function PathwaysPage() {
  const { t } = useT();
  const filters = cleanPathwayFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const go = useNavigateTo();
  const change = useCallback(
    (changes: PathwayFilters) =>
      void navigate({
        to: '/parcours',
        search: ((before: PathwayFilters) => cleanPathwayFilters({ ...before, ...changes })) as never,
        replace: true,
      }),
    [navigate],
  );
  const list = useInfiniteQuery(pathwaysQuery(filters));
  const columns = useColumns();
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const create = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => change({ new: true })}>
      {t('pathways.new')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('pathways.title')}
        help="parcours"
        actions={
          <>
            {create}
            <PrintButton />
          </>
        }
      />
      <Tabs current="list" />
      <div className="stack">
        <Filters filters={filters} onChange={change} />
        <Counts counts={list.data?.pages[0]?.counts} />
        {list.isError ? (
          <LoadError error={list.error} retry={() => void list.refetch()} />
        ) : (
          <DataTable
            label={t('pathways.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => pathwayHref(row.personId)}
            loading={list.isPending || list.isPlaceholderData}
            empty={
              <EmptyState icon={IconRoute} title={t('pathways.noneFound')} action={create}>
                {t('pathways.noneFoundText')}
              </EmptyState>
            }
            more={
              list.hasNextPage
                ? { onMore: () => void list.fetchNextPage(), loading: list.isFetchingNextPage }
                : undefined
            }
          />
        )}
      </div>
      {filters.new && (
        <ChoosePerson onClose={() => change({ new: undefined })} onPerson={(id) => go(openingHref(id))} />
      )}
    </>
  );
}

function Counts({ counts }: { counts: Schema<'PathwayList'>['counts'] | undefined }) {
  const { t } = useT();
  return (
    <p role="status" className={`muted ${classes.flat}`}>
      {counts &&
        t('pathways.counts', {
          open: counts.open,
          overdue: counts.overdue,
          closed: counts.closed,
          ...counts.exits,
        })}
    </p>
  );
}

function Filters({ filters, onChange }: { filters: PathwayFilters; onChange: (changes: PathwayFilters) => void }) {
  const { t } = useT();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const classWords = useVocabulary('pathway_exit_class');
  return (
    <div className="filters no-print">
      <SelectField
        label={t('pathways.kind')}
        optional={false}
        placeholder={t('pathways.anyKind')}
        options={useVocabulary('pathway_kind')}
        value={filters.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
      />
      <SelectField
        label={t('pathways.referent')}
        placeholder={t('pathways.anybody')}
        options={colleagues.map((user) => ({ value: user.id, label: user.displayName }))}
        value={filters.referentId ?? null}
        onChange={(referentId) => onChange({ referentId: referentId ?? undefined })}
      />
      <SelectField
        label={t('pathways.state')}
        placeholder={t('pathways.stateOpen')}
        options={(['closed', 'all'] as const).map((value) => ({ value, label: t(`pathways.state_${value}`) }))}
        value={filters.state ?? null}
        onChange={(state) => onChange({ state: (state ?? undefined) as PathwayFilters['state'] })}
      />
      <SelectField
        label={t('pathways.exit')}
        placeholder={t('pathways.anyExit')}
        options={EXIT_CLASSES.map((value) => ({
          value,
          label: classWords.find(({ code }) => code === value)?.label ?? value,
        }))}
        value={filters.exitClass ?? null}
        onChange={(exitClass) => onChange({ exitClass: (exitClass ?? undefined) as PathwayFilters['exitClass'] })}
      />
      <CheckField
        label={t('pathways.onlyOverdue')}
        value={filters.overdue ?? false}
        onChange={(overdue) => onChange({ overdue: overdue || undefined })}
      />
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useT();
  const kind = useLabel('pathway_kind');
  const queue = useLabel('pathway_queue');
  const classWords = useLabel('pathway_exit_class');
  const exitWords = useExitWords();
  return [
    {
      key: 'name',
      header: t('pathways.name'),
      primary: true,
      render: (row) => (
        <span>
          <span className="strong">{row.personName}</span>
          <span className={`muted small ${classes.under}`}>
            {[row.age !== null && t('pathways.age', { count: row.age }), row.className, row.structureName]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ),
    },
    {
      key: 'kind',
      header: t('pathways.kind'),
      width: '12rem',
      render: (row) => (
        <>
          {kind(row.kind)}
          <span className={`muted small ${classes.under}`}>{t('pathways.sinceDay', { day: day(row.enteredOn) })}</span>
        </>
      ),
    },
    { key: 'referent', header: t('pathways.referent'), width: '9rem', render: (row) => row.referent?.displayName },
    {
      key: 'objectives',
      header: t('pathways.objectivesShort'),
      width: '6rem',
      render: (row) => (
        <span className="num">{t('pathways.reachedOf', { reached: row.reached, count: row.objectives })}</span>
      ),
    },
    {
      key: 'next',
      header: t('pathways.nextStep'),
      width: '12rem',
      render: (row) =>
        row.exitClass ? (
          <>
            <StatusBadge tone={exitTone(row.exitClass)}>{classWords(row.exitClass)}</StatusBadge>{' '}
            {exitWords(row.exitClass, row.exitCode)}
          </>
        ) : row.reviewOverdue ? (
          <StatusBadge tone="bad">{t('pathways.overdueSince', { day: day(row.nextReviewOn ?? '') })}</StatusBadge>
        ) : (
          row.nextReviewOn && <span className="num">{t('pathways.reviewOn', { day: day(row.nextReviewOn) })}</span>
        ),
    },
    {
      key: 'queue',
      header: t('pathways.queue'),
      width: '8rem',
      render: (row) => !row.exitClass && <StatusBadge tone={queueTone(row.queue)}>{queue(row.queue)}</StatusBadge>,
    },
  ];
}
