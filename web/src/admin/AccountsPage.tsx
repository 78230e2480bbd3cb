// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { type Column, DataTable, LoadError, PageHeader } from '@/ui';
import { instant } from '@/ui/format';
import { accountsQuery } from './queries';

export default function AccountsPage() {
  const { t } = useT();
  const accounts = useQuery(accountsQuery);
  const columns: Column<Schema<'UserAccount'>>[] = [
    { key: 'name', header: t('admin.name'), primary: true, render: (user) => user.displayName },
    { key: 'login', header: t('admin.login'), render: (user) => user.login },
    {
      key: 'seen',
      header: t('admin.lastSignIn'),
      render: (user) => (user.lastSignInAt ? instant(user.lastSignInAt) : t('admin.never')),
    },
  ];
  return (
    <>
      <PageHeader title={t('admin.accounts')} />
      {accounts.isError ? (
        <LoadError error={accounts.error} retry={() => void accounts.refetch()} />
      ) : (
        <DataTable
          label={t('admin.accounts')}
          columns={columns}
          rows={accounts.data ?? []}
          rowKey={(user) => user.id}
          loading={accounts.isPending}
        />
      )}
    </>
  );
}
