// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { AppLink } from '@/ui';
import { openingHref } from './search';

type Stay = Pick<Schema<'Stay'>, 'id' | 'personId' | 'state' | 'allowed'>;

/** From a reception to the long follow-up it becomes, or became. */
export function PathwayOfStay({ stay }: { stay: Stay }) {
  const { t } = useT();
  const became = stay.state === 'long_follow_up';
  if (!became && !stay.allowed.includes('long_follow_up')) return null;
  return (
    <Button
      component={AppLink}
      href={openingHref(stay.personId, stay.id)}
      variant="default"
      leftSection={<IconRoute size={18} aria-hidden />}
    >
      {t(became ? 'pathways.part' : 'pathways.open')}
    </Button>
  );
}
