// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { ConflictList } from './ConflictList';
import classes from './programme.module.css';
import { axisIndex } from './SessionCard';
import type { View } from './search';
import type { Draft, Week } from './types';
import type { Judged } from './useCheck';
import type { Drag } from './useGridDrag';
import { openConflicts, sessionWords } from './words';

interface DragNoticeProps {
  drag: Drag;
  draft: Draft;
  judged: Judged;
  week: Week;
  view: View;
}

/** At the foot of the window while a session is dragged: where it would go, and what stands against it. */
export function DragNotice({ drag, draft, judged, week, view }: DragNoticeProps) {
  const { t } = useT();
  const { session, from, to } = drag;
  if (!session) return null;
  const joined =
    view === 'jeunes' && from.rowKey !== to.rowKey && week.young.find(({ stayId }) => stayId === to.rowKey);
  const red = openConflicts(judged.conflicts).length;
  return (
    <div
      className={classes.notice}
      role="status"
      data-tone={red > 0 ? 'bad' : judged.conflicts.length > 0 ? 'warn' : 'good'}
      data-axis={axisIndex(week, session.axis)}
    >
      <p className="strong">
        {sessionWords({ ...draft, activityName: session.activityName })}
        {joined && ` · ${t('programme.joins', { name: joined.name })}`}
      </p>
      {judged.conflicts.length > 0 ? (
        <ConflictList conflicts={judged.conflicts.slice(0, 6)} />
      ) : (
        <p>{judged.final ? t('programme.nothingAgainst') : t('programme.checking')}</p>
      )}
    </div>
  );
}
