// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useT } from '@/i18n';
import { time } from '@/ui/format';
import { answerWords } from './answerWords';
import classes from './attendance.module.css';
import type { Pending } from './outbox';
import { useOutbox } from './useOutbox';

/** A colleague answered meanwhile: both answers in words, one touch to choose. */
export function Conflict({ pending, name }: { pending: Pending; name: string }) {
  const { t } = useT();
  const { outbox } = useOutbox();
  const { theirs, answer } = pending;
  return (
    <div role="alert" className={classes.conflict}>
      <p>
        {t('attendance.conflict', {
          name,
          by: theirs?.recordedBy?.displayName ?? 'none',
          at: theirs ? time(theirs.recordedAt) : '',
          theirs: theirs ? answerWords(theirs) : t('attendance.notTaken'),
          mine: answerWords(answer),
        })}
      </p>
      <div className="row">
        <Button variant="default" onClick={() => void outbox.settle(pending, 'theirs')}>
          {t('attendance.keepTheirs', { answer: theirs ? answerWords(theirs) : t('attendance.notTaken') })}
        </Button>
        <Button variant="default" onClick={() => void outbox.settle(pending, 'mine')}>
          {t('attendance.keepMine', { answer: answerWords(answer) })}
        </Button>
      </div>
    </div>
  );
}
