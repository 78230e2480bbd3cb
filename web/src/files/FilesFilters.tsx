// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/i18n';
import { searchSchools } from '@/people/searchSchools';
import { fileStateWords } from '@/people/words';
import { SearchBox, SearchSelect, SelectField } from '@/ui';
import classes from './files.module.css';
import { FILE_STATES, type FileFilters } from './filters';
import { structureQuery } from './queries';

interface FilesFiltersProps {
  filters: FileFilters;
  onChange: (changes: FileFilters) => void;
}

export function FilesFilters({ filters, onChange }: FilesFiltersProps) {
  const { t } = useT();
  const { structureId } = filters;
  const school = useQuery({ ...structureQuery(structureId ?? ''), enabled: structureId !== undefined });
  return (
    <section className={`filters ${classes.filters}`} aria-label={t('files.filters')}>
      <div className="filter-search">
        <SearchBox label={t('files.search')} q={filters.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      </div>
      <SelectField
        label={t('files.state')}
        placeholder={t('files.everyState')}
        options={FILE_STATES.map((state) => ({ value: state, label: fileStateWords(state) }))}
        value={filters.state ?? null}
        onChange={(state) => onChange({ state: (state ?? undefined) as FileFilters['state'] })}
      />
      <SearchSelect
        label={t('files.schoolOnly')}
        value={structureId ? { id: structureId, name: school.data?.name ?? '…' } : null}
        onChange={(chosen) => onChange({ structureId: chosen?.id })}
        search={searchSchools}
        toKey={(each) => each.id}
        toLabel={(each) => each.name}
      />
    </section>
  );
}
