// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useT } from '@/i18n';
import { Dialog, FormActions, TextField } from '@/ui';
import { ConflictList } from './ConflictList';
import type { Asked } from './useSessionActs';
import { sessionWords } from './words';

interface ReasonDialogProps {
  asked: Asked;
  activityName: string;
  onAnswer: (reason: string) => void;
  onClose: () => void;
}

/** A session put where something red stands against it: who does it says why, or leaves it where it was. */
export function ReasonDialog({ asked, activityName, onAnswer, onClose }: ReasonDialogProps) {
  const { t } = useT();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  return (
    <Dialog title={t('programme.reasonTitle')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) onAnswer(reason.trim());
          else setError(t('programme.reasonMissing'));
        }}
      >
        <p className="strong" style={{ margin: 0 }}>
          {sessionWords({ ...asked.draft, activityName })}
        </p>
        <ConflictList conflicts={asked.conflicts} />
        <TextField
          id="f-reason"
          label={t('programme.reason')}
          hint={t('programme.reasonHint')}
          maxLength={300}
          autoFocus
          value={reason}
          onChange={setReason}
          error={error}
        />
        <FormActions submitLabel={t('programme.placeAnyway')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
