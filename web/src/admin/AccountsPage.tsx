// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconHistory, IconKey, IconPencil, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { MassReadingAlert } from '@/record/MassReadings';
import { ActionMenu, type Column, DataTable, LoadError, notify, StatusBadge, useNavigateTo } from '@/ui';
import { day, instant } from '@/ui/format';
import { AdminHead } from './AdminHead';
import { BackupAlert } from './BackupAlert';
import { EditAccountDialog } from './EditAccountDialog';
import { MembershipsDialog } from './MembershipsDialog';
import { NewAccountDialog } from './NewAccountDialog';
import { Only } from './Only';
import { accountsQuery, organisationsQuery } from './queries';
import { ResetPasswordDialog } from './ResetPasswordDialog';
import { useRoleWords } from './words';

type Account = Schema<'UserAccount'>;
type Opened = { act: 'create' } | { act: 'edit' | 'reset' | 'memberships'; account: Account };

export default function AccountsPage() {
  return (
    <Only right="accounts_keep">
      <Accounts />
    </Only>
  );
}

/** Who may sign in, and as what. */
function Accounts() {
  const { t } = useT();
  const accounts = useQuery(accountsQuery);
  const organisations = useQuery(organisationsQuery);
  const refresh = useRefresh();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const reread = () => void refresh(['users'], ['directory']);
  const columns = useColumns(setOpened);
  return (
    <>
      <AdminHead
        part="accounts"
        actions={
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setOpened({ act: 'create' })}>
            {t('admin.createAccount')}
          </Button>
        }
      />
      <BackupAlert />
      <MassReadingAlert />
      {accounts.isError || organisations.isError ? (
        <LoadError
          error={accounts.error ?? organisations.error}
          retry={() => void Promise.all([accounts.refetch(), organisations.refetch()])}
        />
      ) : (
        <DataTable
          label={t('admin.accounts')}
          columns={columns}
          rows={accounts.data ?? []}
          rowKey={(account) => account.id}
          loading={accounts.isPending}
        />
      )}
      {opened?.act === 'create' && organisations.data && (
        <NewAccountDialog organisations={organisations.data} onCreated={reread} onClose={close} />
      )}
      {opened?.act === 'memberships' && organisations.data && (
        <MembershipsDialog
          account={opened.account}
          organisations={organisations.data}
          onClose={close}
          onSaved={(account) => {
            reread();
            setOpened({ act: 'memberships', account });
          }}
        />
      )}
      {opened?.act === 'edit' && (
        <EditAccountDialog
          account={opened.account}
          onClose={close}
          onSaved={() => {
            reread();
            close();
            notify(t('admin.saved'));
          }}
        />
      )}
      {opened?.act === 'reset' && <ResetPasswordDialog account={opened.account} onDone={reread} onClose={close} />}
    </>
  );
}

function useColumns(open: (opened: Opened) => void): Column<Account>[] {
  const { t } = useT();
  const roleWords = useRoleWords();
  const navigate = useNavigateTo();
  return [
    {
      key: 'name',
      header: t('admin.name'),
      primary: true,
      render: (account) => <span className="strong">{account.displayName}</span>,
    },
    { key: 'login', header: t('admin.login'), render: (account) => account.login },
    {
      key: 'roles',
      header: t('admin.roles'),
      render: (account) =>
        account.memberships
          .filter(({ state }) => state === 'now')
          .map(({ role, placeName, to }) => (
            <div key={`${role}${placeName}`}>
              {roleWords(role)}, {placeName}
              {to && <span className="quiet"> {t('admin.until', { day: day(to) })}</span>}
            </div>
          )),
    },
    { key: 'state', header: t('admin.state'), render: (account) => <AccountState account={account} /> },
    {
      key: 'seen',
      header: t('admin.lastSignIn'),
      render: (account) => (account.lastSignInAt ? instant(account.lastSignInAt) : t('admin.never')),
    },
    {
      key: 'acts',
      header: t('admin.acts'),
      width: '5rem',
      align: 'end',
      render: (account) => (
        <ActionMenu
          compact
          label={t('admin.actsOn', { name: account.displayName })}
          items={[
            { label: t('admin.editAccount'), icon: IconPencil, onClick: () => open({ act: 'edit', account }) },
            {
              label: t('admin.memberships'),
              icon: IconUsersGroup,
              onClick: () => open({ act: 'memberships', account }),
            },
            { label: t('admin.resetPassword'), icon: IconKey, onClick: () => open({ act: 'reset', account }) },
            {
              label: t('admin.seeAudit'),
              icon: IconHistory,
              onClick: () => navigate(`/administration/consultations?userId=${account.id}`),
            },
          ]}
        />
      ),
    },
  ];
}

function AccountState({ account }: { account: Account }) {
  const { t } = useT();
  if (!account.active) return <StatusBadge tone="quiet">{t('admin.inactive')}</StatusBadge>;
  return (
    <span className="row" style={{ gap: '0.25rem' }}>
      {account.lockedUntil ? (
        <StatusBadge tone="bad">{t('admin.lockedUntil', { at: instant(account.lockedUntil) })}</StatusBadge>
      ) : (
        <StatusBadge tone="good">{t('admin.active')}</StatusBadge>
      )}
      {account.mustChangePassword && <StatusBadge tone="warn">{t('admin.mustChange')}</StatusBadge>}
    </span>
  );
}
