// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconFileSearch, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { addDays, DateField, EmptyState, LoadError, Loading, PageHeader, SearchBox, SelectField, useToday } from '@/ui';
import { day } from '@/ui/format';
import { cleanSearch, type SearchFilters } from './filters';
import { Hit } from './Hit';
import { authorsQuery, searchQuery } from './queries';
import classes from './search.module.css';

/** Each question that finds something leaves a line in the access log: one a thought, not one a letter. */
const PAUSE_MS = 400;
const SHORTEST = 2;

/** Search in the text of entries, of all files or of one. */
export default function SearchPage() {
  const { t } = useT();
  const filters = cleanSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback(
    (changes: SearchFilters) =>
      void navigate({
        to: '/recherche',
        search: ((before: SearchFilters) => cleanSearch({ ...before, ...changes })) as never,
        replace: true,
      } as never),
    [navigate],
  );
  const asked = (filters.q ?? '').length >= SHORTEST;
  const found = useInfiniteQuery({ ...searchQuery(filters), enabled: asked || filters.dossier !== undefined });
  const first = found.data?.pages[0];
  return (
    <>
      <PageHeader
        title={t('search.title')}
        subtitle={
          filters.dossier && (
            <div className={classes.within}>
              <span>{first?.personName ? t('search.within', { name: first.personName }) : t('search.withinOne')}</span>
              <Button size="compact-sm" variant="default" onClick={() => change({ dossier: undefined })}>
                {t('search.everywhere')}
              </Button>
            </div>
          )
        }
        help="recherche"
      />
      <div className="stack">
        <Filters filters={filters} onChange={change} />
        {!asked ? (
          <EmptyState icon={IconFileSearch} title={t('search.start')}>
            {t('search.startText')}
          </EmptyState>
        ) : found.isError ? (
          <LoadError error={found.error} retry={() => void found.refetch()} />
        ) : found.isPending ? (
          <Loading rows={8} />
        ) : (
          <Results
            pages={found.data.pages}
            named={filters.dossier === undefined}
            more={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
            loading={found.isFetchingNextPage}
            onBefore={(until) => change({ au: until })}
          />
        )}
      </div>
    </>
  );
}

function Filters({ filters, onChange }: { filters: SearchFilters; onChange: (changes: SearchFilters) => void }) {
  const { t } = useT();
  const today = useToday();
  const authors = useQuery(authorsQuery);
  return (
    <section className="stack stack-sm" aria-label={t('search.filters')}>
      <div className={classes.words}>
        <SearchBox
          label={t('search.words')}
          hint={t('search.hint')}
          q={filters.q ?? ''}
          onChange={(q) => onChange({ q: q || undefined })}
          pauseMs={PAUSE_MS}
          autoFocus={!filters.q}
        />
      </div>
      <div className={`filters ${classes.narrow}`}>
        <SelectField
          label={t('search.kind')}
          placeholder={t('search.everyKind')}
          options={useVocabulary('entry_kind')}
          value={filters.nature ?? null}
          onChange={(nature) => onChange({ nature: (nature ?? undefined) as SearchFilters['nature'] })}
        />
        <SelectField
          label={t('search.author')}
          placeholder={t('search.everyAuthor')}
          options={(authors.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
          value={filters.auteur ?? null}
          onChange={(auteur) => onChange({ auteur: auteur ?? undefined })}
        />
        <DateField
          label={t('search.from')}
          optional
          max={today}
          value={filters.du ?? null}
          onChange={(du) => onChange({ du: du ?? undefined })}
        />
        <DateField
          label={t('search.until')}
          optional
          max={today}
          value={filters.au ?? null}
          onChange={(au) => onChange({ au: au ?? undefined })}
        />
      </div>
    </section>
  );
}

interface ResultsProps {
  pages: Schema<'EntryHitPage'>[];
  named: boolean;
  more?: () => void;
  loading: boolean;
  onBefore: (until: string) => void;
}

function Results({ pages, named, more, loading, onBefore }: ResultsProps) {
  const { t } = useT();
  const hits = pages.flatMap(({ items }) => items);
  const { found, searchedBackTo } = pages[0] as Schema<'EntryHitPage'>;
  const older = searchedBackTo && !more && (
    <Button variant="default" onClick={() => onBefore(addDays(searchedBackTo, -1))}>
      {t('search.before', { day: day(searchedBackTo) })}
    </Button>
  );
  return (
    <>
      <p role="status" className={`muted ${classes.count}`}>
        {searchedBackTo
          ? t('search.newest', { count: found, day: day(searchedBackTo) })
          : t('search.count', { count: found })}
      </p>
      {hits.length === 0 ? (
        <EmptyState icon={IconSearchOff} title={t('search.none')}>
          {t('search.noneText')}
        </EmptyState>
      ) : (
        <ol className={`plain-list line-list ${classes.hits}`} aria-label={t('search.results')}>
          {hits.map((hit) => (
            <Hit key={hit.id} hit={hit} named={named} />
          ))}
        </ol>
      )}
      {more && (
        <div className={classes.more}>
          <Button variant="default" loading={loading} onClick={more}>
            {t('search.more')}
          </Button>
        </div>
      )}
      {older && <div className={classes.more}>{older}</div>}
    </>
  );
}
