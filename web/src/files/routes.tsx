// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanFileFilters, cleanShown } from './filters';

export const routes = [
  page('/dossiers', () => import('./FilesPage'), cleanFileFilters),
  page('/dossiers/$id', () => import('./FilePage'), cleanShown),
];
