// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanAuditFilters } from './filters';

export const routes = [
  page('/administration', () => import('./AccountsPage')),
  page('/administration/consultations', () => import('./AuditPage'), cleanAuditFilters),
  page('/administration/reglages', () => import('./SettingsPage')),
];
