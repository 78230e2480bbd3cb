// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanAsked, cleanListAsked } from './search';

export const routes = [
  page('/chiffres', () => import('./ReportsPage'), cleanAsked),
  page('/chiffres/liste', () => import('./ListPage'), cleanListAsked),
];
