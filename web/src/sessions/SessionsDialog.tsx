// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { Dialog, LoadError, Loading, notify, notifyError, StatusBadge } from '@/ui';
import { instant } from '@/ui/format';
import classes from './sessions.module.css';

type OpenSession = Schema<'OpenSession'>;

const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => send(api.GET('/api/v1/sessions')).then(({ items }) => items),
  staleTime: 0,
});

/** Where one is signed in; a phone that was lost is signed out from here. */
export default function SessionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useT();
  const sessions = useQuery(sessionsQuery);
  const refresh = useRefresh();
  const others = (sessions.data ?? []).filter(({ current }) => !current);
  const act = async (ending: () => Promise<unknown>, said: string) => {
    try {
      await ending();
      notify(said);
    } catch (error) {
      notifyError(error);
    }
    await refresh(['sessions']);
  };
  const end = ({ id }: OpenSession) =>
    act(() => send(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })), t('sessions.ended'));
  return (
    <Dialog title={t('sessions.title')} opened onClose={onClose} size="lg">
      {sessions.isError && <LoadError error={sessions.error} retry={() => void sessions.refetch()} />}
      {sessions.isPending && <Loading rows={3} />}
      {sessions.data && (
        <div className="stack">
          <p className="muted" style={{ margin: 0 }}>
            {t('sessions.text')}
          </p>
          <ul className={`plain-list line-list ${classes.list}`}>
            {sessions.data.map((session) => (
              <SessionLine key={session.id} session={session} onEnd={() => void end(session)} />
            ))}
          </ul>
          {others.length > 1 && (
            <div>
              <Button
                variant="default"
                onClick={() => void act(() => send(api.DELETE('/api/v1/sessions')), t('sessions.othersEnded'))}
              >
                {t('sessions.endOthers')}
              </Button>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function SessionLine({ session, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const { t } = useT();
  const device = [session.browser, session.system].filter(Boolean).join(' · ') || t('sessions.unknownDevice');
  return (
    <li className={classes.line}>
      <div>
        <strong>{device}</strong> {session.current && <StatusBadge tone="good">{t('sessions.current')}</StatusBadge>}
        <div className="muted small">
          {t('sessions.since', { opened: instant(session.openedAt), seen: instant(session.lastSeenAt) })}
          {session.address && ` · ${t('sessions.from', { address: session.address })}`}
        </div>
      </div>
      {!session.current && (
        <Button variant="subtle" size="compact-sm" onClick={onEnd}>
          {t('sessions.end')}
          <span className="visually-hidden"> : {device}</span>
        </Button>
      )}
    </li>
  );
}
