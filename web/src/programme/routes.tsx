// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanWeekSearch } from './search';

export const routes = [
  page('/programme', () => import('./WeekPage'), cleanWeekSearch),
  page('/programme/a-dire', () => import('./NewsPage'), cleanWeekSearch),
  page('/programme/modeles', () => import('./TemplatesPage')),
  page('/dossiers/$id/emploi-du-temps', () => import('./TimetablePage')),
];
