// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMay, useRefresh, useVocabulary } from '@/api/queries';
import { WEEKDAYS, type Weekday, weekdayName } from '@/calendar/week';
import { useT } from '@/i18n';
import {
  AppLink,
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
import { day, phone } from '@/ui/format';
import classes from './catalogue.module.css';
import {
  cleanProfessionalFilters,
  HONORABILITY_STATES,
  type HonorabilityState,
  narrowed,
  type ProfessionalFilters,
} from './filters';
import { Nothing } from './ListFrame';
import { ProfessionalForm } from './ProfessionalForm';
import { ProgrammeNav } from './ProgrammeNav';
import { professionalsQuery } from './queries';
import { duration, HONORABILITY_TONE, honorabilityWords, useDaysWords } from './words';

const PATH = '/programme/intervenants';
type Professional = Schema<'Professional'>;

/** Who accompanies young people, when they can be had, whether their check still counts. */
export default function ProfessionalsPage() {
  const { t } = useT();
  const filters = cleanProfessionalFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (changes: ProfessionalFilters | null) =>
    void navigate({
      to: PATH,
      search: ((before: ProfessionalFilters) =>
        cleanProfessionalFilters(changes ? { ...before, ...changes } : {})) as never,
      replace: true,
    } as never);
  const professionals = useQuery(professionalsQuery(filters));
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('catalogue.professionals')} help="catalogue#intervenants" actions={<NewProfessional />} />
      <ProgrammeNav current={PATH} />
      <div className="stack">
        <Filters filters={filters} onChange={change} />
        <p role="status" className="muted" style={{ margin: 0 }}>
          {professionals.data && t('catalogue.professionalCount', { count: professionals.data.total })}
        </p>
        {professionals.data && !narrowed(filters) && <ChecksToDo professionals={professionals.data.items} />}
        {professionals.isError ? (
          <LoadError error={professionals.error} retry={() => void professionals.refetch()} />
        ) : (
          <DataTable
            label={t('catalogue.professionals')}
            columns={columns}
            rows={professionals.data?.items ?? []}
            rowKey={(row) => row.id}
            rowHref={(row) => `${PATH}/${row.id}`}
            loading={professionals.isPending || professionals.isPlaceholderData}
            empty={
              <Nothing
                icon={IconUsers}
                narrowed={narrowed(filters)}
                title={t('catalogue.noProfessional')}
                action={<NewProfessional />}
                onClear={() => change(null)}
              />
            }
          />
        )}
      </div>
    </>
  );
}

const TO_DO = ['expired', 'expiring', 'missing'] as const;

/** How many checks are to be made again, each with the list behind it. */
function ChecksToDo({ professionals }: { professionals: Professional[] }) {
  const { t } = useT();
  const words = {
    expired: t('catalogue.checkExpired'),
    expiring: t('catalogue.checkExpiring'),
    missing: t('catalogue.honorabilityMissing'),
  };
  const counts = TO_DO.map((state) => ({
    state,
    count: professionals.filter(({ honorability }) => honorability.state === state).length,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <p className={classes.legend}>
      <span className="strong">{t('catalogue.honorability')}</span>
      {counts.map(({ state, count }) => (
        <AppLink key={state} href={`${PATH}?honorability=${state}`}>
          {`${words[state]} : ${count}`}
        </AppLink>
      ))}
    </p>
  );
}

function NewProfessional() {
  const { t } = useT();
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const go = useNavigateTo();
  const [open, setOpen] = useState(false);
  if (!mayWrite) return null;
  const created = async ({ id }: Professional) => {
    await refresh(['catalogue']);
    notify(t('catalogue.professionalCreated'));
    go(`${PATH}/${id}`);
  };
  return (
    <>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('catalogue.newProfessional')}
      </Button>
      {open && <ProfessionalForm onSaved={created} onClose={() => setOpen(false)} />}
    </>
  );
}

interface FiltersProps {
  filters: ProfessionalFilters;
  onChange: (changes: ProfessionalFilters) => void;
}

function Filters({ filters, onChange }: FiltersProps) {
  const { t, locale } = useT();
  const states: Record<HonorabilityState, string> = {
    valid: t('catalogue.checkValid'),
    expiring: t('catalogue.checkExpiring'),
    expired: t('catalogue.checkExpired'),
    missing: t('catalogue.honorabilityMissing'),
  };
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
        label={t('catalogue.qualification')}
        placeholder={t('catalogue.all')}
        options={useVocabulary('qualification')}
        value={filters.qualification ?? null}
        onChange={(code) => onChange({ qualification: code ?? undefined })}
      />
      <SelectField
        label={t('catalogue.presentOn')}
        placeholder={t('catalogue.anyDay')}
        options={WEEKDAYS.slice(0, 6).map((code) => ({ value: code, label: weekdayName(code, locale) }))}
        value={filters.weekday ?? null}
        onChange={(code) => onChange({ weekday: (code ?? undefined) as Weekday | undefined })}
      />
      <SelectField
        label={t('catalogue.honorability')}
        placeholder={t('catalogue.all')}
        options={HONORABILITY_STATES.map((state) => ({ value: state, label: states[state] }))}
        value={filters.honorability ?? null}
        onChange={(state) => onChange({ honorability: (state ?? undefined) as HonorabilityState | undefined })}
      />
      <CheckField
        label={t('catalogue.leftOnly')}
        value={filters.left ?? false}
        onChange={(left) => onChange({ left: left || undefined })}
      />
    </search>
  );
}

function useColumns(): Column<Professional>[] {
  const { t } = useT();
  const qualification = useLabel('qualification');
  const days = useDaysWords();
  return [
    {
      key: 'name',
      header: t('catalogue.lastName'),
      primary: true,
      render: (row) => (
        <>
          <span className="strong">{row.displayName}</span>
          {row.activeFrom && !row.inPost && (row.activeTo === null || row.activeTo >= row.activeFrom) && (
            <>
              {' '}
              <StatusBadge tone="info">{t('catalogue.fromDay', { day: day(row.activeFrom) })}</StatusBadge>
            </>
          )}
        </>
      ),
    },
    {
      key: 'function',
      header: t('catalogue.function'),
      width: '13rem',
      render: (row) => (
        <>
          {row.function}
          {row.structure && <div className="muted small">{row.structure.name}</div>}
        </>
      ),
    },
    {
      key: 'qualifications',
      header: t('catalogue.qualifications'),
      width: '10.5rem',
      hideOnPhone: true,
      render: (row) => <span className="small">{row.qualifications.map(qualification).join(', ')}</span>,
    },
    {
      key: 'week',
      header: t('catalogue.week'),
      width: '8rem',
      render: (row) =>
        row.week.length > 0 ? (
          <>
            {days(row.week)} <span className="muted small nowrap">{duration(row.weeklyMinutes)}</span>
          </>
        ) : (
          <span className="muted">{t('catalogue.noWeek')}</span>
        ),
    },
    {
      key: 'phone',
      header: t('catalogue.phone'),
      width: '8.5rem',
      render: (row) =>
        row.phone && (
          <span className="num nowrap">
            <a href={`tel:${row.phone}`}>{phone(row.phone)}</a>
          </span>
        ),
    },
    {
      key: 'honorability',
      header: t('catalogue.honorability'),
      width: '9rem',
      render: (row) => (
        <StatusBadge tone={HONORABILITY_TONE[row.honorability.state]}>
          {honorabilityWords(row.honorability)}
        </StatusBadge>
      ),
    },
  ];
}
