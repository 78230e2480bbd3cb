// SPDX-License-Identifier: EUPL-1.2
// The tabs of one browser share one session: they tell each other of activity and of who came or went.

export type SessionNews = { kind: 'active' } | { kind: 'signedIn'; userId: string } | { kind: 'signedOut' };

let opened: BroadcastChannel | undefined;
/** One channel a tab, so that a tab does not hear itself. */
function channel(): BroadcastChannel {
  opened ??= new BroadcastChannel('jalon-session');
  return opened;
}

export function tellOtherTabs(news: SessionNews) {
  channel().postMessage(news);
}

/** Returns how to stop listening. */
export function onNewsOfOtherTabs(listener: (news: SessionNews) => void): () => void {
  const heard = (event: MessageEvent<SessionNews>) => listener(event.data);
  channel().addEventListener('message', heard);
  return () => channel().removeEventListener('message', heard);
}
