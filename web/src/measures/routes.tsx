// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';

export const routes = [
  page('/dossiers/$id/mesures', () => import('./FileMeasuresPage')),
  page('/saisines/$id/heures', () => import('./HoursPage')),
  page('/mesures/a-effacer', () => import('./ToErasePage')),
];
