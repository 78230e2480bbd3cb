// SPDX-License-Identifier: EUPL-1.2
import './ui/styles';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onWaiting } from './api/patience';
import { i18n } from './i18n';
import { App } from './shell/App';
import { isLinkPath, LinkApp } from './shell/linkPages';
import { queryClient } from './shell/queryClient';
import { registerServiceWorker } from './shell/serviceWorker';
import { notifyWaiting } from './ui/notify';
import { theme } from './ui/theme';
import './shell/shell.css';

onWaiting(notifyWaiting);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-left" containerWidth={420} />
          {isLinkPath(location.pathname) ? (
            <LinkApp path={location.pathname} token={location.hash.slice(1)} />
          ) : (
            <App />
          )}
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  </StrictMode>,
);
registerServiceWorker();
