// SPDX-License-Identifier: EUPL-1.2
import { IconEyeOff, IconHistory, IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { ActionMenu } from '@/ui';
import { EntryEdit } from './EntryEdit';
import classes from './journal.module.css';
import { useEntries } from './useEntries';
import type { StayChoice } from './values';

const EntryHistory = lazy(() => import('./EntryHistory').then((module) => ({ default: module.EntryHistory })));

export interface EntryProps {
  entry: Schema<'Entry'>;
  stays: StayChoice[];
  /** Names the note in its menu's label: "Note du 12/11/2026". */
  title: string;
}

/** The text of a note and what can be done with it. */
export function Entry({ entry, stays, title }: EntryProps) {
  const { t } = useT();
  const { withdraw } = useEntries(entry.personId);
  const [open, setOpen] = useState<'edit' | 'history' | null>(null);
  if (open === 'edit') return <EntryEdit entry={entry} stays={stays} onDone={() => setOpen(null)} />;
  const items = [
    { label: t('journal.edit'), icon: IconPencil, onClick: () => setOpen('edit') },
    { label: t('journal.history'), icon: IconHistory, onClick: () => setOpen('history') },
    { label: t('journal.withdraw'), icon: IconEyeOff, onClick: () => void withdraw(entry) },
  ];
  return (
    <div className={classes.entry}>
      <p className="written">{entry.text}</p>
      <div className="no-print">
        <ActionMenu compact label={t('journal.actions', { title })} items={items} />
      </div>
      {open === 'history' && (
        <Suspense fallback={null}>
          <EntryHistory entryId={entry.id} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  );
}
