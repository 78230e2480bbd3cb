// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconBuilding, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useMeta, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { type Column, DataTable, EmptyState, LoadError, Loading, notify, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import { AdminHead } from './AdminHead';
import { Only } from './Only';
import { OrganisationDialog } from './OrganisationDialog';
import { accountsQuery, organisationsQuery } from './queries';
import { TeamDialog } from './TeamDialog';
import { useSchemeWords } from './words';

type Organisation = Schema<'Organisation'>;
type Team = Schema<'Team'>;
type Opened = { organisation?: Organisation } | { of: Organisation; team?: Team };

export default function TeamsPage() {
  return (
    <Only right="accounts_keep">
      <Teams />
    </Only>
  );
}

/** Organisations, their teams, what these run and how many work in them. */
function Teams() {
  const { t } = useT();
  const organisations = useQuery(organisationsQuery);
  const refresh = useRefresh();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const saved = () => {
    void refresh(['organisations'], ['users']);
    close();
    notify(t('admin.placeSaved'));
  };
  return (
    <>
      <AdminHead
        part="teams"
        actions={
          <Button variant="light" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened({})}>
            {t('admin.createOrganisation')}
          </Button>
        }
      />
      {organisations.isPending && <Loading rows={4} />}
      {organisations.isError && <LoadError error={organisations.error} retry={() => void organisations.refetch()} />}
      <div className="stack">
        {organisations.data?.map((organisation) => (
          <OrganisationSection key={organisation.id} organisation={organisation} open={setOpened} />
        ))}
      </div>
      {opened && 'of' in opened && (
        <TeamDialog organisation={opened.of} team={opened.team} onSaved={saved} onClose={close} />
      )}
      {opened && !('of' in opened) && (
        <OrganisationDialog organisation={opened.organisation} onSaved={saved} onClose={close} />
      )}
    </>
  );
}

interface OrganisationSectionProps {
  organisation: Organisation;
  open: (opened: Opened) => void;
}

function OrganisationSection({ organisation, open }: OrganisationSectionProps) {
  const { t } = useT();
  const columns = useColumns((team) => open({ of: organisation, team }));
  return (
    <Section
      title={organisation.name}
      actions={
        <span className="row">
          <Button
            variant="subtle"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => open({ organisation })}
          >
            {t('admin.rename')}
          </Button>
          <Button
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => open({ of: organisation })}
          >
            {t('admin.createTeam')}
          </Button>
        </span>
      }
    >
      {organisation.teams.length === 0 ? (
        <EmptyState icon={IconBuilding} title={t('admin.noTeam')}>
          {t('admin.noTeamHint')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('admin.teamsOf', { name: organisation.name })}
          columns={columns}
          rows={organisation.teams}
          rowKey={(team) => team.id}
        />
      )}
    </Section>
  );
}

function useColumns(edit: (team: Team) => void): Column<Team>[] {
  const { t } = useT();
  const { today } = useMeta();
  const schemeWords = useSchemeWords();
  const members = useMembers();
  return [
    {
      key: 'name',
      header: t('admin.team'),
      primary: true,
      render: ({ name }) => <span className="strong">{name}</span>,
    },
    {
      key: 'schemes',
      header: t('admin.schemes'),
      render: ({ schemes }) => schemes.map(schemeWords).join(', ') || t('admin.none'),
    },
    { key: 'members', header: t('admin.members'), render: ({ id }) => members(id).join(', ') || t('admin.none') },
    {
      key: 'state',
      header: t('admin.state'),
      render: ({ closedOn }) => {
        if (!closedOn) return <StatusBadge tone="good">{t('admin.open')}</StatusBadge>;
        const words = t(closedOn > today ? 'admin.closesOn' : 'admin.closedOn', { day: day(closedOn) });
        return <StatusBadge tone="quiet">{words}</StatusBadge>;
      },
    },
    {
      key: 'acts',
      header: t('admin.acts'),
      width: '7rem',
      align: 'end',
      render: (team) => (
        <Button
          variant="subtle"
          leftSection={<IconPencil size={16} aria-hidden />}
          aria-label={t('admin.editTeamNamed', { name: team.name })}
          onClick={() => edit(team)}
        >
          {t('admin.edit')}
        </Button>
      ),
    },
  ];
}

/** Names of those who are in a team today. */
function useMembers(): (teamId: string) => string[] {
  const accounts = useQuery(accountsQuery);
  return (teamId) =>
    (accounts.data ?? [])
      .filter(
        ({ active, memberships }) =>
          active && memberships.some(({ placeId, state }) => placeId === teamId && state === 'now'),
      )
      .map(({ displayName }) => displayName);
}
