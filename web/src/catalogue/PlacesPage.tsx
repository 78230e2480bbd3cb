// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconMapPin, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMay, useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ActionMenu,
  CheckField,
  type Column,
  DataTable,
  LoadError,
  notify,
  notifyError,
  notifyUndo,
  PageHeader,
  SearchBox,
  Section,
  SelectField,
  StatusBadge,
  useNavigateTo,
} from '@/ui';
import classes from './catalogue.module.css';
import { cleanPlaceFilters, narrowed, type PlaceFilters } from './filters';
import { Nothing } from './ListFrame';
import { ProgrammeNav } from './ProgrammeNav';
import { patchSite, placesQuery } from './queries';
import { RoomForm } from './RoomForm';
import { SiteForm } from './SiteForm';
import { useDaysWords } from './words';

const PATH = '/programme/lieux';
type Room = Schema<'Room'>;
type Site = Schema<'Site'>;

/** Where sessions take place: rooms of the sites, places outside, and how far all are from each other. */
export default function PlacesPage() {
  const { t } = useT();
  const filters = cleanPlaceFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (changes: PlaceFilters | null) =>
    void navigate({
      to: PATH,
      search: ((before: PlaceFilters) => cleanPlaceFilters(changes ? { ...before, ...changes } : {})) as never,
      replace: true,
    } as never);
  const places = useQuery(placesQuery(filters));
  const sites = places.data?.sites ?? [];
  const columns = useColumns(sites);
  return (
    <>
      <PageHeader title={t('catalogue.places')} help="catalogue#lieux" actions={<NewRoom sites={sites} />} />
      <ProgrammeNav current={PATH} />
      <div className="stack">
        <Filters filters={filters} sites={sites} onChange={change} />
        <p role="status" className="muted" style={{ margin: 0 }}>
          {places.data && t('catalogue.placeCount', { count: places.data.total })}
        </p>
        {places.isError ? (
          <LoadError error={places.error} retry={() => void places.refetch()} />
        ) : (
          <DataTable
            label={t('catalogue.places')}
            columns={columns}
            rows={places.data?.items ?? []}
            rowKey={(row) => row.id}
            rowHref={(row) => `${PATH}/${row.id}`}
            loading={places.isPending || places.isPlaceholderData}
            empty={
              <Nothing
                icon={IconMapPin}
                narrowed={narrowed(filters)}
                title={t('catalogue.noPlace')}
                action={<NewRoom sites={sites} />}
                onClear={() => change(null)}
              />
            }
          />
        )}
        {places.data && <Sites sites={sites} />}
      </div>
    </>
  );
}

function NewRoom({ sites }: { sites: Site[] }) {
  const { t } = useT();
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const go = useNavigateTo();
  const [open, setOpen] = useState(false);
  if (!mayWrite) return null;
  const created = async ({ id }: Room) => {
    await refresh(['catalogue']);
    notify(t('catalogue.roomCreated'));
    go(`${PATH}/${id}`);
  };
  return (
    <>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('catalogue.newRoom')}
      </Button>
      {open && <RoomForm sites={sites} onSaved={created} onClose={() => setOpen(false)} />}
    </>
  );
}

interface FiltersProps {
  filters: PlaceFilters;
  sites: Site[];
  onChange: (changes: PlaceFilters) => void;
}

function Filters({ filters, sites, onChange }: FiltersProps) {
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
        label={t('catalogue.kind')}
        placeholder={t('catalogue.all')}
        options={useVocabulary('room_kind')}
        value={filters.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
      />
      <SelectField
        label={t('catalogue.site')}
        placeholder={t('catalogue.all')}
        options={sites.map((site) => ({ value: site.id, label: site.name }))}
        value={filters.siteId ?? null}
        onChange={(siteId) => onChange({ siteId: siteId ?? undefined })}
      />
      <CheckField
        label={t('catalogue.retiredOnly')}
        value={filters.retired ?? false}
        onChange={(retired) => onChange({ retired: retired || undefined })}
      />
    </search>
  );
}

