// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { api, send } from '@/api/client';
import { useT } from '@/i18n';
import { Dialog, LoadError, Loading, StatusBadge } from '@/ui';
import { halfDay as halfDayWords, instant, splitHalfDay } from '@/ui/format';
import { answerWords } from './answerWords';
import classes from './attendance.module.css';
import { statusTone } from './statuses';

interface HistoryDialogProps {
  stayId: string;
  halfDay: string;
  name: string;
  onClose: () => void;
}

/** Every answer this half-day has had, newest first: corrections leave a trace. */
export default function HistoryDialog({ stayId, halfDay, name, onClose }: HistoryDialogProps) {
  const { t } = useT();
  const { data, error, refetch } = useQuery({
    queryKey: ['attendance-history', stayId, halfDay],
    queryFn: () => {
      const split = splitHalfDay(halfDay);
      return send(
        api.GET('/api/v1/attendance/{stayId}/{date}/{half}', {
          params: { path: { stayId, date: split?.day ?? '', half: split?.half ?? 'am' } },
        }),
      );
    },
  });
  return (
    <Dialog title={t('attendance.historyOf', { name })} opened onClose={onClose}>
      <p className="muted">{halfDayWords(halfDay)}</p>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading rows={2} />}
      {data && (
        <ol className={`plain-list line-list ${classes.history}`}>
          {data.items.map((item) => (
            <li key={item.version}>
              <StatusBadge tone={statusTone(item.status)}>{answerWords(item)}</StatusBadge>
              <div className="muted small">
                {t('attendance.notedBy', {
                  by: item.recordedBy?.displayName ?? t('attendance.program'),
                  at: instant(item.recordedAt),
                })}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
