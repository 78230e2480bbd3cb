// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import type { Schema } from '@/api/client';
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { linkAddress } from '@/shell/linkPages';
import { Dialog } from '@/ui';
import classes from './continuity.module.css';
import { SendWays, useSchoolMail } from './SendWays';
import { questionnaireText, type ReturnStay } from './words';

interface LinkDialogProps {
  sent: Schema<'SentQuestionnaire'>;
  stay: ReturnStay;
  pupil: string;
  onClose: () => void;
}

/** The link is told once: it can be copied or written as a mail here, and nowhere else. */
export function LinkDialog({ sent, stay, pupil, onClose }: LinkDialogProps) {
  const { t } = useT();
  const { user } = useSession();
  const mail = useSchoolMail(stay.structureId);
  const text = questionnaireText({
    pupil,
    address: linkAddress('/questionnaire', sent.token ?? ''),
    until: sent.expiresOn ?? '',
    signature: user.displayName,
  });
  return (
    <Dialog title={t('continuity.linkReady')} opened onClose={onClose} size="lg">
      <div className="stack">
        <p className={`muted ${classes.flat}`}>{t('continuity.linkOnce')}</p>
        <div className={classes.text} data-testid="questionnaire-text">
          {text}
        </div>
        <SendWays email={mail.email} subject={t('continuity.questionnaireSubject')} text={text} />
        <div className="row">
          <Button onClick={onClose}>{t('continuity.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
