// SPDX-License-Identifier: EUPL-1.2
import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';
import { useT } from '@/i18n';
import { ConfirmDialog } from './Dialog';

/** A form that was just saved says so in its next render: wait for that before asking. */
const nextRender = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Asks before leaving a form whose words are kept nowhere (no useDraft): inside the program with our words, when the tab is
 * closed with the browser's. `when` is form.dirty; call form.reset(saved) after saving.
 */
export function UnsavedGuard({ when }: { when: boolean }) {
  const { t } = useT();
  const unsaved = useRef(when);
  unsaved.current = when;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      // Filters live in the query string: changing them leaves no page.
      if (current.pathname === next.pathname) return false;
      await nextRender();
      return unsaved.current;
    },
    enableBeforeUnload: () => unsaved.current,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      title={t('ui.leaveTitle')}
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      confirmLabel={t('ui.leave')}
      onConfirm={() => proceed?.()}
      danger
    >
      {t('ui.leaveText')}
    </ConfirmDialog>
  );
}
