// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconMailForward, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, asProblem, ifMatch, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { ActionMenu, notify, notifyError, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import classes from './continuity.module.css';
import { WorkDialog } from './WorkDialog';
import { WorkRequestDialog } from './WorkRequestDialog';
import { type ReturnStay, WORK_TONES, workSummaryWords } from './words';

type Work = Schema<'SchoolWork'>;
type State = Schema<'WorkState'>;

/** What one tap brings a subject to; the rest is in its menu. */
const NEXT: Partial<Record<State, State>> = { requested: 'received', received: 'done', done: 'returned' };
const ALL: State[] = ['requested', 'received', 'done', 'returned', 'none_given'];

interface SchoolWorkProps {
  stay: ReturnStay;
  pupil: string;
  onDone: () => Promise<unknown>;
}

/** The school's work, subject by subject: asked for, received, done, handed back. */
export function SchoolWork({ stay, pupil, onDone }: SchoolWorkProps) {
  const { t } = useT();
  const [dialog, setDialog] = useState<'request' | 'add' | Work | null>(null);
  const { work } = stay;
  const close = () => setDialog(null);
  const done = async () => {
    close();
    await onDone();
  };
  return (
    <Section
      title={t('continuity.work')}
      id="travail"
      actionsFor="course_keep"
      actions={
        <Button
          size="compact-md"
          variant={work.summary.requested ? 'default' : 'filled'}
          leftSection={<IconMailForward size={16} aria-hidden />}
          onClick={() => setDialog('request')}
        >
          {t(work.summary.requested ? 'continuity.remind' : 'continuity.askWork')}
        </Button>
      }
    >
      <p className={`muted ${classes.flat}`}>{workSummaryWords(work)}</p>
      <ul className="plain-list line-list">
        {work.items.map((one) => (
          <WorkLine key={one.id} one={one} onEdit={() => setDialog(one)} onDone={onDone} />
        ))}
      </ul>
      <div className="row no-print">
        <Together work={work} onDone={onDone} />
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setDialog('add')}
        >
          {t('continuity.addSubject')}
        </Button>
      </div>
      <Requests stay={stay} onDone={onDone} />
      {dialog === 'request' && <WorkRequestDialog stay={stay} pupil={pupil} onClose={close} onDone={done} />}
      {dialog === 'add' && <WorkDialog stayId={stay.id} onClose={close} onDone={done} />}
      {dialog !== null && typeof dialog === 'object' && (
        <WorkDialog stayId={stay.id} work={dialog} onClose={close} onDone={done} />
      )}
    </Section>
  );
}

function WorkLine({ one, onEdit, onDone }: { one: Work; onEdit: () => void; onDone: () => Promise<unknown> }) {
  const { t } = useT();
  const subject = useLabel('school_subject')(one.subject);
  const state = useLabel('work_state');
  const [busy, setBusy] = useState(false);
  const patch = async (body: Schema<'SchoolWorkPatch'>) => {
    setBusy(true);
    try {
      await send(
        api.PATCH('/api/v1/school-work/{id}', {
          params: { path: { id: one.id }, header: ifMatch(one.version) },
          body,
        }),
      );
      await onDone();
    } catch (error) {
      if (asProblem(error).status === 412) {
        notify(t('continuity.changedMeanwhile'));
        await onDone();
      } else notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  const next = NEXT[one.state];
  const dates = [
    [t('continuity.requestedOn'), one.requestedOn],
    [t('continuity.receivedOn'), one.receivedOn],
    [t('continuity.doneOn'), one.doneOn],
    [t('continuity.returnedOn'), one.returnedOn],
  ].flatMap(([label, on]) => (on ? [`${label} ${day(on)}`] : []));
  return (
    <li className={classes.work}>
      <span className={classes.subject}>
        <strong>{subject}</strong>
        {one.detail && <span className="small">{one.detail}</span>}
      </span>
      <span className={classes.ways}>
        <StatusBadge tone={WORK_TONES[one.state]}>{state(one.state)}</StatusBadge>
      </span>
      <span className={classes.line}>
        <span className={`num muted ${classes.dates}`}>{dates.join(' · ')}</span>
        <span className={`${classes.ways} no-print`}>
          {next && (
            <Button
              variant="default"
              size="compact-md"
              loading={busy}
              aria-label={t('continuity.moveSubject', { subject, state: state(next) })}
              onClick={() => void patch({ state: next })}
            >
              {state(next)}
            </Button>
          )}
          {one.state === 'requested' && (
            <Button
              variant="subtle"
              size="compact-md"
              disabled={busy}
              aria-label={t('continuity.moveSubject', { subject, state: t('continuity.noneGiven') })}
              onClick={() => void patch({ state: 'none_given' })}
            >
              {t('continuity.noneGiven')}
            </Button>
          )}
          <ActionMenu
            compact
            label={t('continuity.moreOf', { subject })}
            items={[
              ...ALL.filter((each) => each !== one.state && each !== next).map((each) => ({
                label: state(each),
                onClick: () => void patch({ state: each }),
              })),
              { label: t('continuity.edit'), onClick: onEdit },
              { label: t('continuity.remove'), onClick: () => void patch({ withdrawn: true }) },
            ]}
          />
        </span>
      </span>
    </li>
  );
}

/** All subjects at once: usually the school sends one envelope. */
function Together({ work, onDone }: { work: ReturnStay['work']; onDone: () => Promise<unknown> }) {
  const { t } = useT();
  const [busy, setBusy] = useState(false);
  const { subjects, received, done, returned, noneGiven } = work.summary;
  const given = subjects - noneGiven;
  const next: State | null =
    received < given ? 'received' : done < given ? 'done' : returned < given ? 'returned' : null;
  if (subjects < 2 || !next) return null;
  const move = async () => {
    setBusy(true);
    try {
      await send(
        api.PUT('/api/v1/stays/{id}/school-work/state', {
          params: { path: { id: work.stayId } },
          body: { state: next },
        }),
      );
      await onDone();
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="default" size="compact-md" loading={busy} onClick={() => void move()}>
      {t(`continuity.all_${next}` as 'continuity.all_received')}
    </Button>
  );
}

function Requests({ stay, onDone }: { stay: ReturnStay; onDone: () => Promise<unknown> }) {
  const { t } = useT();
  const channel = useLabel('channel');
  if (stay.work.requests.length === 0) return null;
  const last = stay.work.requests.at(-1);
  const withdraw = async (id: string) => {
    try {
      await send(api.DELETE('/api/v1/work-requests/{id}', { params: { path: { id } } }));
      notify(t('continuity.requestWithdrawn'));
      await onDone();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <ul className={classes.contacts}>
      {stay.work.requests.map((request) => (
        <li key={request.id}>
          <span className="num">{day(request.on)}</span>
          <span>
            {t(request.reminder ? 'continuity.reminded' : 'continuity.asked', {
              to: request.to || 'none',
              channel: channel(request.channel),
            })}
          </span>
          <span className="muted small">{request.by?.displayName}</span>
          {request.id === last?.id && (
            <Button
              className="no-print"
              variant="subtle"
              size="compact-md"
              aria-label={t('continuity.withdrawRequest', { day: day(request.on) })}
              onClick={() => void withdraw(request.id)}
            >
              {t('continuity.takeBack')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
