// SPDX-License-Identifier: EUPL-1.2
import { Alert, Button } from '@mantine/core';
import { IconDatabase, IconDatabaseExport } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { type Column, DataTable, EmptyState, KeyValues, LoadError, notify, notifyError, Section } from '@/ui';
import { instant } from '@/ui/format';
import { AdminHead } from './AdminHead';
import { Only } from './Only';
import { backupsQuery } from './queries';
import { backupAge, backupSize, backupTrouble } from './words';

type State = Required<Schema<'BackupState'>>;
type Backup = Schema<'Backup'>;
type Run = Schema<'BackupRun'>;

export default function BackupsPage() {
  return (
    <Only right="backups_keep">
      <Backups />
    </Only>
  );
}

/** Whether what is written could be had again: the last backup, those that are kept, and what went wrong. */
function Backups() {
  const { t } = useT();
  const backups = useQuery(backupsQuery);
  const refresh = useRefresh();
  const make = useMutation({
    mutationFn: () => send(api.POST('/api/v1/backups')),
    onSuccess: () => notify(t('admin.backupBegun')),
    onError: notifyError,
    onSettled: () => refresh(['backups']),
  });
  const state = backups.data?.managed ? (backups.data as State) : null;
  return (
    <>
      <AdminHead
        part="backups"
        actions={
          state?.recoveryKey && (
            <Button
              leftSection={<IconDatabaseExport size={18} aria-hidden />}
              loading={state.running || make.isPending}
              onClick={() => make.mutate()}
            >
              {t('admin.backUpNow')}
            </Button>
          )
        }
      />
      {backups.isError && <LoadError error={backups.error} retry={() => void backups.refetch()} />}
      {backups.data && !state && (
        <EmptyState icon={IconDatabase} title={t('admin.backupsElsewhere')}>
          {t('admin.backupsElsewhereText')}
        </EmptyState>
      )}
      {state && <Managed state={state} />}
    </>
  );
}

function Managed({ state }: { state: State }) {
  const { t } = useT();
  const columns: Column<Backup>[] = [
    { key: 'at', header: t('admin.backupAt'), primary: true, render: ({ at }) => instant(at) },
    {
      key: 'bytes',
      header: t('admin.backupSize'),
      width: '8rem',
      render: ({ bytes }) => <span className="num">{backupSize(bytes)}</span>,
    },
    { key: 'name', header: t('admin.backupName'), render: ({ name }) => <code>{name}</code> },
    { key: 'recoveryKey', header: t('admin.recoveryKey'), width: '9rem', render: ({ recoveryKey }) => recoveryKey },
  ];
  const failures = state.runs.filter(({ error }) => error);
  return (
    <div className="stack">
      {state.trouble && (
        <Alert color="red" role="alert" title={t('admin.backupTrouble')}>
          {backupTrouble(state.trouble)}
        </Alert>
      )}
      {state.onDatabaseDisk && <Alert color="yellow">{t('admin.backupOnDisk')}</Alert>}
      <Section title={t('admin.backupNow')}>
        <KeyValues
          items={[
            {
              label: t('admin.lastBackup'),
              value: state.lastSuccessAt
                ? `${backupAge(state.lastSuccessAt)} (${instant(state.lastSuccessAt)})`
                : t('admin.noBackup'),
            },
            {
              label: t('admin.nextBackup'),
              value: state.recoveryKey ? instant(state.nextAt) : t('admin.backupNeedsKey'),
            },
            { label: t('admin.backupFolder'), value: <code>{state.folder}</code> },
            { label: t('admin.backupsKept'), value: t('admin.backupsKeptText', state.keep) },
            { label: t('admin.recoveryKey'), value: state.recoveryKey || t('admin.noRecoveryKey') },
          ]}
        />
      </Section>
      <Section title={t('admin.backupsMade')}>
        <DataTable
          label={t('admin.backupsMade')}
          columns={columns}
          rows={state.items}
          rowKey={({ name }) => name}
          empty={<EmptyState icon={IconDatabase} title={t('admin.noBackup')} />}
        />
      </Section>
      {failures.length > 0 && <Failures runs={failures} />}
    </div>
  );
}

function Failures({ runs }: { runs: Run[] }) {
  const { t } = useT();
  const columns: Column<Run>[] = [
    { key: 'at', header: t('admin.backupAt'), primary: true, render: ({ startedAt }) => instant(startedAt) },
    { key: 'error', header: t('admin.backupWhy'), render: ({ error }) => backupTrouble(error) },
    {
      key: 'by',
      header: t('admin.backupBy'),
      width: '12rem',
      render: ({ by }) => by?.displayName ?? t('admin.nightly'),
    },
  ];
  return (
    <Section title={t('admin.backupsFailed')}>
      <DataTable label={t('admin.backupsFailed')} columns={columns} rows={runs} rowKey={({ startedAt }) => startedAt} />
    </Section>
  );
}
