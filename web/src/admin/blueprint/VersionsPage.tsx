// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useMeta, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  type Column,
  ConfirmDialog,
  DataTable,
  Dialog,
  LoadError,
  Loading,
  notify,
  notifyError,
  StatusBadge,
  type Tone,
} from '@/ui';
import { day, instant } from '@/ui/format';
import { AdminHead } from '../AdminHead';
import { Only } from '../Only';
import { Differences } from './Differences';
import { ImportDialog } from './ImportDialog';
import { versionQuery, versionsQuery } from './queries';
import { SchemeNav } from './SchemeNav';
import { saveFile } from './saveFile';

type Version = Schema<'BlueprintVersion'>;

export default function VersionsPage() {
  return (
    <Only right="settings_keep">
      <Versions />
    </Only>
  );
}

/** Everything that was saved, newest first, and the scheme as a file. */
function Versions() {
  const { t } = useT();
  const { today } = useMeta();
  const versions = useQuery(versionsQuery);
  const [opened, setOpened] = useState<number | null>(null);
  const [leaving, setLeaving] = useState<Version | null>(null);
  const [importing, setImporting] = useState(false);
  const refresh = useRefresh();
  const keep = useMutation({
    mutationFn: () => send(api.GET('/api/v1/scheme/file')),
    onSuccess: (file) => saveFile(`jalon-dispositif-${today}.json`, JSON.stringify(file, null, 2)),
    onError: notifyError,
  });
  const withdraw = useMutation({
    mutationFn: ({ number }: Version) =>
      send(api.POST('/api/v1/blueprint/versions/{number}/withdrawal', { params: { path: { number } } })),
    onSuccess: async ({ number }) => {
      setLeaving(null);
      notify(t('admin.versionWithdrawn', { number }));
      await refresh(['blueprint'], ['blueprintVersions']);
    },
    onError: notifyError,
  });
  const states: Record<Version['state'], { tone: Tone; words: string }> = {
    in_force: { tone: 'good', words: t('admin.inForceNow') },
    planned: { tone: 'info', words: t('admin.planned') },
    past: { tone: 'quiet', words: t('admin.past') },
    withdrawn: { tone: 'quiet', words: t('admin.withdrawn') },
  };
  const columns: Column<Version>[] = [
    {
      key: 'number',
      header: t('admin.version'),
      primary: true,
      render: ({ number }) => (number === 0 ? t('admin.shippedVersion') : t('admin.versionNumber', { number })),
    },
    {
      key: 'state',
      width: '8rem',
      header: t('admin.state'),
      render: ({ state }) => <StatusBadge tone={states[state].tone}>{states[state].words}</StatusBadge>,
    },
    {
      key: 'validFrom',
      header: t('admin.validFrom'),
      render: ({ validFrom }) => <span className="num">{validFrom ? day(validFrom) : '—'}</span>,
    },
    { key: 'by', width: '10rem', header: t('admin.savedBy'), render: ({ createdBy }) => createdBy?.displayName ?? '—' },
    {
      key: 'at',
      header: t('admin.savedAt'),
      render: ({ createdAt }) => <span className="num">{createdAt ? instant(createdAt) : '—'}</span>,
    },
    { key: 'comment', header: t('admin.comment'), render: ({ comment }) => <span className="written">{comment}</span> },
    {
      key: 'acts',
      header: t('admin.acts'),
      render: (version) => (
        <span className="row">
          {version.number > 0 && (
            <Button variant="default" size="compact-md" onClick={() => setOpened(version.number)}>
              {t('admin.seeChanges', { count: version.changeCount })}
            </Button>
          )}
          {version.state === 'planned' && (
            <Button variant="default" size="compact-md" onClick={() => setLeaving(version)}>
              {t('admin.withdraw')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <AdminHead
        part="scheme"
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconUpload size={18} aria-hidden />}
              onClick={() => setImporting(true)}
            >
              {t('admin.importFile')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              loading={keep.isPending}
              onClick={() => keep.mutate()}
            >
              {t('admin.exportFile')}
            </Button>
          </>
        }
      />
      <SchemeNav current="versions" />
      {versions.isError && <LoadError error={versions.error} retry={() => void versions.refetch()} />}
      {!versions.isError && (
        <DataTable
          label={t('admin.versions')}
          columns={columns}
          rows={versions.data?.items ?? []}
          rowKey={({ number }) => String(number)}
          loading={versions.isPending}
        />
      )}
      {opened !== null && <ChangesDialog number={opened} onClose={() => setOpened(null)} />}
      {importing && versions.data && <ImportDialog latest={versions.data.latest} onClose={() => setImporting(false)} />}
      <ConfirmDialog
        title={t('admin.withdrawTitle', { number: leaving?.number ?? 0 })}
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        confirmLabel={t('admin.withdraw')}
        onConfirm={() => leaving && withdraw.mutate(leaving)}
        busy={withdraw.isPending}
      >
        {t('admin.withdrawText', { from: day(leaving?.validFrom ?? today) })}
      </ConfirmDialog>
    </>
  );
}

function ChangesDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const { t } = useT();
  const { data, isError, error, refetch } = useQuery(versionQuery(number));
  return (
    <Dialog title={t('admin.versionNumber', { number })} opened size="lg" onClose={onClose}>
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!isError && !data && <Loading rows={4} />}
      {data && (
        <div className="stack">
          <p className="muted">{t('admin.basedOn', { number: data.basedOn })}</p>
          <Differences changes={data.changes} content={data.content} />
        </div>
      )}
    </Dialog>
  );
}
