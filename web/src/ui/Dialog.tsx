// SPDX-License-Identifier: EUPL-1.2
import { Button, Modal } from '@mantine/core';
import { useId, useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useT } from '@/i18n';

export interface DialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** "lg" and "xl" fill the screen of a phone. */
  size?: 'sm' | 'md' | 'lg' | 'xl';
  children: ReactNode;
}

/** Escape is heard by every open dialog, and answered by the one on top. */
function isOnTop(id: string): boolean {
  const dialogs = document.querySelectorAll('[role="dialog"]');
  return document.getElementById(`${id}-body`)?.closest('[role="dialog"]') === dialogs[dialogs.length - 1];
}

/** A modal dialog: keeps the focus inside, gives it back when closed. Mark where it starts with data-autofocus. */
export function Dialog({ title, opened, onClose, size = 'md', children }: DialogProps) {
  const { t } = useT();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const id = useId();
  return (
    <Modal
      id={id}
      opened={opened}
      onClose={() => isOnTop(id) && onClose()}
      title={title}
      size={size}
      fullScreen={phone && (size === 'lg' || size === 'xl')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
      // A <header> would be the page's banner, twice when one dialog stands on another.
      attributes={{ header: { role: 'none' } }}
      styles={{ title: { fontWeight: 650, fontSize: '1.125rem', lineHeight: 1.35 } }}
    >
      {children}
    </Modal>
  );
}

export interface ConfirmDialogProps extends Omit<DialogProps, 'size'> {
  /** The same verb as in the title. */
  confirmLabel: string;
  onConfirm: () => void;
  danger?: boolean;
  busy?: boolean;
}

/** Only for what cannot be undone; the children name the young person and the consequence. */
export function ConfirmDialog({ confirmLabel, onConfirm, danger, busy, children, ...dialog }: ConfirmDialogProps) {
  const { t } = useT();
  return (
    <Dialog {...dialog}>
      <div className="stack">
        <div>{children}</div>
        <div className="row">
          <Button color={danger ? 'red.9' : undefined} loading={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
          <Button variant="default" data-autofocus disabled={busy} onClick={dialog.onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
