// SPDX-License-Identifier: EUPL-1.2
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { EmptyState, LoadError, Loading, PageHeader, PrintButton, SelectField, SubNav } from '@/ui';
import { period as daysWords, halfDayShort } from '@/ui/format';
import { Breakdown } from './Breakdown';
import { breakdownOf } from './breakdown';
import { Cards } from './Cards';
import { PrintedDefinitions } from './Definition';
import { PeriodPicker } from './PeriodPicker';
import { periodAt, periodWords } from './period';
import { figuresQuery } from './queries';
import classes from './reports.module.css';
import { type Asked, cleanAsked, DIMENSIONS, figuresHref, listHref } from './search';
import { dimensionWords } from './words';

/** Counts for any period: each number with its definition, its list and that of a year before. */
export default function ReportsPage() {
  const { t } = useT();
  const { today } = useMeta();
  const navigate = useNavigate();
  const asked = cleanAsked(useSearch({ strict: false }));
  const period = asked.periode ?? periodAt('school_year', today);
  const { data, isError, error, refetch, isPlaceholderData } = useQuery(figuresQuery(period, asked));
  const change = (changes: Asked) =>
    void navigate({
      to: '/chiffres',
      search: ((before: Asked) => cleanAsked({ ...before, ...changes })) as never,
      replace: true,
    });

  return (
    <>
      <PageHeader
        title={t('reports.title')}
        help="chiffres"
        subtitle={data && <Subtitle figures={data} words={periodWords(period)} />}
        actions={<PrintButton />}
      />
      <div className="stack stack-lg">
        <div className={`${classes.tools} no-print`}>
          <PeriodPicker period={period} today={today} onChange={(periode) => change({ periode })} />
          <Filters asked={asked} schools={data?.schools ?? []} onChange={change} />
        </div>
        {isError && <LoadError error={error} retry={() => void refetch()} />}
        {!data && !isError && <Loading rows={10} />}
        {data && (
          <div className="stack stack-lg" aria-busy={isPlaceholderData || undefined}>
            <FiltersSaid asked={asked} schools={data.schools} />
            {isEmpty(data) && (
              <EmptyState icon={IconChartBar} title={t('reports.nothing')}>
                {t('reports.nothingText')}
              </EmptyState>
            )}
            <Cards figures={data} href={(indicator) => listHref(asked, period, indicator)} />
            <Tables figures={data} asked={asked} period={period} />
            <PrintedDefinitions figures={data} />
          </div>
        )}
      </div>
    </>
  );
}

const isEmpty = ({ values }: Schema<'Figures'>) => values.every(({ now, before }) => now === 0 && before === 0);

function Subtitle({ figures, words }: { figures: Schema<'Figures'>; words: string }) {
  const { t } = useT();
  const { period, previous, until } = figures;
  const going = until.slice(0, 10) < period.to;
  return (
    <>
      <span className={classes.periodWords}>{words}</span>
      {period.kind !== 'free' && `, ${daysWords(period.from, period.to)}`}
      {going && until.slice(0, 10) >= period.from && ` · ${t('reports.until', { halfDay: halfDayShort(until) })}`}
      {` · ${t('reports.previous', { days: daysWords(previous.from, previous.to) })}`}
    </>
  );
}

interface FiltersProps {
  asked: Asked;
  schools: Schema<'Figures'>['schools'];
  onChange: (changes: Asked) => void;
}

function Filters({ asked, schools, onChange }: FiltersProps) {
  const { t } = useT();
  const kinds = useVocabulary('measure_kind');
  return (
    <div className={classes.filters}>
      <SelectField
        label={t('reports.school')}
        placeholder={t('reports.allSchools')}
        value={asked.ecole ?? null}
        onChange={(ecole) => onChange({ ecole: ecole ?? undefined })}
        options={schools.map(({ id, name }) => ({ code: id, label: name }))}
      />
      <SelectField
        label={t('reports.measure')}
        placeholder={t('reports.allMeasures')}
        value={asked.mesure ?? null}
        onChange={(mesure) => onChange({ mesure: mesure ?? undefined })}
        options={kinds}
      />
    </div>
  );
}

/** What is left out, said on paper too. */
function FiltersSaid({ asked, schools }: { asked: Asked; schools: Schema<'Figures'>['schools'] }) {
  const { t } = useT();
  const kinds = useVocabulary('measure_kind');
  const said = [
    asked.ecole && schools.find(({ id }) => id === asked.ecole)?.name,
    asked.mesure && kinds.find(({ code }) => code === asked.mesure)?.label,
  ].filter(Boolean);
  if (said.length === 0) return null;
  return <p className={classes.printedLine}>{t('reports.only', { what: said.join(', ') })}</p>;
}

function Tables({ figures, asked, period }: { figures: Schema<'Figures'>; asked: Asked; period: string }) {
  const { t } = useT();
  const shown = asked.par ?? 'school';
  const tabs = [...DIMENSIONS, 'tout' as const];
  return (
    <div>
      <SubNav
        label={t('reports.breakdowns')}
        items={tabs.map((par) => ({
          href: figuresHref({ ...asked, periode: period, par: par === 'school' ? undefined : par }),
          label: par === 'tout' ? t('reports.all') : dimensionWords(par),
          current: par === shown,
        }))}
      />
      <div className="stack stack-lg">
        {(shown === 'tout' ? DIMENSIONS : [shown]).map((by) => (
          <Breakdown
            key={by}
            model={breakdownOf(figures, by)}
            periodWords={periodWords(period)}
            href={(indicator, dimension, value) => listHref(asked, period, indicator, dimension, value)}
          />
        ))}
      </div>
    </div>
  );
}
