// SPDX-License-Identifier: EUPL-1.2
import { IconCloudUpload } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink } from '@/ui';
import { attendanceHref } from './halfDays';
import { useOutbox } from './useOutbox';

/**
 * On every page: sends what was taken without a connection as soon as it is back, and says what still waits. `quiet` where
 * the page says so itself.
 */
export default function UnsentAttendance({ quiet }: { quiet: boolean }) {
  const { t } = useT();
  const { user } = useSession();
  const { outbox, state } = useOutbox();

  useEffect(() => {
    void outbox.open(user.id);
    const release = () => outbox.releaseAll();
    const send = () => void outbox.flush();
    addEventListener('online', send);
    addEventListener('pagehide', release);
    return () => {
      removeEventListener('online', send);
      removeEventListener('pagehide', release);
    };
  }, [outbox, user.id]);

  const waiting = [...state.pending.values()].filter(({ state: each }) => each === 'conflict' || state.offline);
  const [first] = waiting;
  if (quiet || !first) return null;
  return (
    <p className="banner no-print" data-tone="warn" role="status">
      <IconCloudUpload size={18} aria-hidden />
      <span>
        {t('attendance.unsentBanner', { count: waiting.length })}{' '}
        <AppLink href={attendanceHref(first.halfDay)}>{t('attendance.seeUnsent')}</AppLink>
      </span>
    </p>
  );
}
