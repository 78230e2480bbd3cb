// SPDX-License-Identifier: EUPL-1.2
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useT } from '@/i18n';
import { instant } from '@/ui/format';
import classes from './programme.module.css';
import type { Conflict } from './types';
import { useConflictWords } from './words';

/** What stands against a session, red first; what somebody has passed says why. */
export function ConflictList({ conflicts }: { conflicts: Conflict[] }) {
  const { t } = useT();
  const words = useConflictWords();
  return (
    <ul className={`plain-list ${classes.conflicts}`}>
      {conflicts.map((conflict) => {
        const passed = conflict.override;
        const tone = passed ? 'quiet' : conflict.level === 'red' ? 'bad' : 'warn';
        const Sign = passed ? IconCircleCheck : conflict.level === 'red' ? IconAlertTriangle : IconInfoCircle;
        return (
          <li key={conflict.key} data-tone={tone}>
            <Sign size={18} aria-hidden />
            <span>
              {words(conflict)}
              {passed && (
                <span className="small">
                  {' '}
                  {t('programme.passedBy', {
                    reason: passed.reason,
                    who: passed.by?.displayName ?? 'none',
                    at: instant(passed.at),
                  })}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
