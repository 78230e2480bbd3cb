// SPDX-License-Identifier: EUPL-1.2
import { useMay } from '@/api/queries';
import { OtherPages } from './OtherPages';
import { TodayView } from './TodayView';

export default function TodayPage() {
  return useMay('tasks') ? <TodayView /> : <OtherPages />;
}
