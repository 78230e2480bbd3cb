// SPDX-License-Identifier: EUPL-1.2
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ActionMenu,
  addDays,
  type Column,
  DataTable,
  LoadError,
  notify,
  notifyError,
  StatusBadge,
  type Tone,
} from '@/ui';
import { period } from '@/ui/format';
import { AdminHead } from './AdminHead';
import { settingsQuery } from './blueprint/queries';
import { Only } from './Only';
import { SettingDialog } from './SettingDialog';
import { settingLabel, settingStatus, settingValue } from './words';

type Setting = Schema<'DatedSetting'>;

export default function SettingsPage() {
  return (
    <Only right="settings_keep">
      <Settings />
    </Only>
  );
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The numbers the program judges by, each with its days and the text it comes from. */
function Settings() {
  const { t } = useT();
  const settings = useQuery(settingsQuery);
  const [search, setSearch] = useState('');
  const [everything, setEverything] = useState(false);
  const [editing, setEditing] = useState<{ setting: Setting; correcting: boolean } | null>(null);
  const refresh = useRefresh();
  const withdraw = useMutation({
    mutationFn: ({ id }: Setting) =>
      send(api.POST('/api/v1/settings/{entry}/withdrawal', { params: { path: { entry: id } } })),
    onSuccess: async () => {
      notify(t('admin.settingWithdrawn'));
      await refresh(['settings'], ['blueprint']);
    },
    onError: notifyError,
  });
  const states: Record<Setting['state'], { tone: Tone; words: string }> = {
    in_force: { tone: 'good', words: t('admin.inForceNow') },
    planned: { tone: 'info', words: t('admin.planned') },
    past: { tone: 'quiet', words: t('admin.past') },
    superseded: { tone: 'quiet', words: t('admin.superseded') },
  };
  const rows = (settings.data ?? []).filter(
    (setting) =>
      (everything || setting.state === 'in_force' || setting.state === 'planned') &&
      plain(`${settingLabel(setting)} ${setting.source}`).includes(plain(search.trim())),
  );
  const columns: Column<Setting>[] = [
    { key: 'label', header: t('admin.setting'), primary: true, render: settingLabel },
    {
      key: 'value',
      header: t('admin.value'),
      width: '9rem',
      render: (setting) => <span className="strong num">{settingValue(setting)}</span>,
    },
    {
      key: 'inForce',
      header: t('admin.inForce'),
      width: '13rem',
      render: ({ from, before }) => <span className="num">{period(from, before && addDays(before, -1))}</span>,
    },
    {
      key: 'state',
      header: t('admin.state'),
      width: '7rem',
      render: ({ state }) => <StatusBadge tone={states[state].tone}>{states[state].words}</StatusBadge>,
    },
    {
      key: 'source',
      header: t('admin.source'),
      render: ({ source, comment }) => (
        <span className="small">
          {source}
          {comment && <span className="muted"> — {comment}</span>}
        </span>
      ),
    },
    {
      key: 'status',
      header: t('admin.status'),
      width: '8rem',
      render: (setting) => {
        const { tone, words } = settingStatus(setting.status);
        return <StatusBadge tone={tone}>{words}</StatusBadge>;
      },
    },
    {
      key: 'acts',
      header: t('admin.acts'),
      width: '4rem',
      render: (setting) =>
        setting.state !== 'superseded' && (
          <ActionMenu
            compact
            label={t('admin.actsOnSetting', { setting: settingLabel(setting) })}
            items={[
              { label: t('admin.newValue'), onClick: () => setEditing({ setting, correcting: false }) },
              { label: t('admin.correct'), onClick: () => setEditing({ setting, correcting: true }) },
              ...(setting.state === 'planned' && !setting.shipped
                ? [{ label: t('admin.withdrawValue'), danger: true, onClick: () => withdraw.mutate(setting) }]
                : []),
            ]}
          />
        ),
    },
  ];
  const [first] = settings.data ?? [];
  return (
    <>
      <AdminHead
        part="settings"
        actions={
          first && (
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setEditing({ setting: first, correcting: false })}
            >
              {t('admin.newValue')}
            </Button>
          )
        }
      />
      <div className="filters">
        <TextInput
          type="search"
          aria-label={t('admin.searchSettings')}
          placeholder={t('admin.searchSettings')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Checkbox
          label={t('admin.allValues')}
          checked={everything}
          onChange={(event) => setEverything(event.currentTarget.checked)}
        />
      </div>
      {settings.isError && <LoadError error={settings.error} retry={() => void settings.refetch()} />}
      {!settings.isError && (
        <DataTable
          label={t('admin.settings')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          loading={settings.isPending}
        />
      )}
      {editing && <SettingDialog {...editing} all={settings.data ?? []} onClose={() => setEditing(null)} />}
    </>
  );
}
