// SPDX-License-Identifier: EUPL-1.2
import { useIs } from '@/api/queries';
import { OtherPages } from './OtherPages';
import { TodayView } from './TodayView';

export default function TodayPage() {
  return useIs('coordinator') ? <TodayView /> : <OtherPages />;
}
