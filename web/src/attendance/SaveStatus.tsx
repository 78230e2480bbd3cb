// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconChecks, IconCloudCheck, IconCloudOff, IconCloudUpload } from '@tabler/icons-react';
import { ApiProblem, type Schema } from '@/api/client';
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { notifyUndo } from '@/ui';
import { UNDO_MS } from '@/ui/notify';
import classes from './attendance.module.css';
import { keyOf, type Pending } from './outbox';
import { type Status, sumUp } from './statuses';
import { useOutbox } from './useOutbox';

/** Always in sight: how many are here, whether everything is saved, and one touch for those not taken yet. */
export function SaveStatus({ sheet }: { sheet: Schema<'AttendanceSheet'> }) {
  const { t } = useT();
  const { outbox, state } = useOutbox();
  const { user } = useSession();
  const { halfDay } = sheet;
  const pendingOf = (row: Schema<'SheetRow'>) => state.pending.get(keyOf({ stayId: row.stayId, halfDay }));
  const statuses = sheet.rows.map(
    (row): Status | null => pendingOf(row)?.answer.status ?? row.attendance?.status ?? null,
  );
  const open = sheet.rows.filter((_, index) => statuses[index] === null);

  const allPresent = () => {
    const changes = open.map(({ stayId }) => ({
      userId: user.id,
      stayId,
      halfDay,
      version: 0,
      answer: { status: 'present' as const, minutesLate: 0, leftAt: '', note: '' },
    }));
    for (const change of changes) void outbox.add(change, UNDO_MS);
    notifyUndo(t('attendance.allPresentDone', { count: changes.length }), async () => {
      const taken = await Promise.all(changes.map((change) => outbox.takeBack(change)));
      if (!taken.includes(true)) throw new ApiProblem({ status: 409, code: 'attendance_sent' });
    });
  };
  return (
    <div className={`no-print ${classes.status}`}>
      <div>
        <p className={classes.sum}>{sumUp(statuses)}</p>
        <SavedLine pending={[...state.pending.values()]} offline={state.offline} onSend={() => void outbox.flush()} />
      </div>
      {open.length > 0 && (
        <Button className={classes.all} leftSection={<IconChecks size={20} aria-hidden />} onClick={allPresent}>
          {open.length === sheet.rows.length ? t('attendance.allPresent') : t('attendance.othersPresent')}
        </Button>
      )}
    </div>
  );
}

interface SavedLineProps {
  pending: Pending[];
  offline: boolean;
  onSend: () => void;
}

function SavedLine({ pending, offline, onSend }: SavedLineProps) {
  const { t } = useT();
  const conflicts = pending.filter(({ state }) => state === 'conflict').length;
  const held = pending.filter(({ state }) => state === 'held').length;
  const unsent = pending.length - conflicts;
  const Picture = unsent === 0 ? IconCloudCheck : offline ? IconCloudOff : IconCloudUpload;
  const words =
    unsent === 0
      ? t('attendance.allSaved')
      : offline
        ? t('attendance.waiting', { count: unsent })
        : held === unsent
          ? t('attendance.held', { count: held })
          : t('attendance.saving');
  return (
    <div className={classes.saved} data-offline={(offline && unsent > 0) || undefined}>
      <span role="status" className={classes.savedWords}>
        {conflicts === 0 || unsent > 0 ? (
          <>
            <Picture size={18} aria-hidden /> {words}
          </>
        ) : null}
        {conflicts > 0 && <strong> {t('attendance.conflicts', { count: conflicts })}</strong>}
      </span>
      {offline && unsent > 0 && (
        <Button variant="subtle" size="compact-md" onClick={onSend}>
          {t('attendance.sendNow')}
        </Button>
      )}
    </div>
  );
}
