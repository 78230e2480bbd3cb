// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { ActionMenu, AppLink, notifyError, notifyUndo, StatusBadge, useToday } from '@/ui';
import { day, dayShort } from '@/ui/format';
import { AttemptDialog } from './AttemptDialog';
import { Numbers } from './Course';
import classes from './pathways.module.css';
import { useRereadPathways } from './queries';
import { pathwayHref, QUEUES, type Queue } from './search';
import { type Contact, firstCallable, type Outcome, useWho } from './words';

type Row = Schema<'PathwayQueueRow'>;

/** What a call most often comes to: one touch. The rest is in the dialog. */
const QUICK = ['reached', 'voicemail', 'no_answer'] as const satisfies readonly Outcome[];

/** One young person to be reached: a number to press, then what came of it. */
export function QueueCard({ row }: { row: Row }) {
  const { t } = useT();
  const kind = useLabel('pathway_kind');
  const queueWords = useLabel('pathway_queue');
  const who = useWho(row.contacts);
  const [dialled, setDialled] = useState<Contact | undefined>(() => firstCallable(row.contacts));
  const [asking, setAsking] = useState<Outcome | 'other' | null>(null);
  const reread = useRereadPathways(row.personId);
  const target = dialled?.guardianId ?? null;
  const acts = useQueueActs(row, reread);
  return (
    <article className={`card ${classes.card}`} aria-label={row.personName}>
      <div className={classes.line}>
        <h2 className={classes.title}>
          <AppLink href={pathwayHref(row.personId)}>{row.personName}</AppLink>
        </h2>
        <ActionMenu
          compact
          label={t('pathways.actsOn', { what: row.personName })}
          items={QUEUES.filter((each) => each !== row.queue).map((each) => ({
            label: t('pathways.moveTo', { queue: queueWords(each) }),
            onClick: () => void acts.move(each),
          }))}
        />
      </div>
      <p className={`muted ${classes.flat}`}>
        {[kind(row.kind), row.age !== null && t('pathways.age', { count: row.age }), row.className, row.structureName]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Standing row={row} />
      <Numbers contacts={row.contacts} onDial={setDialled} />
      {row.reach.enough && row.queue !== 'unreachable' && (
        <div className={classes.proposed}>
          <span>{t('pathways.proposedUnreachable', { attempts: row.reach.attempts, means: row.reach.means })}</span>
          <Button variant="default" size="compact-md" onClick={() => void acts.move('unreachable')}>
            {t('pathways.sayUnreachable')}
          </Button>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that act at once are no fields of a form */}
      <div className={classes.outcomes} role="group" aria-label={t('pathways.outcomeFor', { who: who(target) })}>
        <span className="muted small">{t('pathways.outcomeFor', { who: who(target) })}</span>
        {QUICK.map((outcome) => (
          <Button
            key={outcome}
            variant={outcome === 'reached' ? 'filled' : 'default'}
            disabled={acts.busy}
            onClick={() => void acts.note(outcome, target)}
          >
            {t(`pathways.quick_${outcome}`)}
          </Button>
        ))}
        <Button variant="default" disabled={acts.busy} onClick={() => setAsking('call_back')}>
          {t('pathways.quick_call_back')}
        </Button>
        <Button variant="subtle" disabled={acts.busy} onClick={() => setAsking('other')}>
          {t('pathways.otherOutcome')}
        </Button>
      </div>
      {asking && (
        <AttemptDialog
          pathwayId={row.id}
          contacts={row.contacts}
          guardianId={target}
          outcome={asking === 'other' ? undefined : asking}
          onClose={() => setAsking(null)}
          onDone={async () => {
            setAsking(null);
            await reread();
          }}
        />
      )}
    </article>
  );
}

/** When to call again, and what the last attempt came to. */
function Standing({ row }: { row: Row }) {
  const { t } = useT();
  const today = useToday();
  const channel = useLabel('attempt_channel');
  const outcome = useLabel('pathway_contact');
  const { lastAttempt, nextCallOn, reach } = row;
  return (
    <p className={classes.flat}>
      {nextCallOn && (
        <>
          <StatusBadge tone={nextCallOn < today ? 'bad' : nextCallOn === today ? 'warn' : 'quiet'}>
            {t('pathways.callAgain', { day: dayShort(nextCallOn) })}
          </StatusBadge>{' '}
        </>
      )}
      {lastAttempt
        ? `${dayShort(lastAttempt.on)} · ${channel(lastAttempt.channel)} · ${outcome(lastAttempt.outcome)}`
        : t('pathways.neverCalled', { day: day(row.enteredOn) })}
      {lastAttempt?.note && <span className="muted"> {lastAttempt.note}</span>}
      {reach.attempts > 1 && (
        <span className="muted"> · {t('pathways.reach', { attempts: reach.attempts, means: reach.means })}</span>
      )}
    </p>
  );
}

/** Acts of one touch, each taken back from its message. */
function useQueueActs(row: Row, reread: () => Promise<void>) {
  const { t } = useT();
  const today = useToday();
  const queueWords = useLabel('pathway_queue');
  const outcomeWords = useLabel('pathway_contact');
  const [busy, setBusy] = useState(false);
  const settle = async (act: () => Promise<void>) => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  const put = (queue: Queue, version: number) =>
    send(
      api.PUT('/api/v1/pathways/{id}/queue', {
        params: { path: { id: row.id }, header: ifMatch(version) },
        body: { queue },
      }),
    );
  return {
    busy,
    move: (queue: Queue) =>
      settle(async () => {
        const moved = await put(queue, row.version);
        await reread();
        notifyUndo(t('pathways.movedTo', { name: row.personName, queue: queueWords(queue) }), async () => {
          await put(row.queue, moved.version);
          await reread();
        });
      }),
    note: (outcome: Outcome, guardianId: string | null) =>
      settle(async () => {
        const id = newId();
        await send(
          api.POST('/api/v1/pathways/{id}/attempts', {
            params: { path: { id: row.id } },
            body: { id, guardianId, channel: 'phone', outcome, on: today },
          }),
        );
        await reread();
        notifyUndo(t('pathways.noted', { name: row.personName, outcome: outcomeWords(outcome) }), async () => {
          await send(api.DELETE('/api/v1/pathway-attempts/{id}', { params: { path: { id } } }));
          await reread();
        });
      }),
  };
}
