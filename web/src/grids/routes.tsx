// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanGridsSearch, cleanWeekSearch } from './search';

export const routes = [
  page('/dossiers/$id/grilles', () => import('./GridsPage'), cleanGridsSearch),
  page('/auto-evaluations', () => import('./EvaluationsPage'), cleanWeekSearch),
];
