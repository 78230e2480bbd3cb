// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanDigestSearch, cleanReturnSearch } from './search';

export const routes = [
  page('/dossiers/$id/retour', () => import('./ReturnPage'), cleanReturnSearch),
  page('/colleges-presences', () => import('./DigestsPage'), cleanDigestSearch),
];
