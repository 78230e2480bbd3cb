// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanPart } from './blueprint/parts';
import { cleanAuditFilters } from './filters';

export const routes = [
  page('/administration', () => import('./AccountsPage')),
  page('/administration/equipes', () => import('./TeamsPage')),
  page('/administration/consultations', () => import('./AuditPage'), cleanAuditFilters),
  page('/administration/dispositif', () => import('./blueprint/BlueprintPage'), cleanPart),
  page('/administration/dispositif/versions', () => import('./blueprint/VersionsPage')),
  page('/administration/reglages', () => import('./SettingsPage')),
  page('/administration/sauvegardes', () => import('./BackupsPage')),
];
