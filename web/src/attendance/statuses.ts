// SPDX-License-Identifier: EUPL-1.2
// The answers of the roll call: which count as present, and the line that sums them up. A late arrival is present.
import type { Schema } from '@/api/client';
import { type MsgId, translate } from '@/i18n';
import type { Tone } from '@/ui/theme';

export type Status = Schema<'AttendanceStatus'>;

export const STATUSES: readonly Status[] = [
  'present',
  'late',
  'left_early',
  'absent_justified',
  'absent_unjustified',
  'absent_unknown',
];

/** Words for a button under a thumb. */
const SHORT: Record<Status, MsgId> = {
  present: 'attendance.present',
  late: 'attendance.late',
  left_early: 'attendance.leftEarly',
  absent_justified: 'attendance.absentJustified',
  absent_unjustified: 'attendance.absentUnjustified',
  absent_unknown: 'attendance.absentUnknown',
};

const TONES: Record<Status, Tone> = {
  present: 'good',
  late: 'warn',
  left_early: 'warn',
  absent_justified: 'info',
  absent_unjustified: 'bad',
  absent_unknown: 'bad',
};

export const statusWords = (status: Status) => translate(SHORT[status]);
export const statusTone = (status: Status) => TONES[status];
export const isAbsence = (status: Status) => status.startsWith('absent_');

/** "5 présents (dont 1 en retard), 1 absent, 2 à pointer"; null is not taken yet. */
export function sumUp(statuses: readonly (Status | null)[]): string {
  const count = (test: (status: Status) => boolean) => statuses.filter((each) => each !== null && test(each)).length;
  const late = count((status) => status === 'late');
  const left = count((status) => status === 'left_early');
  const among = [
    late > 0 && translate('attendance.countLate', { count: late }),
    left > 0 && translate('attendance.countLeft', { count: left }),
  ].filter(Boolean);
  const present = translate('attendance.countPresent', { count: count((status) => !isAbsence(status)) });
  const absent = count(isAbsence);
  const open = statuses.filter((each) => each === null).length;
  return [
    among.length > 0 ? translate('attendance.countAmong', { present, among: among.join(', ') }) : present,
    absent > 0 && translate('attendance.countAbsent', { count: absent }),
    open > 0 && translate('attendance.countOpen', { count: open }),
  ]
    .filter(Boolean)
    .join(', ');
}
