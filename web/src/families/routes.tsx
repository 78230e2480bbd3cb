// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanFamilySearch } from './search';

export const routes = [page('/dossiers/$id/famille', () => import('./FamilyPage'), cleanFamilySearch)];
