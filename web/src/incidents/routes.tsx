// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanFileSearch, cleanListFilters, cleanNewSearch } from './search';

export const routes = [
  page('/dossiers/$id/incidents', () => import('./FileIncidentsPage'), cleanFileSearch),
  page('/incidents', () => import('./IncidentsPage'), cleanListFilters),
  page('/incidents/nouveau', () => import('./NewIncidentPage'), cleanNewSearch),
  page('/incidents/$id/corriger', () => import('./EditIncidentPage')),
  page('/protection/nouvelle', () => import('./NewConcernPage'), cleanNewSearch),
  page('/protection/$id', () => import('./ConcernPage')),
];
