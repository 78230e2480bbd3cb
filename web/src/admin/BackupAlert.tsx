// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/i18n';
import { AppLink } from '@/ui';
import { backupsQuery } from './queries';
import { backupTrouble } from './words';

/** On the first page of the administration: nobody looks at backups that are not made. */
export function BackupAlert() {
  const { t } = useT();
  const { data } = useQuery(backupsQuery);
  if (!data?.trouble) return null;
  return (
    <Alert color="red" title={t('admin.backupTrouble')} mb="md">
      {backupTrouble(data.trouble)} <AppLink href="/administration/sauvegardes">{t('admin.seeBackups')}</AppLink>
    </Alert>
  );
}
