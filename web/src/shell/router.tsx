// SPDX-License-Identifier: EUPL-1.2
import { createRouter } from '@tanstack/react-router';
import { routes as admin } from '@/admin/routes';
import { routes as attendance } from '@/attendance/routes';
import { routes as calendar } from '@/calendar/routes';
import { routes as catalogue } from '@/catalogue/routes';
import { routes as continuity } from '@/continuity/routes';
import { routes as exchange } from '@/exchange/routes';
import { routes as families } from '@/families/routes';
import { routes as files } from '@/files/routes';
import { routes as grids } from '@/grids/routes';
import { routes as incidents } from '@/incidents/routes';
import { routes as measures } from '@/measures/routes';
import { routes as opening } from '@/opening/routes';
import { routes as partners } from '@/partners/routes';
import { routes as pathways } from '@/pathways/routes';
import { routes as places } from '@/places/routes';
import { routes as privacy } from '@/privacy/routes';
import { routes as programme } from '@/programme/routes';
import { routes as receptions } from '@/receptions/routes';
import { routes as record } from '@/record/routes';
import { routes as reports } from '@/reports/routes';
import { routes as search } from '@/search/routes';
import { routes as sheets } from '@/sheets/routes';
import { routes as tasks } from '@/tasks/routes';
import { routes as today } from '@/today/routes';
import { PageError } from './PageError';
import { rootRoute } from './routeTree';

const routeTree = rootRoute.addChildren([
  ...today,
  ...files,
  ...search,
  ...families,
  ...incidents,
  ...opening,
  ...pathways,
  ...continuity,
  ...grids,
  ...privacy,
  ...record,
  ...exchange,
  ...receptions,
  ...places,
  ...attendance,
  ...sheets,
  ...reports,
  ...tasks,
  ...measures,
  ...partners,
  ...catalogue,
  ...programme,
  ...calendar,
  ...admin,
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageError,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
