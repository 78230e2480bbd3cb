// SPDX-License-Identifier: EUPL-1.2
import { page } from '@/shell/routeTree';
import { cleanCalendarView } from './view';

export const routes = [page('/calendriers', () => import('./CalendarsPage'), cleanCalendarView)];
