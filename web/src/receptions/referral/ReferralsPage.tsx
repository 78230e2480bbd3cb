// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { draftsQuery } from '@/exchange/queries';
import { useT } from '@/i18n';
import { searchSchools } from '@/people/searchSchools';
import {
  AppLink,
  CheckField,
  type Column,
  DataTable,
  EmptyState,
  LoadError,
  PageHeader,
  SearchSelect,
  SelectField,
  StatusBadge,
  useNavigateTo,
} from '@/ui';
import { dayShort, time } from '@/ui/format';
import { structureQuery } from '../queries';
import { measureDays, referralStateWords, referralTone } from '../words';
import { REFERRAL_STATES, type ReferralFilters } from './filters';
import classes from './ReferralsPage.module.css';

type Row = Schema<'ReferralRow'>;

/** Every announcement, newest first. */
export default function ReferralsPage() {
  const { t } = useT();
  const filters = useSearch({ strict: false }) as ReferralFilters;
  const referrals = useReferrals(filters);
  const columns = useColumns();
  const rows = referrals.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={t('receptions.referrals')}
        help="saisines"
        actions={
          <>
            <ToComplete />
            <Button component={AppLink} href="/saisines/importer" variant="default">
              {t('exchange.import')}
            </Button>
            <Button component={AppLink} href="/mesures/a-effacer" variant="default">
              {t('measures.toErase')}
            </Button>
            <Button component={AppLink} href="/saisines/nouvelle">
              {t('receptions.newReferral')}
            </Button>
          </>
        }
      />
      <div className="stack">
        <Filters filters={filters} />
        {referrals.isError ? (
          <LoadError error={referrals.error} retry={() => void referrals.refetch()} />
        ) : (
          <DataTable
            label={t('receptions.referrals')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => `/saisines/${row.id}`}
            loading={referrals.isLoading}
            empty={
              <EmptyState icon={IconInbox} title={t('receptions.noReferral')}>
                {t('receptions.noReferralHint')}
              </EmptyState>
            }
            more={
              referrals.hasNextPage
                ? { onMore: () => void referrals.fetchNextPage(), loading: referrals.isFetchingNextPage }
                : undefined
            }
          />
        )}
      </div>
    </>
  );
}

/** Those of an imported list that still lack something. */
function ToComplete() {
  const { t } = useT();
  const { data } = useQuery(draftsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <Button component={AppLink} href="/saisines/a-completer" variant="default">
      {t('exchange.draftsCount', { count: data.items.length })}
    </Button>
  );
}

function useReferrals({ state, owed, structureId }: ReferralFilters) {
  return useInfiniteQuery({
    queryKey: ['referrals', 'list', { state, owed, structureId }],
    queryFn: ({ pageParam }) =>
      send(
        api.GET('/api/v1/referrals', {
          params: {
            query: { state, owed: owed ? 'true' : undefined, structureId, cursor: pageParam || undefined },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

function useColumns(): Column<Row>[] {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  return [
    { key: 'name', header: t('receptions.pupil'), primary: true, width: '17%', render: (row) => row.personName },
    {
      key: 'school',
      header: t('receptions.school'),
      width: '21%',
      render: (row) => (
        <>
          {row.structureName}
          <span className={classes.second}>{row.className}</span>
        </>
      ),
    },
    {
      key: 'measure',
      header: t('receptions.measureKind'),
      render: (row) => (
        <>
          <span className={classes.days}>{measureDays(row.measure)}</span>
          <span className={classes.second}>{kind(row.measure.kind)}</span>
        </>
      ),
    },
    { key: 'halves', header: t('receptions.halfDays'), align: 'end', width: '6.5rem', render: (row) => row.receivable },
    {
      key: 'received',
      header: t('receptions.receivedOn'),
      render: (row) => (
        <span className="nowrap">
          {[dayShort(row.receivedOn), row.receivedTime && time(row.receivedTime)].filter(Boolean).join(' ')}
        </span>
      ),
    },
    {
      key: 'state',
      header: t('receptions.state'),
      render: (row) => (
        <span className={classes.badges}>
          <StatusBadge tone={referralTone(row.state)}>{referralStateWords(row.state)}</StatusBadge>
          {owesAnswer(row) && <StatusBadge tone="bad">{t('receptions.answerDue')}</StatusBadge>}
        </span>
      ),
    },
  ];
}

/** The school was decided on and does not know. */
export function owesAnswer({ state, answered }: Pick<Row, 'state' | 'answered'>): boolean {
  return !answered && (state === 'accepted' || state === 'refused');
}

function Filters({ filters }: { filters: ReferralFilters }) {
  const { t } = useT();
  const navigate = useNavigateTo();
  const { data: school } = useQuery({
    ...structureQuery(filters.structureId ?? ''),
    enabled: Boolean(filters.structureId),
  });
  const go = (change: Partial<ReferralFilters>) => {
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries({ ...filters, ...change })) if (value) query.set(key, String(value));
    navigate(query.size > 0 ? `/saisines?${query}` : '/saisines');
  };
  return (
    <div className="filters no-print">
      <SelectField
        label={t('receptions.state')}
        placeholder={t('receptions.everyState')}
        value={filters.state ?? null}
        options={REFERRAL_STATES.map((state) => ({ value: state, label: referralStateWords(state) }))}
        onChange={(state) => go({ state: (state ?? undefined) as ReferralFilters['state'] })}
      />
      <SearchSelect<Pick<Schema<'StructureRow'>, 'id' | 'name'>>
        label={t('receptions.school')}
        value={filters.structureId ? { id: filters.structureId, name: school?.name ?? '' } : null}
        onChange={(chosen) => go({ structureId: chosen?.id })}
        search={searchSchools}
        toKey={({ id }) => id}
        toLabel={({ name }) => name}
      />
      <CheckField
        label={t('receptions.onlyOwed')}
        value={filters.owed ?? false}
        onChange={(owed) => go({ owed: owed || undefined })}
      />
    </div>
  );
}
