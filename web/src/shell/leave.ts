// SPDX-License-Identifier: EUPL-1.2
// Leaving the program: by signing out, or by giving the device to somebody who answers through a link.
import type { QueryClient } from '@tanstack/react-query';
import { api, send } from '@/api/client';
import { holdsUnsaved, letGoOfUnsaved } from '@/ui';
import { tellOtherTabs } from './sessionNews';
import { draftsSent } from './unsentDrafts';

/** Already here: the shell sends unsent attendance. */
const attendance = () => import('@/attendance/useOutbox');

/** Whether leaving loses nothing; waits a little for what is on its way. */
export async function everythingSent(client: QueryClient): Promise<boolean> {
  const { attendanceSent } = await attendance();
  return !holdsUnsaved() && (await draftsSent()) && (await attendanceSent(client));
}

/** Ends the session and erases what the device keeps of it. The page still shows what it showed: leave it next. */
export async function endSession(client: QueryClient) {
  await send(api.DELETE('/api/v1/session'));
  await (await attendance()).eraseAttendance(client);
  tellOtherTabs({ kind: 'signedOut' });
  letGoOfUnsaved();
  sessionStorage.clear();
}

const POPSTATE_PATIENCE_MS = 500;

/**
 * The pages seen before have titles, and titles have names: goes back to the first of them without showing it, so that the
 * next page takes the place of all that followed, and takes its name away.
 */
async function forgetTrail() {
  const steps = Number(history.state?.__TSR_index ?? 0);
  if (steps > 0) {
    await new Promise<void>((resolve) => {
      const arrived = (event?: Event) => {
        event?.stopImmediatePropagation();
        removeEventListener('popstate', arrived, { capture: true });
        resolve();
      };
      addEventListener('popstate', arrived, { capture: true });
      setTimeout(arrived, POPSTATE_PATIENCE_MS);
      history.go(-steps);
    });
  }
  history.replaceState(null, '', '/');
  document.title = 'Jalon';
}

/** Gives this device to whoever the link is for: nothing of the session, nor of the pages seen, can be come back to. */
export async function handOver(client: QueryClient, address: string) {
  await endSession(client);
  // A page kept by the browser for "back" would come back as it was left.
  document.body.replaceChildren();
  client.clear();
  await forgetTrail();
  // The router notes where its pages were scrolled to as it is left.
  addEventListener('pagehide', () => sessionStorage.clear());
  location.assign(address);
}
