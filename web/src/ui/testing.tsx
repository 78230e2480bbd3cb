// SPDX-License-Identifier: EUPL-1.2
// For tests: parts and pages inside what the program gives them.
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import axe from 'axe-core';
import type { ReactElement, ReactNode } from 'react';
import { metaQuery, sessionQuery } from '@/api/queries';
import { i18n } from '@/i18n';
import { COORDINATORS } from './testingRights';
import { theme } from './theme';

/** The server's day in tests: a Friday. */
export const TODAY = '2026-11-20';

export function aQueryClient(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  client.setQueryData(sessionQuery.queryKey, {
    user: { id: 'u0', login: 'camille', displayName: 'Camille Roy', roles: ['coordinator'], rights: COORDINATORS },
    csrfToken: 'jeton',
    idleSeconds: 1800,
    mustChangePassword: false,
  });
  client.setQueryData(metaQuery.queryKey, {
    version: 'test',
    today: TODAY,
    halfDay: `${TODAY}/am`,
    demo: false,
    timeZone: 'Europe/Paris',
    warnings: [],
  });
  return client;
}

export function renderPart(part: ReactElement, client = aQueryClient()) {
  const Frame = ({ children }: { children: ReactNode }) => (
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} env="test">
        <QueryClientProvider client={client}>
          <Notifications />
          {children}
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  );
  return render(part, { wrapper: Frame });
}

/** The rules of axe that a page without layout can break: all but colours. */
export async function violations(within: Element = document.body): Promise<string[]> {
  const { violations: found } = await axe.run(within, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
}
