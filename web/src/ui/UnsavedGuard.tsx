// SPDX-License-Identifier: EUPL-1.2
import { useBlocker, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useT } from '@/i18n';
import { ConfirmDialog } from './Dialog';

/** A form that was just saved says so in its next render: wait for that before asking. */
const nextRender = () => new Promise((resolve) => setTimeout(resolve));

/** The guards on the page that hold something unsaved now. */
const holding = new Set<object>();

/** Whether the page holds words that leaving would lose. */
export const holdsUnsaved = () => holding.size > 0;

/** The person said to leave, or somebody else signed in: nothing is asked any more. */
export const letGoOfUnsaved = () => holding.clear();

/**
 * Asks before leaving a form whose words are kept nowhere (no useDraft): inside the program with our words, when the tab is
 * closed with the browser's. `when` is form.dirty; call form.reset(saved) after saving.
 */
export function UnsavedGuard({ when }: { when: boolean }) {
  // As for AppLink: without a router there is no leaving inside the program.
  return useRouter({ warn: false }) ? <Guard when={when} /> : null;
}

function Guard({ when }: { when: boolean }) {
  const { t } = useT();
  const unsaved = useRef(when);
  unsaved.current = when;
  useEffect(() => {
    if (!when) return;
    const guard = {};
    holding.add(guard);
    return () => void holding.delete(guard);
  }, [when]);
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      // Filters live in the query string: changing them leaves no page.
      if (current.pathname === next.pathname) return false;
      await nextRender();
      return unsaved.current;
    },
    enableBeforeUnload: () => unsaved.current && holdsUnsaved(),
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
