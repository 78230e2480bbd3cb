// SPDX-License-Identifier: EUPL-1.2
import { useSearch } from '@tanstack/react-router';
import { useMeta } from '@/api/queries';
import { useNavigateTo } from '@/ui';
import { AttendanceView } from './AttendanceView';
import { type AttendanceSearch, attendanceHref } from './halfDays';

export default function AttendancePage() {
  const { demiJournee } = useSearch({ strict: false }) as AttendanceSearch;
  const { halfDay } = useMeta();
  const go = useNavigateTo();
  return <AttendanceView halfDay={demiJournee ?? halfDay} onGo={(next) => go(attendanceHref(next))} />;
}
