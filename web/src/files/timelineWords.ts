// SPDX-License-Identifier: EUPL-1.2
// What happened, as a sentence: "timeline.<code>" with its params in words.
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useBlueprint } from '@/api/queries';
import { translate, translateOr } from '@/i18n';
import { half, period, splitHalfDay } from '@/ui/format';

type Item = Pick<Schema<'TimelineItem'>, 'title'>;
type Words = (vocabulary: string, code: string) => string;

/** The closed list a reason belongs to. */
const REASON_LISTS: Record<string, string> = {
  referral_refuse: 'reason_refused',
  referral_wait: 'reason_waiting',
  referral_incomplete: 'reason_incomplete',
  referral_withdraw: 'reason_withdrawn',
};

/** Inside a sentence: "Plus de place" → "plus de place", "PAI (santé)" as it is. */
function inside(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** Texts choose their wording by "none" where the server gave nothing. */
const orNone = (text: string) => text || 'none';

export function sentence({ title: { code, params } }: Item, words: Words): string {
  const { reasonCode = '', to = '', from = '', halfDay = '' } = params;
  const reasons = REASON_LISTS[code] ?? `reason_${to}`;
  const split = splitHalfDay(halfDay);
  const listOf = (vocabulary: string, codes = '') =>
    orNone(
      codes
        .split(',')
        .filter(Boolean)
        .map((each) => inside(words(vocabulary, each)))
        .join(', '),
    );
  const span = period(params.start?.slice(0, 10), params.end?.slice(0, 10));
  return translateOr(`timeline.${code}`, translate('files.somethingHappened'), {
    ...params,
    from: inside(words('stay_state', from)),
    to,
    toWords: inside(words('stay_state', to)),
    measure: inside(words('measure_kind', params.measureKind ?? '')),
    period: orNone(span),
    structure: orNone(params.structure ?? ''),
    reason: orNone(reasonCode && inside(words(reasons, reasonCode))),
    channel: inside(words('channel', params.channel ?? '')),
    receiver: orNone(code === 'answer_sent' ? to : ''),
    half: split ? half(split.half) : 'none',
    title: params.title ?? '',
    name: orNone(params.name ?? ''),
    kind: inside(words('incident_kind', params.kind ?? '')),
    by: orNone(params.by ?? ''),
    purpose: inside(words('convocation_purpose', params.purpose ?? '')),
    mode: inside(words('interview_mode', params.mode ?? '')),
    present: listOf('presence_relation', params.present),
    pathwayKind: inside(words('pathway_kind', params.pathwayKind ?? '')),
    entry: inside(words('pathway_entry', params.channel ?? '')),
    exit: inside(words(`pathway_exit_${params.exitClass ?? ''}`, params.exitCode ?? '')),
    participants: listOf('pathway_participant', params.present),
    relation: params.relation ?? '',
    relationWords: inside(words('guardian_relation', params.relation ?? '')),
    given: listOf('authorisation', params.given),
    refused: listOf('authorisation', params.refused),
    withdrawn: listOf('authorisation', params.withdrawn),
    asked: listOf('authorisation', params.asked),
    outcome: orNone(params.outcome ? inside(words('measure_outcome', params.outcome)) : ''),
  });
}

export function useSentence(): (item: Item) => string {
  const { vocabularies } = useBlueprint();
  return useCallback(
    (item: Item) =>
      sentence(
        item,
        (vocabulary, code) => vocabularies[vocabulary]?.find((choice) => choice.code === code)?.label.fr ?? code,
      ),
    [vocabularies],
  );
}
