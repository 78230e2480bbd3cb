// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, StatusBadge } from '@/ui';
import { PlacementDialog } from './PlacementDialog';
import { waitingQuery } from './queries';
import { bothPeriods, deferralWords, groupName } from './words';

const UNDER_WAY = new Set<Schema<'StayState'>>(['accepted', 'presented', 'running']);

/** Where a stay is received and, where they differ, the dates of the measure and those of the reception. */
export function PlaceOfStay({ stay }: { stay: Schema<'Stay'> }) {
  const { t } = useT();
  const channel = useLabel('channel');
  const [changing, setChanging] = useState(false);
  const { placement } = stay;
  const group = groupName({ id: placement.groupId, label: placement.groupLabel });
  const passed = placement.overrides.map(({ reason }) => reason).join(' ; ');
  return (
    <div className="row">
      {placement.deferred && <StatusBadge tone="info">{t('places.deferred')}</StatusBadge>}
      <span>
        {[
          group,
          placement.deferred ? bothPeriods(stay.measure, placement) : '',
          placement.weekLabel,
          placement.deferred ? deferralWords(placement.facts, channel) : '',
          passed && t('places.passedFor', { reasons: passed }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {UNDER_WAY.has(stay.state) && (
        <Button className="no-print" size="compact-sm" variant="default" onClick={() => setChanging(true)}>
          {t('places.changePlace')}
        </Button>
      )}
      <NextWaiting freed={stay.halfDays.filter((half) => half.reason === 'stopped').map((half) => half.halfDay)} />
      {changing && (
        <PlacementDialog
          placed={{ ...stay, facts: placement.facts, stay: { id: stay.id, placement } }}
          title={t('places.changePlaceOf', { name: stay.personName })}
          submitLabel={t('places.save')}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  );
}

/** Half-days the stay gives back: who is the first on the waiting list to be helped by one. */
function NextWaiting({ freed }: { freed: string[] }) {
  const { t } = useT();
  const { data } = useQuery({ ...waitingQuery, enabled: freed.length > 0 });
  const next = freed.length > 0 && data?.items.find((row) => row.freeHalfDays.some((half) => freed.includes(half)));
  if (!next) return null;
  return (
    <span className="no-print">
      {t('places.freedFor')}{' '}
      <AppLink href="/attente">{t('places.nextIs', { name: next.personName, rank: next.rank })}</AppLink>
    </span>
  );
}
