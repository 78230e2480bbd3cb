// SPDX-License-Identifier: EUPL-1.2
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { ActionMenu, type Column, DataTable, notifyError, notifyUndo, StatusBadge, type Tone } from '@/ui';
import { dayShort } from '@/ui/format';
import { durationWords } from './duration';
import classes from './measures.module.css';
import { useRereadMeasures } from './queries';

type Session = Schema<'HourSession'>;

const TONES: Record<Session['state'], Tone> = { done: 'good', no_show: 'bad', cancelled: 'quiet' };

export const putSession = (session: Session, change: Partial<Schema<'HourSessionInput'>>) =>
  send(
    api.PUT('/api/v1/hour-sessions/{id}', {
      params: { path: { id: session.id }, header: ifMatch(session.version) },
      body: {
        on: session.on,
        from: session.from,
        to: session.to,
        state: session.state,
        structureId: session.structureId,
        place: session.place,
        supervisor: session.supervisor,
        comment: session.comment,
        withdrawn: session.withdrawn,
        ...change,
      },
    }),
  );

/** The sessions in order; one taken back stays to be seen, struck out. */
export function SessionTable({
  account,
  onEdit,
}: {
  account: Schema<'HourAccount'>;
  onEdit: (session: Session) => void;
}) {
  const { t } = useT();
  const states = useLabel('hour_session_state');
  const withdraw = useWithdraw(account);
  const columns: Column<Session>[] = [
    {
      key: 'on',
      header: t('measures.date'),
      primary: true,
      render: (session) => (
        <span className={session.withdrawn ? classes.withdrawn : undefined}>
          {dayShort(session.on)} · {t('measures.fromTo', { from: session.from, to: session.to })}
        </span>
      ),
    },
    {
      key: 'duration',
      header: t('measures.duration'),
      align: 'end',
      width: '6rem',
      render: (session) =>
        session.state === 'done' && !session.withdrawn ? durationWords(session.minutes) : <span aria-hidden>–</span>,
    },
    {
      key: 'state',
      header: t('measures.state'),
      width: '9rem',
      render: (session) =>
        session.withdrawn ? (
          <StatusBadge tone="quiet">{t('measures.withdrawn')}</StatusBadge>
        ) : (
          <StatusBadge tone={TONES[session.state]}>{states(session.state)}</StatusBadge>
        ),
    },
    {
      key: 'place',
      header: t('measures.place'),
      render: ({ structureName, place, supervisor }) => [structureName || place, supervisor].filter(Boolean).join(', '),
    },
    {
      key: 'comment',
      header: t('measures.comment'),
      render: ({ comment, duringClass }) => (
        <>
          {duringClass && <StatusBadge tone="warn">{t('measures.duringClass')}</StatusBadge>} {comment}
        </>
      ),
    },
    {
      key: 'acts',
      header: t('measures.acts'),
      width: '4rem',
      align: 'end',
      render: (session) => (
        <ActionMenu
          compact
          label={t('measures.sessionActs', { day: dayShort(session.on) })}
          items={
            session.withdrawn
              ? [{ label: t('measures.bringBack'), onClick: () => void withdraw(session, false) }]
              : [
                  { label: t('measures.editSession'), onClick: () => onEdit(session) },
                  { label: t('measures.withdraw'), danger: true, onClick: () => void withdraw(session, true) },
                ]
          }
        />
      ),
    },
  ];
  return (
    <DataTable
      label={t('measures.sessions')}
      columns={columns}
      rows={[...account.sessionList].reverse()}
      rowKey={({ id }) => id}
    />
  );
}

function useWithdraw(account: Schema<'HourAccount'>) {
  const { t } = useT();
  const reread = useRereadMeasures();
  return async (session: Session, withdrawn: boolean) => {
    try {
      const saved = await putSession(session, { withdrawn });
      await reread(account.personId);
      if (!withdrawn) return;
      notifyUndo(t('measures.sessionWithdrawn'), async () => {
        const now = saved.sessionList.find(({ id }) => id === session.id);
        if (now) await putSession(now, { withdrawn: false });
        await reread(account.personId);
      });
    } catch (error) {
      notifyError(error);
    }
  };
}
