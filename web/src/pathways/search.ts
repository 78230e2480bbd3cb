// SPDX-License-Identifier: EUPL-1.2
// What the addresses of the pages keep: a view can be sent to a colleague.
import type { Schema } from '@/api/client';

export type Queue = Schema<'PathwayRow'>['queue'];
export type ExitClass = Schema<'PathwayExit'>['class'];
export const QUEUES: Queue[] = ['to_do', 'priority', 'unreachable', 'handled'];
export const EXIT_CLASSES: ExitClass[] = ['positive', 'neutral', 'negative', 'unknown'];
const STATES = ['open', 'closed', 'all'] as const;

const isUuid = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

export interface PathwayFilters extends Record<string, unknown> {
  kind?: string;
  referentId?: string;
  /** Open ones unless asked otherwise. */
  state?: (typeof STATES)[number];
  exitClass?: ExitClass;
  overdue?: true;
  /** The dialog that opens a pathway is open. */
  new?: true;
}

export function cleanPathwayFilters(raw: Record<string, unknown>): PathwayFilters {
  const state = STATES.find((each) => each === raw.state);
  return {
    kind: typeof raw.kind === 'string' ? raw.kind.slice(0, 60) : undefined,
    referentId: isUuid(raw.referentId) ? raw.referentId : undefined,
    state: state === 'open' ? undefined : state,
    exitClass: EXIT_CLASSES.find((each) => each === raw.exitClass),
    overdue: raw.overdue === true ? true : undefined,
    new: raw.new === true ? true : undefined,
  };
}

export interface QueueSearch extends Record<string, unknown> {
  etat?: Queue;
}

export function cleanQueueSearch(raw: Record<string, unknown>): QueueSearch {
  const etat = QUEUES.find((each) => each === raw.etat);
  return { etat: etat === 'to_do' ? undefined : etat };
}

export const queueHref = (queue: Queue) => `/parcours/a-joindre${queue === 'to_do' ? '' : `?etat=${queue}`}`;

export interface OwnSearch extends Record<string, unknown> {
  /** Open a pathway, from this reception if there is one. */
  ouvrir?: true;
  accueil?: string;
}

export function cleanOwnSearch(raw: Record<string, unknown>): OwnSearch {
  return {
    ouvrir: raw.ouvrir === true ? true : undefined,
    accueil: isUuid(raw.accueil) ? raw.accueil : undefined,
  };
}

export const pathwayHref = (personId: string) => `/dossiers/${personId}/parcours`;
export function openingHref(personId: string, stayId?: string): string {
  return `${pathwayHref(personId)}?ouvrir=true${stayId ? `&accueil=${stayId}` : ''}`;
}
