// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';

export const routes = [
  page('/saisines/importer', () => import('./ImportPage')),
  page('/saisines/importer/$id', () => import('./ImportResultPage')),
  page('/saisines/a-completer', () => import('./DraftsPage')),
];
