// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { Dialog, LoadError, Loading } from '@/ui';
import { day, instant } from '@/ui/format';
import { wordDiff } from '@/ui/wordDiff';
import classes from './journal.module.css';

type Version = Schema<'EntryVersion'>;

/** Every text a note has had, newest first, each with what it changed. */
export function EntryHistory({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const { t } = useT();
  const versions = useQuery({
    queryKey: ['entry-versions', entryId],
    queryFn: () => send(api.GET('/api/v1/entries/{id}/versions', { params: { path: { id: entryId } } })),
    staleTime: 0,
  });
  const items = versions.data?.items ?? [];
  return (
    <Dialog title={t('journal.history')} opened onClose={onClose} size="lg">
      {versions.isPending && <Loading rows={4} />}
      {versions.isError && <LoadError error={versions.error} retry={() => void versions.refetch()} />}
      <ol className={`plain-list ${classes.versions}`}>
        {items.map((version, index) => (
          <OneVersion key={version.version} version={version} before={items[index + 1]} />
        ))}
      </ol>
    </Dialog>
  );
}

function OneVersion({ version, before }: { version: Version; before?: Version }) {
  const { t } = useT();
  const kind = useLabel('entry_kind');
  const by = version.by?.displayName ?? t('journal.unknownAuthor');
  const at = instant(version.at);
  const facts = [
    before?.kind !== version.kind && kind(version.kind),
    before?.occurredOn !== version.occurredOn && t('journal.factsOn', { day: day(version.occurredOn) }),
  ].filter(Boolean);
  return (
    <li>
      <p className="strong">{before ? t('journal.changedBy', { by, at }) : t('journal.writtenBy', { by, at })}</p>
      {facts.length > 0 && <p className="muted small">{facts.join(' · ')}</p>}
      <Differences before={before?.text ?? version.text} after={version.text} />
    </li>
  );
}

/** A text with what was taken out and put in; read out as well as coloured. */
export function Differences({ before, after }: { before: string; after: string }) {
  const { t } = useT();
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  return (
    <p className="written">
      {parts.map((part, index) => {
        // The parts of a text have no identity but their place.
        const key = `${index}`;
        if (part.kind === 'same') return <span key={key}>{part.text}</span>;
        if (part.kind === 'mine')
          return (
            <del key={key} className={classes.removed}>
              <span className="visually-hidden">{t('journal.removed')} </span>
              {part.text}
            </del>
          );
        return (
          <ins key={key} className={classes.added}>
            <span className="visually-hidden">{t('journal.inserted')} </span>
            {part.text}
          </ins>
        );
      })}
    </p>
  );
}
