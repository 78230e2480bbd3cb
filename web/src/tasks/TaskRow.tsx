// SPDX-License-Identifier: EUPL-1.2
import { Button, Checkbox } from '@mantine/core';
import { IconArrowRight, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { type MsgId, useT } from '@/i18n';
import { ActionMenu, AppLink, addDays, StatusBadge } from '@/ui';
import { dayShort, half, instant } from '@/ui/format';
import { useToday } from '@/ui/useToday';
import { EditTaskDialog } from './EditTaskDialog';
import { Phones } from './Phones';
import classes from './tasks.module.css';
import { useTaskActs } from './useTaskActs';
import {
  type CallOutcome,
  callOutcomes,
  concernPage,
  isCall,
  isOfFamily,
  isOfIncident,
  isOfPathway,
  isOfReturn,
  taskSentence,
  useTaskWords,
} from './words';

type Task = Schema<'Task'>;

export interface TaskRowProps {
  task: Task;
  /** Where the page is about one young person, their name is not repeated. */
  withoutPerson?: boolean;
  /** Right beside what it is about (the absence of the half-day shown): said in fewer words. */
  brief?: boolean;
}

/** One thing to do: ticked, moved and taken back in place; a call shows whom to call and asks what came of it. */
export function TaskRow({ task, withoutPerson = false, brief = false }: TaskRowProps) {
  const { t } = useT();
  const inFull = useTaskWords()(task);
  const words = brief ? taskSentence({ ...task, params: {} }) : inFull;
  const acts = useTaskActs();
  const [busy, setBusy] = useState(false);
  const [editing, setEditing] = useState(false);
  const done = task.state === 'done';
  const settle = async (act: Promise<unknown>) => {
    setBusy(true);
    await act;
    setBusy(false);
  };
  return (
    <li className={classes.row} data-done={done || busy || undefined}>
      <Checkbox
        className={classes.tick}
        size="md"
        checked={done !== busy}
        disabled={busy}
        aria-label={done ? t('tasks.reopen', { task: inFull }) : t('tasks.tick', { task: inFull })}
        onChange={() => void settle(done ? acts.reopen(task) : acts.tick(task))}
      />
      <div className={classes.body}>
        <div className={classes.words}>{words}</div>
        <TaskFacts task={task} withoutPerson={withoutPerson} brief={brief} />
        {!done && task.phones.length > 0 && <Phones phones={task.phones} />}
        {!done && isCall(task) && (
          <Outcomes
            task={task}
            about={inFull}
            busy={busy}
            onChoose={(outcome) => void settle(acts.noteCall(task, outcome))}
          />
        )}
      </div>
      {!done && (
        <TaskMenu
          words={inFull}
          onEdit={() => setEditing(true)}
          onTomorrow={(day) => void settle(acts.move(task, day))}
        />
      )}
      {editing && <EditTaskDialog task={task} onClose={() => setEditing(false)} />}
    </li>
  );
}

function TaskMenu({
  words,
  onEdit,
  onTomorrow,
}: {
  words: string;
  onEdit: () => void;
  onTomorrow: (day: string) => void;
}) {
  const { t } = useT();
  const tomorrow = addDays(useToday(), 1);
  return (
    <div className={classes.menu}>
      <ActionMenu
        compact
        label={t('tasks.actions', { task: words })}
        items={[
          { label: t('tasks.toTomorrow'), icon: IconArrowRight, onClick: () => onTomorrow(tomorrow) },
          { label: t('tasks.edit'), icon: IconPencil, onClick: onEdit },
        ]}
      />
    </div>
  );
}

/** The page on which the task is done. */
function targetOf(task: Task): { href: string; label: MsgId } | null {
  const { personId, stayId, referralId } = task;
  const confidential = concernPage(task);
  if (confidential) return { href: confidential, label: 'tasks.openConcern' };
  if (isOfIncident(task) && personId) return { href: `/dossiers/${personId}/incidents`, label: 'tasks.openIncident' };
  if (isOfPathway(task) && personId) return { href: `/dossiers/${personId}/parcours`, label: 'tasks.openPathway' };
  if (isOfFamily(task) && personId) return { href: `/dossiers/${personId}/famille`, label: 'tasks.openFamily' };
  if (isOfReturn(task) && personId)
    return { href: `/dossiers/${personId}/retour?accueil=${stayId}`, label: 'tasks.openReturn' };
  if (task.kind === 'erase_measures') return { href: '/mesures/a-effacer', label: 'tasks.openErasures' };
  if (stayId) return { href: `/accueils/${stayId}`, label: 'tasks.openStay' };
  if (referralId) return { href: `/saisines/${referralId}`, label: 'tasks.openReferral' };
  return null;
}

/** The young person, the day, the owner; or when and by whom it was done. */
function TaskFacts({ task, withoutPerson, brief }: TaskRowProps) {
  const { t } = useT();
  const today = useToday();
  const target = brief ? null : targetOf(task);
  return (
    <div className={classes.facts}>
      {!withoutPerson && task.personId && <AppLink href={`/dossiers/${task.personId}`}>{task.personName}</AppLink>}
      {task.state === 'done' && <Done task={task} />}
      {task.state === 'open' && !(brief && task.dueOn === today) && <Due task={task} />}
      {task.owner && <span className="muted">{t('tasks.ownedBy', { name: task.owner.displayName })}</span>}
      {task.outcome && <StatusBadge tone={task.state === 'open' ? 'warn' : 'quiet'}>{task.outcome}</StatusBadge>}
      {target && <AppLink href={target.href}>{t(target.label)}</AppLink>}
    </div>
  );
}

function Due({ task }: { task: Task }) {
  const { t } = useT();
  const today = useToday();
  if (task.dueOn < today) return <StatusBadge tone="bad">{t('tasks.late', { day: dayShort(task.dueOn) })}</StatusBadge>;
  const part = task.dueHalf ? ` ${half(task.dueHalf)}` : '';
  return (
    <span className="muted">
      {task.dueOn === today
        ? t('tasks.dueToday', { half: part })
        : t('tasks.due', { day: dayShort(task.dueOn) + part })}
    </span>
  );
}

function Done({ task }: { task: Task }) {
  const { t } = useT();
  if (!task.doneAt) return null;
  return (
    <span className="muted">
      {task.doneBy
        ? t('tasks.doneBy', { name: task.doneBy.displayName, at: instant(task.doneAt) })
        : t('tasks.doneAt', { at: instant(task.doneAt) })}
    </span>
  );
}

interface OutcomesProps {
  task: Task;
  about: string;
  busy: boolean;
  onChoose: (outcome: CallOutcome) => void;
}

function Outcomes({ task, about, busy, onChoose }: OutcomesProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that act at once are no fields of a form
    <div className={classes.outcomes} role="group" aria-label={about}>
      {callOutcomes(task).map((outcome) => (
        <Button
          key={outcome.key}
          variant="default"
          disabled={busy}
          className={classes.outcome}
          onClick={() => onChoose(outcome)}
        >
          {outcome.label}
        </Button>
      ))}
    </div>
  );
}
