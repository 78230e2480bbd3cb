// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { StatusBadge } from '@/ui';
import { PlacementDialog } from './PlacementDialog';
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
