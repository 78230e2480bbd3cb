// SPDX-License-Identifier: EUPL-1.2
import { useSearch } from '@tanstack/react-router';
import { useNavigateTo } from '@/ui';
import type { WeekSearch } from './search';
import { weekHref } from './search';
import { WeekView } from './WeekView';

export default function WeekPage() {
  const search = useSearch({ strict: false }) as WeekSearch;
  const go = useNavigateTo();
  return <WeekView search={search} onSearch={(next) => go(weekHref(next))} />;
}
