// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanTaskFilters } from './filters';

export const routes = [page('/taches', () => import('./TasksPage'), cleanTaskFilters)];
