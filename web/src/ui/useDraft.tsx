// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, asProblem, send } from '@/api/client';
import { useT } from '@/i18n';
import { DraftKeeper, type DraftServer, type DraftStatus, type StoredDraft } from './draftKeeper';
import { instant, time } from './format';
import classes from './useDraft.module.css';

const at = (key: string) => ({ params: { path: { key } } });

const server: DraftServer = {
  async read(key) {
    try {
      return await send(api.GET('/api/v1/drafts/{key}', at(key)));
    } catch (error) {
      if (asProblem(error).status === 404) return null;
      throw error;
    }
  },
  write: (key, content) =>
    send(api.PUT('/api/v1/drafts/{key}', { ...at(key), body: { content: content as Record<string, never> } })),
  remove: async (key) => {
    await send(api.DELETE('/api/v1/drafts/{key}', at(key)));
  },
};

export interface Draft {
  status: DraftStatus;
  savedAt: string | null;
  /** Set once a draft was found: since when it is, and whether the form shows it already. */
  found: { since: string; shown: boolean } | null;
  /** Shows the draft found, where typing had begun before it came. */
  take: () => void;
  /** Back to the form as it was opened; the draft is forgotten. */
  discard: () => Promise<void>;
  /** After the form was sent. */
  clear: () => Promise<void>;
}

export interface DraftOptions<Values> {
  /** Puts a draft into the form: form.setAll, usually. Fields a newer form no longer has are the form's business. */
  restore: (content: Values) => void;
  /** False while there is nothing to keep. */
  enabled?: boolean;
}

/** Keeps the values of a form as a draft under `key`. Give the form another React key when the draft's key changes. */
export function useDraft<Values extends object>(key: string, values: Values, options: DraftOptions<Values>): Draft {
  const { enabled = true } = options;
  const json = JSON.stringify(values);
  const [opened] = useState(values);
  const [keeper] = useState(() => new DraftKeeper(key, server, json));
  const [found, setFound] = useState<(StoredDraft & { shown: boolean }) | null>(null);
  const restore = useRef(options.restore);
  restore.current = options.restore;
  const { status, savedAt } = useSyncExternalStore(keeper.subscribe, keeper.snapshot);

  const show = useCallback(
    (stored: StoredDraft) => {
      const content = { ...opened, ...(stored.content as Values) };
      keeper.adopted(JSON.stringify(content), stored);
      restore.current(content);
      setFound({ ...stored, shown: true });
    },
    [keeper, opened],
  );

  useEffect(() => {
    if (!enabled) return;
    let mounted = true;
    void keeper.find().then((stored) => {
      if (!mounted || !stored) return;
      if (keeper.untouched) show(stored);
      else setFound({ ...stored, shown: false });
    });
    return () => {
      mounted = false;
      keeper.flush();
    };
  }, [enabled, keeper, show]);

  useEffect(() => {
    if (enabled) keeper.changed(json);
  }, [enabled, keeper, json]);

  const clear = useCallback(async () => {
    setFound(null);
    await keeper.clear();
  }, [keeper]);
  const discard = useCallback(async () => {
    const cleared = clear();
    restore.current(opened);
    await cleared;
  }, [clear, opened]);

  return {
    status,
    savedAt,
    found: found && { since: found.updatedAt, shown: found.shown },
    take: () => found && show(found),
    discard,
    clear,
  };
}

/** Over the form: a draft was found. */
export function DraftNotice({ draft }: { draft: Draft }) {
  const { t } = useT();
  if (!draft.found) return null;
  const since = instant(draft.found.since);
  return (
    <div role="status" className={classes.notice}>
      <span>{draft.found.shown ? t('ui.draftFound', { at: since }) : t('ui.draftOlder', { at: since })}</span>
      {draft.found.shown ? (
        <Button variant="default" size="compact-md" onClick={() => void draft.discard()}>
          {t('ui.draftDiscard')}
        </Button>
      ) : (
        <Button variant="default" size="compact-md" onClick={draft.take}>
          {t('ui.draftTake')}
        </Button>
      )}
    </div>
  );
}

/** Beside the buttons of the form (FormActions note): what became of the last words. */
export function DraftStatusLine({ draft }: { draft: Draft }) {
  const { t } = useT();
  return (
    <span role="status">
      {draft.status === 'saving' && t('ui.draftSaving')}
      {draft.status === 'waiting' && t('ui.draftWaiting')}
      {draft.status === 'saved' && draft.savedAt && t('ui.draftSaved', { time: time(draft.savedAt) })}
    </span>
  );
}
