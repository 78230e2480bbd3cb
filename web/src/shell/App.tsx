// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { adoptSession, asProblem } from '@/api/client';
import { metaQuery, sessionQuery } from '@/api/queries';
import { setTimeZone } from '@/ui/format';
import { ForcedPasswordPage } from './ForcedPasswordPage';
import { router } from './router';
import { SessionGuard } from './SessionGuard';
import { SignInPage } from './SignInPage';
import { Starting } from './Starting';

/** Who is signed in decides what is shown: the sign-in page, the page to change a temporary password, or the program. */
export function App() {
  const session = useQuery(sessionQuery);
  const meta = useQuery({ ...metaQuery, enabled: !!session.data && !session.data.mustChangePassword });
  if (session.data) adoptSession(session.data);

  useEffect(() => {
    if (meta.data) setTimeZone(meta.data.timeZone);
  }, [meta.data]);

  useEffect(() => {
    document.documentElement.dataset.ready = session.isPending ? '' : 'true';
  }, [session.isPending]);

  if (session.isPending) return <Starting />;
  if (session.isError) {
    if (asProblem(session.error).status === 401) return <SignInPage />;
    return <Starting error={asProblem(session.error)} retry={() => void session.refetch()} />;
  }
  if (session.data.mustChangePassword) return <ForcedPasswordPage user={session.data.user} />;
  if (meta.isPending) return <Starting />;
  if (meta.isError) return <Starting error={asProblem(meta.error)} retry={() => void meta.refetch()} />;
  return (
    <SessionGuard session={session.data}>
      <RouterProvider router={router} />
    </SessionGuard>
  );
}
