// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '@/i18n';
import classes from './FormActions.module.css';

export interface FormActionsProps {
  /** The verb of the trade, the same as in the title and the message afterwards. */
  submitLabel: string;
  onCancel?: () => void;
  busy?: boolean;
  /** For example the state of the draft. */
  note?: ReactNode;
  /** Other buttons, between the two. */
  children?: ReactNode;
}

/** The bottom bar of a form. Ctrl+Enter anywhere in the form does what its button does. */
export function FormActions({ submitLabel, onCancel, busy, note, children }: FormActionsProps) {
  const { t } = useT();
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const form = bar.current?.closest('form');
    const submit = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || busy) return;
      event.preventDefault();
      form?.requestSubmit();
    };
    form?.addEventListener('keydown', submit);
    return () => form?.removeEventListener('keydown', submit);
  }, [busy]);

  return (
    <div ref={bar} className={`${classes.bar} no-print`}>
      <Button type="submit" loading={busy}>
        {submitLabel}
      </Button>
      {children}
      {onCancel && (
        <Button variant="subtle" color="gray" onClick={onCancel} disabled={busy}>
          {t('ui.cancel')}
        </Button>
      )}
      {note && <div className={classes.note}>{note}</div>}
    </div>
  );
}
