// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/i18n';
import { day } from '@/ui/format';
import { versionsQuery } from './queries';

/** A version planned for a later day takes over as it was saved: what holds from `from` would then come undone unseen. */
export function LaterVersion({ from }: { from: string | null }) {
  const { t } = useT();
  const { data } = useQuery(versionsQuery);
  const later = (data?.items ?? []).flatMap(({ number, state, validFrom }) =>
    state === 'planned' && from && validFrom && validFrom > from ? [{ number, validFrom }] : [],
  );
  const [next] = later.sort((one, other) => one.validFrom.localeCompare(other.validFrom));
  if (!next) return null;
  return (
    <Alert color="yellow" role="status">
      {t('admin.laterVersion', { number: next.number, from: day(next.validFrom) })}
    </Alert>
  );
}
