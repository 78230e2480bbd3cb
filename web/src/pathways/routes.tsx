// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanOwnSearch, cleanPathwayFilters, cleanQueueSearch } from './search';

export const routes = [
  page('/parcours', () => import('./PathwaysPage'), cleanPathwayFilters),
  page('/parcours/a-joindre', () => import('./QueuePage'), cleanQueueSearch),
  page('/dossiers/$id/parcours', () => import('./PersonPathwaysPage'), cleanOwnSearch),
];
