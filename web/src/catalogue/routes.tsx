// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanActivityFilters, cleanPlaceFilters, cleanProfessionalFilters } from './filters';

export const routes = [
  page('/programme/activites', () => import('./ActivitiesPage'), cleanActivityFilters),
  page('/programme/activites/$id', () => import('./ActivityPage')),
  page('/programme/activites/$id/fiches/$sheetId', () => import('./SheetPage')),
  page('/programme/intervenants', () => import('./ProfessionalsPage'), cleanProfessionalFilters),
  page('/programme/intervenants/$id', () => import('./ProfessionalPage')),
  page('/programme/lieux', () => import('./PlacesPage'), cleanPlaceFilters),
  page('/programme/lieux/$id', () => import('./RoomPage')),
];
