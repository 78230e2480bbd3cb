// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanSearch } from './filters';

export const routes = [page('/recherche', () => import('./SearchPage'), cleanSearch)];
