// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanImportSearch, cleanPartnerFilters } from './filters';

export const routes = [
  page('/partenaires', () => import('./PartnersPage'), cleanPartnerFilters),
  page('/partenaires/importer', () => import('./ImportPage'), cleanImportSearch),
  page('/partenaires/$id', () => import('./StructurePage')),
  page('/partenaires/$id/calendrier', () => import('./SchoolCalendarPage')),
];
