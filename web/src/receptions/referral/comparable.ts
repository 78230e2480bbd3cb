// SPDX-License-Identifier: EUPL-1.2
import { useLabel } from '@/api/queries';
import { type MsgId, useT } from '@/i18n';
import { durationWords } from '@/measures/duration';
import { day, halfDayShort, time } from '@/ui/format';
import type { Comparable } from '../conflict';
import type { AnnouncementValues } from './values';

const nameWords = (value: unknown) => (value as { name: string } | null)?.name ?? '';

/** Every field of an announcement, for comparing two versions of it. */
export function useComparable(): Comparable[] {
  const { t } = useT();
  const functions = useLabel('caller_function');
  const channels = useLabel('channel');
  const kinds = useLabel('measure_kind');
  const motives = useLabel('motive');
  const agreements = useLabel('parents_agreement');
  const works = useLabel('school_work');
  const signers = useLabel('agreement_signer');

  const field = (
    key: keyof AnnouncementValues,
    label: MsgId,
    words: (text: string) => string = (text) => text,
    prose = false,
  ): Comparable => ({ key, label: t(label), prose, words: (value) => (value ? words(String(value)) : '') });

  return [
    field('structureName', 'receptions.school'),
    field('className', 'receptions.className', undefined, true),
    field('caller.name', 'receptions.callerName', undefined, true),
    field('caller.function', 'receptions.callerFunction', functions),
    field('caller.channel', 'receptions.channel', channels),
    field('receivedOn', 'receptions.receivedOn', day),
    field('receivedTime', 'receptions.receivedAt', time),
    field('measure.kind', 'receptions.measureKind', kinds),
    field('measure.decidedOn', 'receptions.decidedOn', day),
    field('measure.start', 'receptions.measureStart', halfDayShort),
    field('measure.startTime', 'receptions.hour', time),
    field('measure.end', 'receptions.measureEnd', halfDayShort),
    field('measure.endTime', 'receptions.hour', time),
    field('measure.suspended', 'receptions.suspended', () => t('receptions.yes')),
    field('measure.revokedOn', 'receptions.revokedOn', day),
    field('measure.councilOn', 'receptions.councilOn', day),
    field('measure.revocableUntil', 'measures.revocableUntil', day),
    field('measure.revokedBy', 'measures.revokedBy', undefined, true),
    {
      ...field('measure.orderedMinutes', 'measures.ordered'),
      words: (value) => (value ? durationWords(Number(value)) : ''),
    },
    { ...field('measure.host', 'measures.host'), words: nameWords },
    field('measure.hostName', 'measures.hostName', undefined, true),
    field('measure.hostTasks', 'measures.tasks', undefined, true),
    field('measure.agreementOn', 'measures.agreementOn', day),
    {
      ...field('measure.agreementBy', 'measures.agreementBy'),
      words: (value) => (Array.isArray(value) ? value.map((code) => signers(String(code))).join(', ') : ''),
    },
    field('measure.alternative', 'measures.alternative', () => t('receptions.yes')),
    { ...field('measure.nextSchool', 'measures.nextSchoolName'), words: nameWords },
    field('measure.nextFrom', 'measures.nextFrom', day),
    field('motive', 'receptions.motive', motives),
    {
      key: 'otherMotives',
      label: t('receptions.otherMotives'),
      prose: false,
      words: (value) => (Array.isArray(value) ? value.map((code) => motives(String(code))).join(', ') : ''),
    },
    field('facts', 'receptions.facts', undefined, true),
    field('parentsAgreement', 'receptions.parentsAgreement', agreements),
    field('parentsAgreementOn', 'receptions.parentsAgreementOn', day),
    field('schoolWork', 'receptions.schoolWork', works),
    field('notToMeet', 'receptions.notToMeet', undefined, true),
    field('note', 'receptions.note', undefined, true),
  ];
}
