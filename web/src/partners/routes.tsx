// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanPartnerFilters } from './filters';

export const routes = [page('/partenaires', () => import('./PartnersPage'), cleanPartnerFilters)];
