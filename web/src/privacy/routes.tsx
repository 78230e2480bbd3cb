// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanPrintSearch } from './search';

export const routes = [
  page('/vie-privee', () => import('./NoticesDuePage')),
  page('/dossiers/$id/vie-privee', () => import('./FilePrivacyPage')),
  page('/dossiers/$id/vie-privee/imprimer', () => import('./NoticePrintPage'), cleanPrintSearch),
  page('/administration/information', () => import('./NoticesPage')),
  page('/administration/information/$organisation/$scheme', () => import('./EditNoticePage')),
];
