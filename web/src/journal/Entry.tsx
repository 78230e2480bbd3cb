// SPDX-License-Identifier: EUPL-1.2
import { IconEyeOff, IconHistory, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Schema } from '@/api/client';
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { colleaguesQuery } from '@/tasks/queries';
import { ActionMenu, StatusBadge } from '@/ui';
import { EntryEdit } from './EntryEdit';
import classes from './journal.module.css';
import { useEntries } from './useEntries';
import type { StayChoice } from './values';
import { nameOf, ringBadge } from './words';

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
  const { user } = useSession();
  const { withdraw } = useEntries(entry.personId);
  const [open, setOpen] = useState<'edit' | 'history' | null>(null);
  if (open === 'edit') return <EntryEdit entry={entry} stays={stays} onDone={() => setOpen(null)} />;
  const badge = ringBadge(entry.ring);
  // What few read is changed by whoever wrote it.
  const mayChange = entry.author?.id === user.id || entry.ring === 'team' || entry.ring === 'shared';
  const items = [
    ...(mayChange ? [{ label: t('journal.edit'), icon: IconPencil, onClick: () => setOpen('edit') }] : []),
    { label: t('journal.history'), icon: IconHistory, onClick: () => setOpen('history') },
    ...(mayChange ? [{ label: t('journal.withdraw'), icon: IconEyeOff, onClick: () => void withdraw(entry) }] : []),
  ];
  return (
    <div className={classes.entry}>
      <div className={classes.text}>
        {badge && (
          <p className={classes.ring}>
            <StatusBadge tone={badge.tone}>{badge.words}</StatusBadge>
            {entry.ring === 'restricted' && <Readers ids={entry.readerIds} />}
          </p>
        )}
        <p className="written">{entry.text}</p>
      </div>
      <div className={`${classes.acts} no-print`}>
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

function Readers({ ids }: { ids: string[] }) {
  const { t } = useT();
  const { data } = useQuery(colleaguesQuery);
  return (
    <span className="muted small">{t('journal.readBy', { names: ids.map((id) => nameOf(data, id)).join(', ') })}</span>
  );
}
