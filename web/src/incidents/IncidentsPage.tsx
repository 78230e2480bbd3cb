// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconFileAlert, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  AppLink,
  type Column,
  DataTable,
  DateField,
  EmptyState,
  LoadError,
  PageHeader,
  Section,
  SelectField,
  StatusBadge,
  useNavigateTo,
} from '@/ui';
import { halfDayShort, time } from '@/ui/format';
import { ConcernRows } from './ConcernRows';
import { incidentListQuery } from './queries';
import { fileIncidentsHref, type ListFilters, listHref, newIncidentHref } from './search';
import { stateTone, stateWords } from './words';

type Row = Schema<'IncidentRow'>;

/** The incidents of the team, over a period. */
export default function IncidentsPage() {
  const { t } = useT();
  const filters = useSearch({ strict: false }) as ListFilters;
  const go = useNavigateTo();
  const kind = useLabel('incident_kind');
  const place = useLabel('incident_place');
  const audience = useLabel('told_audience');
  const list = useInfiniteQuery(incidentListQuery(filters));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const concerns = list.data?.pages[0]?.concerns ?? [];
  const change = (changes: ListFilters) => go(listHref({ ...filters, ...changes }));
  const columns: Column<Row>[] = [
    {
      key: 'when',
      header: t('incidents.when'),
      render: (row) => [halfDayShort(row.halfDay), row.time && time(row.time)].filter(Boolean).join(', '),
    },
    { key: 'kind', header: t('incidents.kind'), render: (row) => kind(row.kind) },
    {
      key: 'people',
      header: t('incidents.people'),
      primary: true,
      render: (row) =>
        row.people.map((each, index) => (
          <span key={each.personId}>
            {index > 0 && ', '}
            <AppLink href={fileIncidentsHref(each.personId)}>{each.personName}</AppLink>
          </span>
        )),
    },
    { key: 'place', header: t('incidents.place'), hideOnPhone: true, width: '9rem', render: (row) => place(row.place) },
    {
      key: 'awaited',
      header: t('incidents.toTell'),
      width: '9rem',
      render: (row) =>
        row.awaited.length > 0 && (
          <StatusBadge tone="warn">
            {[...new Set(row.awaited.map((each) => audience(each.audience)))].join(', ')}
          </StatusBadge>
        ),
    },
    {
      key: 'state',
      header: t('incidents.state'),
      render: (row) => (
        <>
          <StatusBadge tone={stateTone(row.state)}>{stateWords(row.state)}</StatusBadge>{' '}
          {row.injury && <StatusBadge tone="bad">{t('incidents.injured')}</StatusBadge>}{' '}
          {row.interrupted && <StatusBadge tone="bad">{t('incidents.interruption')}</StatusBadge>}
        </>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('incidents.list')}
        help="incidents"
        actionsFor="incidents_keep"
        actions={
          <Button component={AppLink} href={newIncidentHref()} leftSection={<IconPlus size={18} aria-hidden />}>
            {t('incidents.report')}
          </Button>
        }
      />
      <div className="stack">
        <section className="filters" aria-label={t('incidents.filters')}>
          <DateField
            label={t('incidents.from')}
            optional
            value={filters.du ?? null}
            onChange={(du) => change({ du: du ?? undefined })}
          />
          <DateField
            label={t('incidents.until')}
            optional
            value={filters.au ?? null}
            onChange={(au) => change({ au: au ?? undefined })}
          />
          <SelectField
            label={t('incidents.kind')}
            placeholder={t('incidents.everyKind')}
            options={useVocabulary('incident_kind')}
            value={filters.nature ?? null}
            onChange={(nature) => change({ nature: nature ?? undefined })}
          />
          <SelectField
            label={t('incidents.state')}
            placeholder={t('incidents.everyState')}
            options={(['open', 'closed'] as const).map((value) => ({ value, label: stateWords(value) }))}
            value={filters.etat ?? null}
            onChange={(etat) => change({ etat: (etat ?? undefined) as ListFilters['etat'] })}
          />
        </section>
        {list.isError ? (
          <LoadError error={list.error} retry={() => void list.refetch()} />
        ) : (
          <DataTable
            label={t('incidents.list')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            loading={list.isPending}
            empty={<EmptyState icon={IconFileAlert} title={t('incidents.noneFound')} />}
            more={
              list.hasNextPage
                ? { onMore: () => void list.fetchNextPage(), loading: list.isFetchingNextPage }
                : undefined
            }
          />
        )}
        {concerns.length > 0 && (
          <Section title={t('incidents.protected')}>
            <ConcernRows rows={concerns} named />
          </Section>
        )}
      </div>
    </>
  );
}