function useColumns(sites: Site[]): Column<Room>[] {
  const { t } = useT();
  const kind = useLabel('room_kind');
  const equipment = useLabel('equipment');
  const days = useDaysWords();
  const near = (room: Room) =>
    room.travel
      .map(({ siteId, minutes }) => {
        const site = sites.find((each) => each.id === siteId);
        return site && t('catalogue.minutesFrom', { minutes, site: site.name });
      })
      .filter(Boolean)
      .join(', ');
  return [
    {
      key: 'name',
      header: t('catalogue.name'),
      primary: true,
      render: (row) => <span className="strong">{row.name}</span>,
    },
    { key: 'kind', header: t('catalogue.kind'), width: '9.5rem', render: (row) => kind(row.kind) },
    {
      key: 'site',
      header: t('catalogue.site'),
      width: '13.5rem',
      render: (row) =>
        row.site ? (
          row.site.name
        ) : (
          <>
            <StatusBadge tone="info">{t('catalogue.outside')}</StatusBadge> {row.city}
            {near(row) && <div className="muted small">{near(row)}</div>}
          </>
        ),
    },
    {
      key: 'capacity',
      header: t('catalogue.capacity'),
      width: '5rem',
      align: 'end',
      render: (row) => <span className="num">{row.capacity}</span>,
    },
    {
      key: 'equipment',
      header: t('catalogue.equipment'),
      width: '10rem',
      hideOnPhone: true,
      render: (row) => <span className="small">{row.equipment.map(equipment).join(', ')}</span>,
    },
    {
      key: 'week',
      header: t('catalogue.available'),
      width: '7rem',
      render: (row) => (row.week.length > 0 ? days(row.week) : t('catalogue.whenOpen')),
    },
    {
      key: 'accessible',
      header: t('catalogue.accessibleShort'),
      width: '5.5rem',
      render: (row) => t(row.accessible ? 'catalogue.yes' : 'catalogue.no'),
    },
  ];
}

function Sites({ sites }: { sites: Site[] }) {
  const { t } = useT();
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const [editing, setEditing] = useState<Site | 'new' | null>(null);
  const saved = async () => {
    await refresh(['catalogue']);
    notify(t(editing === 'new' ? 'catalogue.siteCreated' : 'catalogue.saved'));
    setEditing(null);
  };
  const setActive = async (site: Site, active: boolean) => {
    try {
      const stored = await patchSite(site.id, site.version, { active });
      await refresh(['catalogue']);
      notifyUndo(t(active ? 'catalogue.siteBack' : 'catalogue.siteRetired'), async () => {
        await patchSite(stored.id, stored.version, { active: !active });
        await refresh(['catalogue']);
      });
    } catch (error) {
      notifyError(error);
      void refresh(['catalogue']);
    }
  };
  const ways = (site: Site) =>
    site.travel
      .map(({ siteId, minutes }) =>
        t('catalogue.minutesFrom', { minutes, site: sites.find((each) => each.id === siteId)?.name ?? '' }),
      )
      .join(', ');
  return (
    <Section
      title={t('catalogue.sites')}
      actions={
        mayWrite && (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
            {t('catalogue.newSite')}
          </Button>
        )
      }
    >
      <ul className="plain-list line-list">
        {sites.map((site) => (
          <li key={site.id} className={classes.item}>
            <div>
              <span className="strong">{site.name}</span>{' '}
              {!site.active && <StatusBadge tone="quiet">{t('catalogue.retired')}</StatusBadge>}
              <div className="muted small">
                {[site.address, [site.postcode, site.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')}
                {ways(site) && ` — ${ways(site)}`}
              </div>
            </div>
            {mayWrite && (
              <ActionMenu
                compact
                label={t('catalogue.siteActions', { name: site.name })}
                items={[
                  { label: t('catalogue.edit'), icon: IconPencil, onClick: () => setEditing(site) },
                  {
                    label: t(site.active ? 'catalogue.retire' : 'catalogue.bringBack'),
                    icon: site.active ? IconArchive : IconArchiveOff,
                    onClick: () => void setActive(site, !site.active),
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <SiteForm
          site={editing === 'new' ? undefined : editing}
          sites={sites}
          onSaved={saved}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}
