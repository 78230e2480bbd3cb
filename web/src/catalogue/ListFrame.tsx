// SPDX-License-Identifier: EUPL-1.2
// What the three lists of the catalogue have in common.
import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import { EmptyState } from '@/ui';

export interface NothingProps {
  icon: Icon;
  narrowed: boolean;
  /** When the list itself is empty. */
  title: string;
  action?: ReactNode;
  onClear: () => void;
}

/** Nothing found: because of the filters, or because nothing is there yet. */
export function Nothing({ icon, narrowed, title, action, onClear }: NothingProps) {
  const { t } = useT();
  if (!narrowed) return <EmptyState icon={icon} title={title} action={action} />;
  return (
    <EmptyState
      icon={icon}
      title={t('catalogue.noneFound')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('catalogue.clearFilters')}
        </Button>
      }
    />
  );
}
