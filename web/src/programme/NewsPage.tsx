// SPDX-License-Identifier: EUPL-1.2
import { useSearch } from '@tanstack/react-router';
import { NewsView } from './NewsView';
import type { WeekSearch } from './search';

export default function NewsPage() {
  const { semaine } = useSearch({ strict: false }) as WeekSearch;
  return <NewsView day={semaine} />;
}
