// SPDX-License-Identifier: EUPL-1.2
// What the addresses of the lists keep: a view can be sent to a colleague.
import { WEEKDAYS, type Weekday } from '@/calendar/week';

export type HonorabilityState = 'missing' | 'valid' | 'expiring' | 'expired';
export const HONORABILITY_STATES: HonorabilityState[] = ['valid', 'expiring', 'expired', 'missing'];

type Raw = Record<string, unknown>;
const text = (value: unknown, max = 60) =>
  (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) : '') || undefined;
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined);
const yes = (value: unknown) => (value === true ? (true as const) : undefined);

export interface ActivityFilters extends Raw {
  q?: string;
  axis?: string;
  skill?: string;
  motive?: string;
  retired?: true;
}
export const cleanActivityFilters = (raw: Raw): ActivityFilters => ({
  q: text(raw.q, 100),
  axis: text(raw.axis),
  skill: text(raw.skill),
  motive: text(raw.motive),
  retired: yes(raw.retired),
});

export interface ProfessionalFilters extends Raw {
  q?: string;
  qualification?: string;
  honorability?: HonorabilityState;
  weekday?: Weekday;
  left?: true;
}
export const cleanProfessionalFilters = (raw: Raw): ProfessionalFilters => ({
  q: text(raw.q, 100),
  qualification: text(raw.qualification),
  honorability: HONORABILITY_STATES.find((state) => state === raw.honorability),
  weekday: WEEKDAYS.find((day) => day === raw.weekday),
  left: yes(raw.left),
});

export interface PlaceFilters extends Raw {
  q?: string;
  kind?: string;
  siteId?: string;
  retired?: true;
}
export const cleanPlaceFilters = (raw: Raw): PlaceFilters => ({
  q: text(raw.q, 100),
  kind: text(raw.kind),
  siteId: id(raw.siteId),
  retired: yes(raw.retired),
});

/** Whether anything narrows a list. */
export const narrowed = (filters: Raw) => Object.values(filters).some((value) => value !== undefined);
