// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconFolderOpen, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { NewPersonDialog } from '@/people/NewPersonDialog';
import { fileStateWords, fileTone } from '@/people/words';
import { searchHref } from '@/search/filters';
import { AppLink, type Column, DataTable, EmptyState, LoadError, PageHeader, StatusBadge } from '@/ui';
import { day, name } from '@/ui/format';
import { FilesFilters } from './FilesFilters';
import classes from './files.module.css';
import { cleanFileFilters, DEFAULT_SORT, type FileFilters } from './filters';
import { filesQuery } from './queries';

type Row = Schema<'FileRow'>;

export default function FilesPage() {
  const { t } = useT();
  const filters = cleanFileFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback(
    (changes: FileFilters) =>
      navigate({
        to: '/dossiers',
        search: ((before: FileFilters) => cleanFileFilters({ ...before, ...changes })) as never,
        replace: true,
      }),
    [navigate],
  );
  const open = (id: string) => void navigate({ to: '/dossiers/$id', params: { id } } as never);
  const files = useInfiniteQuery(filesQuery(filters));
  const columns = useColumns();
  const rows = files.data?.pages.flatMap((page) => page.items) ?? [];
  const total = files.data?.pages[0]?.total;
  const create = (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => void change({ new: true })}>
      {t('files.create')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('files.title')} help="dossier#retrouver-quelqu-un" actions={create} />
      <div className="stack">
        <FilesFilters filters={filters} onChange={(changes) => void change(changes)} />
        <div className={classes.countLine}>
          <p role="status" className={`muted ${classes.count}`}>
            {files.data && (total == null ? t('files.countMany') : t('files.count', { count: total }))}
          </p>
          <AppLink href={searchHref({ q: filters.q })}>{t('files.searchEntries')}</AppLink>
        </div>
        {files.isError ? (
          <LoadError error={files.error} retry={() => void files.refetch()} />
        ) : (
          <DataTable
            label={t('files.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `/dossiers/${row.id}`}
            sort={filters.sort ?? DEFAULT_SORT}
            onSort={(sort) => void change({ sort } as FileFilters)}
            loading={files.isPending || files.isPlaceholderData}
            empty={<Nobody filters={filters} action={create} onClear={() => void change(NO_FILTERS)} />}
            more={
              files.hasNextPage
                ? { onMore: () => void files.fetchNextPage(), loading: files.isFetchingNextPage }
                : undefined
            }
          />
        )}
      </div>
      {filters.new && <NewPersonDialog onClose={() => void change({ new: undefined })} onPerson={open} />}
    </>
  );
}

const NO_FILTERS: FileFilters = { q: undefined, state: undefined, structureId: undefined };

function useColumns(): Column<Row>[] {
  const { t } = useT();
  return [
    {
      key: 'name',
      header: t('files.name'),
      sort: 'name',
      primary: true,
      render: (row) => (
        <span className={classes.name}>
          <span className="strong">{name(row)}</span>{' '}
          {row.hasRestriction && <StatusBadge tone="bad">{t('files.restrictionMark')}</StatusBadge>}
        </span>
      ),
    },
    {
      key: 'birth',
      header: t('files.birth'),
      sort: 'birth',
      width: '11.5rem',
      render: (row) =>
        row.birthDate ? (
          <span className="num nowrap">
            {day(row.birthDate)} <span className="muted">({t('files.age', { count: row.age ?? 0 })})</span>
          </span>
        ) : (
          <span className="muted">{t('files.birthMissing')}</span>
        ),
    },
    {
      key: 'school',
      header: t('files.school'),
      // The class stays in one piece.
      render: (row) => [row.structureName, row.className.replaceAll(' ', '\u00a0')].filter(Boolean).join(' · '),
    },
    {
      key: 'state',
      header: t('files.state'),
      width: '10rem',
      render: (row) => <StatusBadge tone={fileTone(row.state)}>{fileStateWords(row.state)}</StatusBadge>,
    },
    {
      key: 'activity',
      header: t('files.activity'),
      sort: 'activity',
      width: '9.5rem',
      render: (row) => row.lastActivityOn && <span className="num">{day(row.lastActivityOn)}</span>,
    },
  ];
}

interface NobodyProps {
  filters: FileFilters;
  action: React.ReactNode;
  onClear: () => void;
}

function Nobody({ filters, action, onClear }: NobodyProps) {
  const { t } = useT();
  const filtered = filters.q || filters.state || filters.structureId;
  if (!filtered)
    return (
      <EmptyState
        icon={IconFolderOpen}
        title={t('files.none')}
        action={
          <div className={classes.choices}>
            <AppLink href="/saisines/nouvelle">{t('files.newReferral')}</AppLink>
            {action}
          </div>
        }
      >
        {t('files.noneText')}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconFolderOpen}
      title={t('files.noneFound')}
      action={
        <div className={classes.choices}>
          <Button variant="default" onClick={onClear}>
            {t('files.clearFilters')}
          </Button>
          {action}
          <AppLink href="/acces-urgence">{t('opening.emergencies')}</AppLink>
        </div>
      }
    >
      {t('files.noneFoundText')}
    </EmptyState>
  );
}
