// SPDX-License-Identifier: EUPL-1.2
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useT } from '@/i18n';
import { EmptyState, PageHeader } from '@/ui';

export function NotFound() {
  const { t } = useT();
  return (
    <>
      <PageHeader title={t('shell.notFound')} />
      <EmptyState icon={IconMapOff} title={t('shell.notFoundTitle')} action={<Link to="/">{t('shell.backHome')}</Link>}>
        {t('shell.notFoundText')}
      </EmptyState>
    </>
  );
}
