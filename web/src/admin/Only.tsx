// SPDX-License-Identifier: EUPL-1.2
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Schema } from '@/api/client';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { EmptyState, PageHeader } from '@/ui';

/** Somebody who was sent a link hears why the page is not theirs, instead of a refusal. */
export function Only({ right, children }: { right: Schema<'Right'>; children: ReactNode }) {
  const { t } = useT();
  if (useMay(right)) return children;
  return (
    <>
      <PageHeader title={t('admin.title')} />
      <EmptyState icon={IconLock} title={t('admin.notYours')}>
        {t('admin.notYoursText')}
      </EmptyState>
    </>
  );
}
