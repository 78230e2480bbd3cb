// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconFileAlert, IconHeartbeat, IconHistory, IconNote } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { useMay, useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { newIncidentHref } from '@/incidents/search';
import { AppLink, StatusBadge } from '@/ui';
import { AnswerChoice } from './AnswerChoice';
import classes from './attendance.module.css';
import { Calls } from './Calls';
import { Conflict } from './Conflict';
import { LateMinutes, LeavingTime, Remark } from './Details';
import type { Answer, Pending } from './outbox';
import { isAbsence, type Status, statusTone, statusWords } from './statuses';
import { useOutbox } from './useOutbox';

const HistoryDialog = lazy(() => import('./HistoryDialog'));

export interface RollRowProps {
  row: Schema<'SheetRow'>;
  halfDay: string;
  pending: Pending | null;
  /** The half-day has not begun: shown, not taken. */
  future: boolean;
}

/** Arrow keys pass over answers on their way: the one they stop at is meant. */
const KEYS_PAUSE_MS = 1_000;

/** One young person: one touch for the answer, then what the answer asks for. */
export function RollRow({ row, halfDay, pending, future }: RollRowProps) {
  const { t } = useT();
  const nameId = useId();
  const { given, give } = useAnswer(row, halfDay, pending);
  /** Late, but nobody said yet by how much: not saved before. */
  const [askingMinutes, setAskingMinutes] = useState(false);
  const [remarking, setRemarking] = useState(false);
  const maySeeStay = useMay('course_see');
  const status = askingMinutes ? 'late' : (given?.status ?? null);

  const choose = (next: Status, byKeys: boolean) => {
    setAskingMinutes(next === 'late' && given?.status !== 'late');
    if (next !== 'late') give({ status: next, minutesLate: 0, leftAt: '' }, byKeys ? KEYS_PAUSE_MS : 0);
  };
  const conflict = pending?.state === 'conflict' ? pending : null;
  return (
    <li className={classes.row} data-open={status === null || undefined}>
      <div className={classes.who}>
        {maySeeStay ? (
          <AppLink id={nameId} className={classes.name} href={`/accueils/${row.stayId}`}>
            {row.personName}
          </AppLink>
        ) : (
          <span id={nameId} className={classes.name}>
            {row.personName}
          </span>
        )}
        <span className="muted small">{[row.structureName, row.className].filter(Boolean).join(', ')}</span>
        {row.healthAlert && (
          <StatusBadge tone="bad">
            <IconHeartbeat size={14} aria-hidden className={classes.inline} /> {t('attendance.healthAlert')}
          </StatusBadge>
        )}
      </div>
      {future ? (
        given && <StatusBadge tone={statusTone(given.status)}>{statusWords(given.status)}</StatusBadge>
      ) : (
        <AnswerChoice labelledBy={nameId} value={status} onChoose={choose} />
      )}
      <div className={classes.details}>
        {status === 'late' && (
          <LateMinutes
            name={row.personName}
            value={askingMinutes ? null : (given?.minutesLate ?? null)}
            onChange={(minutesLate) => {
              setAskingMinutes(false);
              give({ status: 'late', minutesLate, leftAt: '' });
            }}
          />
        )}
        {status === 'left_early' && given && (
          <LeavingTime
            name={row.personName}
            value={given.leftAt}
            onChange={(leftAt) => give({ status: 'left_early', minutesLate: 0, leftAt })}
          />
        )}
        {conflict && <Conflict pending={conflict} name={row.personName} />}
        {status && isAbsence(status) && !conflict && <Calls row={row} halfDay={halfDay} waiting={pending !== null} />}
        {remarking && given && (
          <Remark
            name={row.personName}
            value={given.note}
            onChange={(note) => {
              setRemarking(false);
              if (note !== given.note) give({ ...given, note });
            }}
          />
        )}
        {!remarking && given?.note && <p className={classes.note}>{given.note}</p>}
      </div>
      {!future && <RowActs row={row} halfDay={halfDay} canRemark={!!given} onRemark={() => setRemarking(true)} />}
    </li>
  );
}

/** What was answered, unsent answers included, and how to answer. */
function useAnswer(row: Schema<'SheetRow'>, halfDay: string, pending: Pending | null) {
  const { user } = useSession();
  const { outbox } = useOutbox();
  const given: Answer | null = pending?.answer ?? (row.attendance && answerOf(row.attendance));
  const give = (answer: Omit<Answer, 'note'> & { note?: string }, holdMs = 0) =>
    void outbox.add(
      {
        userId: user.id,
        stayId: row.stayId,
        halfDay,
        version: row.attendance?.version ?? 0,
        answer: { ...answer, note: answer.note ?? given?.note ?? '' },
      },
      holdMs,
    );
  return { given, give };
}

function answerOf({ status, minutesLate, leftAt, note }: Schema<'Attendance'>): Answer {
  return { status, minutesLate, leftAt, note };
}

interface RowActsProps {
  row: Schema<'SheetRow'>;
  halfDay: string;
  canRemark: boolean;
  onRemark: () => void;
}

function RowActs({ row, halfDay, canRemark, onRemark }: RowActsProps) {
  const { t } = useT();
  const [showing, setShowing] = useState(false);
  const taken = row.attendance;
  return (
    <div className={classes.acts}>
      {canRemark && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconNote size={16} aria-hidden />}
          onClick={onRemark}
        >
          {t('attendance.remark')} <span className="visually-hidden">{row.personName}</span>
        </Button>
      )}
      {taken && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => setShowing(true)}
        >
          {t('attendance.history')} <span className="visually-hidden">{row.personName}</span>
        </Button>
      )}
      <May right="incidents_keep">
        <Button
          component={AppLink}
          href={newIncidentHref(row.personId, row.stayId, halfDay)}
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconFileAlert size={16} aria-hidden />}
        >
          {t('attendance.incident')} <span className="visually-hidden">{row.personName}</span>
        </Button>
      </May>
      <Suspense fallback={null}>
        {showing && (
          <HistoryDialog
            stayId={row.stayId}
            halfDay={halfDay}
            name={row.personName}
            onClose={() => setShowing(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
