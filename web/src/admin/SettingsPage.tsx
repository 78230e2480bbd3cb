// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useBlueprint } from '@/api/queries';
import { useT } from '@/i18n';
import { addDays, type Column, DataTable, Section, StatusBadge } from '@/ui';
import { period } from '@/ui/format';
import { AdminHead } from './AdminHead';
import { OnlyAdministrators } from './OnlyAdministrators';
import { settingLabel, settingStatus, settingValue } from './words';

type Setting = Schema<'Setting'>;

export default function SettingsPage() {
  return (
    <OnlyAdministrators>
      <Settings />
    </OnlyAdministrators>
  );
}

/** The day before a later value of the same setting takes over; null while it is in force. */
function lastDay(setting: Setting, all: readonly Setting[]): string | null {
  const [next] = all
    .filter(({ key, from }) => key === setting.key && from > setting.from)
    .map(({ from }) => from)
    .sort();
  return next ? addDays(next, -1) : null;
}

/** The numbers the program judges by, each with the text it comes from. To be read only. */
function Settings() {
  const { t } = useT();
  const { label, version, settings } = useBlueprint();
  const columns: Column<Setting>[] = [
    { key: 'label', header: t('admin.setting'), primary: true, render: settingLabel },
    {
      key: 'value',
      header: t('admin.value'),
      width: '10rem',
      render: (setting) => <span className="strong num">{settingValue(setting)}</span>,
    },
    {
      key: 'inForce',
      header: t('admin.inForce'),
      width: '13rem',
      render: (setting) => <span className="num">{period(setting.from, lastDay(setting, settings))}</span>,
    },
    { key: 'source', header: t('admin.source'), render: (setting) => <span className="small">{setting.source}</span> },
    {
      key: 'status',
      header: t('admin.status'),
      width: '9rem',
      render: (setting) => {
        const { tone, words } = settingStatus(setting.status);
        return <StatusBadge tone={tone}>{words}</StatusBadge>;
      },
    },
  ];
  return (
    <>
      <AdminHead part="settings" />
      <Section title={t('admin.blueprint', { label: label.fr, version })} quiet>
        <p className="muted">{t('admin.settingsText')}</p>
        <DataTable
          label={t('admin.settings')}
          columns={columns}
          rows={settings}
          rowKey={(setting) => `${setting.key} ${setting.from}`}
        />
      </Section>
    </>
  );
}
