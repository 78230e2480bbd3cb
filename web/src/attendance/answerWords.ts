// SPDX-License-Identifier: EUPL-1.2
import { translate } from '@/i18n';
import { time } from '@/ui/format';
import type { Answer } from './outbox';
import { statusWords } from './statuses';

/** "En retard (10 min), bus en panne" */
export function answerWords({ status, minutesLate, leftAt, note }: Answer): string {
  const detail = minutesLate > 0 ? translate('attendance.minutes', { count: minutesLate }) : leftAt && time(leftAt);
  const words = statusWords(status);
  return [detail ? translate('attendance.withDetail', { words, detail }) : words, note].filter(Boolean).join(', ');
}
