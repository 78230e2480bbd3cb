// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useT } from '@/i18n';
import { ConfirmDialog, Dialog, type DialogProps } from './Dialog';
import { UnsavedGuard } from './UnsavedGuard';

export interface FormDialogProps extends Omit<DialogProps, 'opened'> {
  /** form.dirty: words that are kept nowhere else. */
  unsaved: boolean;
}

/**
 * A dialog that holds a form. Escape, the cross, a click beside it, another page or a closed tab do not take what was typed
 * away unasked; the form's own "Annuler" calls onClose itself and is taken at its word.
 */
export function FormDialog({ unsaved, onClose, children, ...dialog }: FormDialogProps) {
  const { t } = useT();
  const [asking, setAsking] = useState(false);
  return (
    <Dialog {...dialog} opened onClose={unsaved ? () => setAsking(true) : onClose}>
      {children}
      <UnsavedGuard when={unsaved} />
      <ConfirmDialog
        title={t('ui.leaveTitle')}
        opened={asking}
        onClose={() => setAsking(false)}
        confirmLabel={t('ui.leave')}
        onConfirm={onClose}
        danger
      >
        {t('ui.closeText')}
      </ConfirmDialog>
    </Dialog>
  );
}
