// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMay, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { KeyValues, LoadError, Loading, notify, notifyError, notifyUndo, PageHeader, Section, StatusBadge } from '@/ui';
import { phone } from '@/ui/format';
import { ExceptionsSection } from './ExceptionsSection';
import { patchRoom, placesQuery, roomQuery } from './queries';
import { RoomForm } from './RoomForm';
import { WeekSection } from './WeekSection';

type Room = Schema<'Room'>;

export default function RoomPage() {
  const { t } = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const room = useQuery(roomQuery(id));
  const places = useQuery(placesQuery());
  const refresh = useRefresh();
  const back = { href: '/programme/lieux', label: t('catalogue.places') };
  if (room.isError)
    return (
      <>
        <PageHeader title={t('catalogue.places')} back={back} />
        <LoadError error={room.error} retry={() => void room.refetch()} />
      </>
    );
  if (!room.data) return <Loading rows={10} />;
  const sites = places.data?.sites ?? [];
  const reread = () => refresh(['catalogue']);
  return (
    <>
      <Head room={room.data} sites={sites} back={back} />
      <div className="with-aside">
        <div className="stack">
          <WeekSection
            owner={room.data}
            sites={[]}
            withSites={false}
            emptyWords={t('catalogue.whenOpenLong')}
            patch={(version, week) => patchRoom(id, version, { week })}
            onSaved={reread}
          />
          <ExceptionsSection
            owner={room.data}
            absentWord={t('catalogue.closedRoom')}
            extraWord={t('catalogue.openRoom')}
            patch={(version, exceptions) => patchRoom(id, version, { exceptions })}
            onSaved={reread}
          />
        </div>
        <Section title={t('catalogue.identity')}>
          <Facts room={room.data} sites={sites} />
        </Section>
      </div>
    </>
  );
}

interface HeadProps {
  room: Room;
  sites: Schema<'Site'>[];
  back: { href: string; label: string };
}

function Head({ room, sites, back }: HeadProps) {
  const { t } = useT();
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const [editing, setEditing] = useState(false);
  const saved = async () => {
    await refresh(['catalogue']);
    setEditing(false);
    notify(t('catalogue.saved'));
  };
  const setActive = async (active: boolean) => {
    try {
      const stored = await patchRoom(room.id, room.version, { active });
      await refresh(['catalogue']);
      notifyUndo(t(active ? 'catalogue.roomBack' : 'catalogue.roomRetired'), async () => {
        await patchRoom(stored.id, stored.version, { active: !active });
        await refresh(['catalogue']);
      });
    } catch (error) {
      notifyError(error);
      void refresh(['catalogue']);
    }
  };
  const Archive = room.active ? IconArchive : IconArchiveOff;
  return (
    <>
      <PageHeader
        title={room.name}
        subtitle={room.site?.name ?? t('catalogue.outsidePlace')}
        back={back}
        help="catalogue#lieux"
        badge={!room.active && <StatusBadge tone="quiet">{t('catalogue.retired')}</StatusBadge>}
        actions={
          mayWrite && (
            <>
              <Button
                variant="default"
                leftSection={<Archive size={18} aria-hidden />}
                onClick={() => void setActive(!room.active)}
              >
                {t(room.active ? 'catalogue.retire' : 'catalogue.bringBack')}
              </Button>
              <Button leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
                {t('catalogue.edit')}
              </Button>
            </>
          )
        }
      />
      {editing && <RoomForm room={room} sites={sites} onSaved={saved} onClose={() => setEditing(false)} />}
    </>
  );
}

function Facts({ room, sites }: { room: Room; sites: Schema<'Site'>[] }) {
  const { t } = useT();
  const kind = useLabel('room_kind');
  const equipment = useLabel('equipment');
  const site = sites.find((each) => each.id === room.site?.id);
  const place = site ?? room;
  const where = [place.address, [place.postcode, place.city].filter(Boolean).join(' ')].filter(Boolean).join('\n');
  const ways = place.travel.map(({ siteId, minutes }) =>
    t('catalogue.minutesFrom', { minutes, site: sites.find((each) => each.id === siteId)?.name ?? '' }),
  );
  return (
    <div className="stack">
      <KeyValues
        items={[
          { label: t('catalogue.kind'), value: kind(room.kind) },
          { label: t('catalogue.capacity'), value: t('catalogue.persons', { count: room.capacity }) },
          { label: t('catalogue.equipment'), value: room.equipment.map(equipment).join(', ') },
          { label: t('catalogue.accessible'), value: t(room.accessible ? 'catalogue.yes' : 'catalogue.no') },
          { label: t('catalogue.address'), value: where && <span className="written">{where}</span> },
          {
            label: t('catalogue.phone'),
            value: place.phone && (
              <span className="num">
                <a href={`tel:${place.phone}`}>{phone(place.phone)}</a>
              </span>
            ),
          },
          { label: t('catalogue.travel'), value: ways.join(', ') },
        ]}
      />
      {room.note && <p className="written">{room.note}</p>}
    </div>
  );
}
