// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMay, useMeta, useRefresh } from '@/api/queries';
import { SchoolCalendarCard } from '@/calendar/SchoolCalendarCard';
import { useT } from '@/i18n';
import { AppLink, KeyValues, LoadError, Loading, notify, PageHeader, Section, StatusBadge } from '@/ui';
import { day, period, phone } from '@/ui/format';
import { AGREEMENT, agreementState } from './agreement';
import { Contacts } from './Contacts';
import { isSchool } from './filters';
import { structureQuery } from './queries';
import { StructureForm } from './StructureForm';

type Structure = Schema<'Structure'>;

export default function StructurePage() {
  const { t } = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const structure = useQuery(structureQuery(id));
  const back = { href: '/partenaires', label: t('partners.title') };
  if (structure.isError)
    return (
      <>
        <PageHeader title={t('partners.title')} back={back} />
        <LoadError error={structure.error} retry={() => void structure.refetch()} />
      </>
    );
  if (!structure.data) return <Loading rows={10} />;
  return <StructureView structure={structure.data} />;
}

function StructureView({ structure }: { structure: Structure }) {
  const { t } = useT();
  const { today } = useMeta();
  const kind = useLabel('structure_kind');
  const mayWrite = useMay('partners_keep');
  const refresh = useRefresh();
  const [editing, setEditing] = useState(false);
  const agreement = AGREEMENT[agreementState(structure, today)];
  const saved = async () => {
    await refresh(['structures'], ['calendars', 'school', structure.id], ['meta']);
    setEditing(false);
    notify(t('partners.saved'));
  };
  return (
    <>
      <PageHeader
        title={structure.name}
        help="partenaires#les-structures-et-leurs-contacts"
        subtitle={[kind(structure.kind), structure.city].filter(Boolean).join(' · ')}
        back={{ href: '/partenaires', label: t('partners.title') }}
        badge={
          <>
            <StatusBadge tone={agreement.tone}>{t(agreement.words)}</StatusBadge>
            {!structure.open && <StatusBadge tone="bad">{t('partners.closed')}</StatusBadge>}
          </>
        }
        actions={
          mayWrite && (
            <Button leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
              {t('partners.editStructure')}
            </Button>
          )
        }
      />
      <div className="with-aside">
        <div className="stack">
          <Contacts structure={structure} />
          {isSchool(structure.kind) && <SchoolCalendarCard structureId={structure.id} />}
        </div>
        <Section title={t('partners.identity')}>
          <Identity structure={structure} />
        </Section>
      </div>
      {editing && <StructureForm structure={structure} onSaved={saved} onClose={() => setEditing(false)} />}
    </>
  );
}

function Identity({ structure }: { structure: Structure }) {
  const { t } = useT();
  const sector = useLabel('sector');
  const { uai, address, postcode, city, email, web, agreementFrom, agreementTo } = structure;
  const where = [...address.split('\n'), [postcode, city].filter(Boolean).join(' ')].filter(Boolean);
  const ofSchools = isSchool(structure.kind)
    ? [
        { label: t('partners.uai'), value: uai && <span className="num">{uai}</span> },
        { label: t('partners.sector'), value: structure.sector && sector(structure.sector) },
        { label: t('partners.academy'), value: structure.academy },
        { label: t('partners.priorityEducation'), value: structure.priorityEducation || t('partners.no') },
        { label: t('partners.pupils'), value: structure.pupils },
      ]
    : [];
  return (
    <div className="stack">
      <KeyValues
        items={[
          { label: t('partners.agreement'), value: period(agreementFrom, agreementTo) },
          {
            label: t('partners.phone'),
            value: structure.phone && (
              <span className="num">
                <a href={`tel:${structure.phone}`}>{phone(structure.phone)}</a>
              </span>
            ),
          },
          { label: t('partners.email'), value: email && <a href={`mailto:${email}`}>{email}</a> },
          {
            label: t('partners.address'),
            value: where.length > 0 && <span className="written">{where.join('\n')}</span>,
          },
          {
            label: t('partners.web'),
            value: web && (
              <a href={web} target="_blank" rel="noreferrer noopener">
                {web.replace(/^https?:\/\//, '').replace(/\/$/, '')}
              </a>
            ),
          },
          ...ofSchools,
        ]}
      />
      {structure.note && <p className="written">{structure.note}</p>}
      <p className="muted small" style={{ margin: 0 }}>
        {structure.source === 'annuaire' ? t('partners.fromDirectory') : t('partners.fromTeam')}{' '}
        {t('partners.updatedOn', { day: day(structure.updatedAt.slice(0, 10)) })}
      </p>
      <p style={{ margin: 0 }}>
        <AppLink href={`/dossiers?structureId=${structure.id}`}>{t('partners.filesOfStructure')}</AppLink>
      </p>
    </div>
  );
}
