// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanHalfDay } from './halfDays';

export const routes = [page('/presences', () => import('./AttendancePage'), cleanHalfDay)];
