// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useT } from '@/i18n';
import { CheckField, Dialog, FormActions } from '@/ui';
import classes from './files.module.css';

interface PrintDialogProps {
  onPrint: (notes: boolean) => void;
  onClose: () => void;
}

/** Paper leaves the building: what people wrote goes on it only when asked for. */
export function PrintDialog({ onPrint, onClose }: PrintDialogProps) {
  const { t } = useT();
  const [notes, setNotes] = useState(false);
  return (
    <Dialog title={t('files.print')} opened onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onPrint(notes);
        }}
      >
        <p className={classes.flat}>{t('files.printIntro')}</p>
        <CheckField label={t('files.printNotes')} hint={t('files.printNotesHint')} value={notes} onChange={setNotes} />
        <FormActions submitLabel={t('files.print')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
