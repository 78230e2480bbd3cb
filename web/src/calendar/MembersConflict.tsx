// SPDX-License-Identifier: EUPL-1.2
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import type { VersionedSave } from '@/people/useVersionedSave';
import type { Half } from '@/ui/format';
import { half as halfName, period } from '@/ui/format';
import { HALF, type Members, type OwnDay, SPAN } from './values';
import { type Weekday, weekdayName } from './week';
import { useRegionName, useZoneName } from './words';

interface MembersConflictProps<Thing> {
  saving: VersionedSave<Thing, Members>;
  onWord: string;
  offWord: string;
  onResolve: (chosen: Partial<Members>) => void;
}

/** Two people changed the same half-day, the same closure, or the zone. */
export function MembersConflict<Thing>({ saving, onWord, offWord, onResolve }: MembersConflictProps<Thing>) {
  const { t, locale } = useT();
  const zoneName = useZoneName();
  const regionName = useRegionName();
  const reason = useLabel('own_day_reason');
  const label = (key: string) => {
    if (key === 'zone') return t('calendar.zone');
    if (key === 'region') return t('calendar.region');
    if (key.startsWith(SPAN)) return t('calendar.span');
    const [weekday = 'mon', half = 'am'] = key.slice(HALF.length).split('/');
    return `${weekdayName(weekday as Weekday, locale)} ${halfName(half as Half)}`;
  };
  const words = (key: string, values: Members) => {
    const value = values[key];
    if (typeof value === 'boolean') return value ? onWord : offWord;
    if (typeof value === 'string') return key === 'zone' ? zoneName(value) : regionName(value);
    if (!value) return t('calendar.removed');
    const why = 'reason' in value ? reason((value as OwnDay).reason) : '';
    return [period(value.from, value.to), why, value.label].filter(Boolean).join(', ');
  };
  const labels = Object.fromEntries((saving.clash?.keys ?? []).map((key) => [key, label(key)]));
  return <Conflict saving={saving} labels={labels} words={words} onResolve={onResolve} />;
}
