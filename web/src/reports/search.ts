// SPDX-License-Identifier: EUPL-1.2
// What the addresses of the figures keep: a page of figures can be sent to a colleague, or come back to.
import type { Schema } from '@/api/client';
import { kindOf } from './period';

export type Dimension = Schema<'DimensionCode'>;
export type Indicator = Schema<'IndicatorCode'>;

/** In the order of the tabs. */
export const DIMENSIONS: Dimension[] = [
  'school',
  'class',
  'sex',
  'age',
  'motive',
  'measure',
  'qpv',
  'month',
  'return',
  'followUp',
  'refusal',
  'loss',
  'absence',
  'missed',
];

export interface Asked extends Record<string, unknown> {
  /** Absent: the school year of today. */
  periode?: string;
  ecole?: string;
  mesure?: string;
  /** The breakdown shown; "tout": all of them, to print. */
  par?: Dimension | 'tout';
}

export interface ListAsked extends Asked {
  indicateur?: Indicator;
  valeur?: string;
}

const CODE = /^[a-z0-9_]{1,60}$/;
const UUID = /^[0-9a-f-]{36}$/;
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export function cleanAsked(raw: Record<string, unknown>): Asked {
  const period = text(raw.periode);
  const par = text(raw.par);
  return {
    periode: kindOf(period) ? period : undefined,
    ecole: UUID.test(text(raw.ecole)) ? text(raw.ecole) : undefined,
    mesure: CODE.test(text(raw.mesure)) ? text(raw.mesure) : undefined,
    par: par === 'tout' ? 'tout' : DIMENSIONS.find((each) => each === par && each !== 'school'),
  };
}

export function cleanListAsked(raw: Record<string, unknown>): ListAsked {
  const asked = cleanAsked(raw);
  const value = text(raw.valeur);
  return {
    ...asked,
    par: DIMENSIONS.find((each) => each === raw.par),
    indicateur: CODE.test(text(raw.indicateur)) ? (text(raw.indicateur) as Indicator) : undefined,
    valeur: value.slice(0, 60) || undefined,
  };
}

function address(path: string, search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value !== undefined) query.set(key, String(value));
  const written = query.toString();
  return written ? `${path}?${written}` : path;
}

export const figuresHref = (asked: Asked) => address('/chiffres', asked);

/** The list behind a number: of the total, or of one row of a breakdown. */
export function listHref(asked: Asked, period: string, indicateur: Indicator, par?: Dimension, valeur?: string) {
  const { ecole, mesure } = asked;
  return address('/chiffres/liste', { periode: period, ecole, mesure, indicateur, par, valeur });
}
