// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { type MsgId, translateOr, useT } from '@/i18n';
import type { Tone } from '@/ui';

/** Zones of mainland France have a letter; the others are academies by name. */
const ZONES: Record<string, MsgId> = {
  corse: 'calendar.zoneCorse',
  guadeloupe: 'calendar.zoneGuadeloupe',
  guyane: 'calendar.zoneGuyane',
  martinique: 'calendar.zoneMartinique',
  mayotte: 'calendar.zoneMayotte',
  reunion: 'calendar.zoneReunion',
  polynesie: 'calendar.zonePolynesie',
  LU: 'calendar.zoneLuxembourg',
};
const REGIONS: Record<string, MsgId> = {
  metropole: 'calendar.regionMetropole',
  alsace_moselle: 'calendar.regionAlsaceMoselle',
  guadeloupe: 'calendar.zoneGuadeloupe',
  guyane: 'calendar.zoneGuyane',
  martinique: 'calendar.zoneMartinique',
  mayotte: 'calendar.zoneMayotte',
  reunion: 'calendar.zoneReunion',
  luxembourg: 'calendar.zoneLuxembourg',
};
export const REGION_CODES = Object.keys(REGIONS);

/** "Zone B", "Corse". */
export function useZoneName(): (zone: string) => string {
  const { t } = useT();
  return useCallback(
    (zone: string) => {
      const named = ZONES[zone];
      if (named) return t(named);
      return zone ? t('calendar.zoneNamed', { zone }) : t('calendar.zoneOfAcademy');
    },
    [t],
  );
}

/** Where the public holidays of a region hold. */
export function useRegionName(): (region: string) => string {
  const { t } = useT();
  return useCallback(
    (region: string) => {
      const named = REGIONS[region];
      return named ? t(named) : region;
    },
    [t],
  );
}

/** Why a line of a file was refused, or is odd. */
export function lineReason(code: string, fallback: string, params: Record<string, string>): string {
  return translateOr(`reason.${code}`, fallback, { detail: '', uai: '', ...params });
}

/** Where the dates of a school year come from. */
export function yearStatus(status: Schema<'SchoolYear'>['status']): { tone: Tone; words: MsgId } {
  if (status === 'official') return { tone: 'good', words: 'calendar.statusOfficial' };
  if (status === 'recorded') return { tone: 'info', words: 'calendar.statusRecorded' };
  return { tone: 'warn', words: 'calendar.statusToConfirm' };
}
