// SPDX-License-Identifier: EUPL-1.2
// Tasks in words: what people wrote, or the sentence of their kind.
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { translate, translateOr } from '@/i18n';
import { dayShort, halfDayShort } from '@/ui/format';

type Task = Pick<Schema<'Task'>, 'kind' | 'title' | 'params'>;

/** `reason`: the words of params.reasonCode. */
export function taskSentence({ kind, title, params }: Task, reason = ''): string {
  const halfDay = params.halfDay ? halfDayShort(params.halfDay) : 'none';
  const day = params.on ? dayShort(params.on) : 'none';
  const fallback = title || translate('tasks.unnamed');
  return translateOr(`task.${kind}`, fallback, {
    title: fallback,
    halfDay,
    reason: reason || 'none',
    day,
    number: params.number ?? 'none',
    name: params.name ?? 'none',
  });
}

export function useTaskWords(): (task: Task) => string {
  const reason = useLabel('reason_incomplete');
  return useCallback(
    (task: Task) => taskSentence(task, task.params.reasonCode ? reason(task.params.reasonCode) : ''),
    [reason],
  );
}

/** Tasks that are telephone calls: they end with what came of the call. */
export function isCall({ kind }: Pick<Task, 'kind'>): boolean {
  return kind === 'call_parents' || kind === 'call_school';
}

export interface CallOutcome {
  key: 'reached' | 'message' | 'noAnswer';
  label: string;
  /** Nobody was told yet: the call remains to be made. */
  leavesOpen: boolean;
}

/** What may come of a call. The words are kept with the task, where the file's story shows them. */
export function callOutcomes({ kind }: Pick<Task, 'kind'>): CallOutcome[] {
  return [
    {
      key: 'reached',
      label: translate(kind === 'call_school' ? 'tasks.schoolReached' : 'tasks.parentsReached'),
      leavesOpen: false,
    },
    { key: 'message', label: translate('tasks.messageLeft'), leavesOpen: false },
    { key: 'noAnswer', label: translate('tasks.noAnswer'), leavesOpen: true },
  ];
}

/** Tasks that are done on the page of the pathway. */
export function isOfPathway({ kind }: Pick<Task, 'kind'>): boolean {
  return kind.startsWith('pathway_');
}

const FAMILY_KINDS = new Set(['convoke', 'convocation_reminder', 'convocation_missed', 'contact_alert']);
const RETURN_KINDS = new Set([
  'work_request',
  'work_reminder',
  'return_missing',
  'follow_up_first',
  'follow_up_second',
  'questionnaire',
]);
/** Tasks that are done on the page of the school work and the return. */
export function isOfReturn({ kind }: Pick<Task, 'kind'>): boolean {
  return RETURN_KINDS.has(kind);
}

/** Tasks that are done on the page of the family. */
export function isOfFamily({ kind }: Pick<Task, 'kind'>): boolean {
  return FAMILY_KINDS.has(kind);
}

/** Tasks that are done on the page of the incidents: whom was told is noted there. */
export function isOfIncident({ kind }: Pick<Task, 'kind'>): boolean {
  return kind.startsWith('incident_') || kind.startsWith('interruption_');
}

/** Where a task that only a ring knows of is done. */
export function concernPage({ kind, params }: Pick<Task, 'kind' | 'params'>): string | null {
  return kind === 'concern_follow_up' && params.concern ? `/protection/${params.concern}` : null;
}
