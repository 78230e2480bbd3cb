// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';

export const routes = [page('/dossiers/$id/consultations', () => import('./LooksPage'))];
