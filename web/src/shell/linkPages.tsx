// SPDX-License-Identifier: EUPL-1.2
// The pages a link leads to, for somebody without an account: outside the frame, the session and the router. The token is in
// the fragment of the address, which is sent to nobody; the page gives it to the server in the body of its requests.
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useT } from '@/i18n';
import { OuterPage } from './OuterPage';
import { Starting } from './Starting';

type LinkPage = ComponentType<{ token: string }>;

/** By path. A page gets the token and asks its own module about it. */
const PAGES: Record<string, LinkPage> = {
  '/ma-journee': lazy(() => import('@/grids/MyDayPage')),
  '/questionnaire': lazy(() => import('@/continuity/QuestionnairePage')),
};

export const isLinkPath = (path: string) => Object.hasOwn(PAGES, path);

/** The address to hand out. */
export const linkAddress = (path: string, token: string) => `${location.origin}${path}#${token}`;

export function LinkApp({ path, token }: { path: string; token: string }) {
  const Page = PAGES[path] as LinkPage;
  useEffect(() => {
    document.documentElement.dataset.ready = 'true';
    // Another link of the same kind pasted over this one changes the fragment alone.
    const reload = () => location.reload();
    addEventListener('hashchange', reload);
    return () => removeEventListener('hashchange', reload);
  }, []);
  return (
    <Suspense fallback={<Starting />}>
      <Page token={token} />
    </Suspense>
  );
}

/** The one answer to a link that is unknown, expired or used. */
export function LinkClosed() {
  const { t } = useT();
  return <OuterPage title={t('shell.linkClosed')} lead={t('shell.linkClosedLead')} />;
}
