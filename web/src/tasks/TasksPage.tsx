// SPDX-License-Identifier: EUPL-1.2
import { useSearch } from '@tanstack/react-router';
import { useNavigateTo } from '@/ui';
import { hrefOf, type TaskFilters } from './filters';
import { TasksView } from './TasksView';

export default function TasksPage() {
  const filters = useSearch({ strict: false }) as TaskFilters;
  const go = useNavigateTo();
  return <TasksView filters={filters} onFilter={(next) => go(hrefOf(next))} />;
}
