// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { ChipsField, ChoiceCards, Dialog, FormActions } from '@/ui';
import type { Session } from './types';
import type { SessionActs } from './useSessionActs';
import { sessionWords } from './words';

interface EndProps {
  session: Session;
  acts: SessionActs;
  onClose: () => void;
  onBack: () => void;
}

/** Cancelled: with a reason, and taken back from the message. */
export function CancelForm({ session, acts, onClose, onBack }: EndProps) {
  const { t } = useT();
  const reasons = useVocabulary('reason_session_cancelled');
  const [reason, setReason] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  return (
    <Dialog title={t('programme.cancel')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!reason) return setError(t('programme.fillIn'));
          onClose();
          void acts.cancel(session, reason);
        }}
      >
        <p style={{ margin: 0 }}>{sessionWords(session)}</p>
        <ChoiceCards
          id="f-reasonCode"
          label={t('programme.cancelReason')}
          value={reason}
          onChange={setReason}
          options={reasons}
          error={error}
        />
        <FormActions submitLabel={t('programme.cancel')} onCancel={onBack} />
      </form>
    </Dialog>
  );
}

/** Held: who came. Their hours and the professionals' are credited. */
export function HeldForm({ session, acts, onClose, onBack }: EndProps) {
  const { t } = useT();
  const [came, setCame] = useState(session.young.map(({ stayId }) => stayId));
  return (
    <Dialog title={t('programme.markHeld')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void acts.hold(session, came);
        }}
      >
        <p style={{ margin: 0 }}>{sessionWords(session)}</p>
        <ChipsField
          id="f-came"
          label={t('programme.whoCame')}
          value={came}
          onChange={setCame}
          options={session.young.map(({ stayId, name }) => ({ value: stayId, label: name }))}
        />
        <FormActions submitLabel={t('programme.markHeld')} onCancel={onBack} />
      </form>
    </Dialog>
  );
}
