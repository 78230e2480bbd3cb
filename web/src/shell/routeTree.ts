// SPDX-License-Identifier: EUPL-1.2
// What a capability's routes.tsx is made of: a path and a page loaded when it is first asked for.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NotFound } from './NotFound';
import { PageError } from './PageError';
import { Shell } from './Shell';

export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFound });

type PageModule = () => Promise<{ default: () => React.ReactNode }>;

/** A route below the shell. `search` cleans the query string: filters live there. */
export function page<Path extends string, Search extends Record<string, unknown> = Record<string, never>>(
  path: Path,
  load: PageModule,
  search?: (raw: Record<string, unknown>) => Search,
) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path,
    component: lazyRouteComponent(load),
    errorComponent: PageError,
    validateSearch: (raw: Record<string, unknown>) => (search ? search(raw) : ({} as Search)),
  });
}
