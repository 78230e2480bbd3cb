// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanProgrammePrint, cleanRoll } from './search';

export const routes = [
  page('/accueils/$id/imprimer', () => import('./StaySheetsPage')),
  page('/accueils/$id/imprimer/liaison', () => import('./LiaisonPage')),
  page('/accueils/$id/imprimer/attestation', () => import('./AttestationPage')),
  page('/presences/imprimer', () => import('./RollPage'), cleanRoll),
  page('/programme/imprimer', () => import('./ProgrammePrintPage'), cleanProgrammePrint),
];
