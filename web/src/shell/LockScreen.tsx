// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useT } from '@/i18n';

/**
 * Covers everything, dialogs and messages included, while what is under it stays mounted (shell.css: html[data-locked]).
 * A native modal dialog: the browser itself keeps the focus inside and gives it back to the field it came from. Mark where it
 * starts with data-autofocus.
 */
export function LockScreen({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useT();
  const dialog = useRef<HTMLDialogElement>(null);

  // A layout effect: its end comes while the dialog is still in the document, which closing needs to give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    // The title of a page may hold the name of a young person.
    const pageTitle = document.title;
    document.title = t('shell.lockedPage');
    document.documentElement.dataset.locked = '';
    element?.setAttribute('closedby', 'none');
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      delete document.documentElement.dataset.locked;
      document.title = pageTitle;
      element?.close();
    };
  }, [t]);

  return createPortal(
    <dialog
      ref={dialog}
      className="lock"
      aria-labelledby="lock-title"
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
    >
      <h1 id="lock-title">{title}</h1>
      {children}
    </dialog>,
    document.body,
  );
}
