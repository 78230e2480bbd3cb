// SPDX-License-Identifier: EUPL-1.2
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useLabel, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, type Column, DataTable, LoadError, PageHeader, StatusBadge } from '@/ui';
import { day, period as daysWords, halfDayShort } from '@/ui/format';
import { periodAt, periodWords } from './period';
import { figureListQuery } from './queries';
import { cleanListAsked, type Dimension, figuresHref, type Indicator } from './search';
import { countWords, dimensionWords, indicatorWords, useValueWords } from './words';

type Item = Schema<'FigureItem'>;

/** What a number counts: for the team alone, as long as small numbers are not held back. */
export default function ListPage() {
  const { t } = useT();
  const { today } = useMeta();
  const words = useValueWords();
  const asked = cleanListAsked(useSearch({ strict: false }));
  const period = asked.periode ?? periodAt('school_year', today);
  const indicator = asked.indicateur ?? 'stays';
  const columns = useColumns(indicator);
  const list = useInfiniteQuery(figureListQuery(period, indicator, asked));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = list.data?.pages ?? [];
  const by = asked.par as Dimension | undefined;
  const { ecole, mesure, par } = asked;
  const row = by && asked.valeur ? `${dimensionWords(by)} : ${words(by, asked.valeur, rows[0]?.structureName)}` : '';
  return (
    <>
      <PageHeader
        title={indicatorWords(indicator)}
        badge={<StatusBadge tone="warn">{t('reports.internal')}</StatusBadge>}
        subtitle={[row, periodWords(period), first && countWords(first.unit, first.total)].filter(Boolean).join(' · ')}
        back={{ href: figuresHref({ periode: period, ecole, mesure, par }), label: t('reports.title') }}
        help="chiffres#ouvrir-un-nombre"
      />
      {list.isError ? (
        <LoadError error={list.error} retry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={indicatorWords(indicator)}
          columns={columns}
          rows={rows}
          rowKey={(item) => `${item.referralId} ${item.stayId} ${item.halfDay}`}
          rowHref={(item) => `/dossiers/${item.personId}`}
          loading={list.isPending}
          more={
            list.hasNextPage ? { onMore: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } : undefined
          }
        />
      )}
    </>
  );
}

const OWN: Partial<Record<Indicator, Dimension>> = {
  referrals_refused: 'refusal',
  half_days_lost: 'loss',
  half_days_deferred: 'loss',
  half_days_absent: 'absence',
};

function useColumns(indicator: Indicator): Column<Item>[] {
  const { t } = useT();
  const words = useValueWords();
  const measure = useLabel('measure_kind');
  const stayState = useLabel('stay_state');
  const referralState = useLabel('referral_state');
  const own = OWN[indicator];
  return [
    { key: 'name', header: t('reports.pupil'), primary: true, width: '13rem', render: (item) => item.personName },
    {
      key: 'when',
      header: t('reports.when'),
      width: '10.5rem',
      render: (item) => <span className="num">{item.halfDay ? halfDayShort(item.halfDay) : day(item.on)}</span>,
    },
    {
      key: 'school',
      header: t('reports.school'),
      render: (item) => [item.structureName, item.className].filter(Boolean).join(' · '),
    },
    {
      key: 'measure',
      header: t('reports.measure'),
      hideOnPhone: true,
      render: (item) => `${measure(item.measureKind)}${item.last ? `, ${daysWords(item.first, item.last)}` : ''}`,
    },
    {
      key: 'state',
      header: t('reports.state'),
      width: '10rem',
      render: (item) => {
        if (own && item.own) return words(own, item.own);
        return item.stayId ? stayState(item.state) : referralState(item.state);
      },
    },
    {
      key: 'open',
      header: t('reports.seeAlso'),
      width: '6.5rem',
      align: 'end',
      render: (item) =>
        item.stayId ? (
          <AppLink href={`/accueils/${item.stayId}`}>{t('reports.theStay')}</AppLink>
        ) : (
          <AppLink href={`/saisines/${item.referralId}`}>{t('reports.theReferral')}</AppLink>
        ),
    },
  ];
}
