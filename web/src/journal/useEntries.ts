// SPDX-License-Identifier: EUPL-1.2
// Writes of the journal, each with its way back.
import { useCallback } from 'react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { translate } from '@/i18n';
import { notifyError, notifyUndo } from '@/ui';

type Entry = Schema<'Entry'>;

function setWithdrawn(entry: Entry, withdrawn: boolean): Promise<Entry> {
  return send(
    api.PUT('/api/v1/entries/{id}/withdrawn', {
      params: { path: { id: entry.id }, header: ifMatch(entry.version) },
      body: { withdrawn },
    }),
  );
}

export function useEntries(personId: string) {
  const refresh = useRefresh();
  const reread = useCallback(() => refresh(['file', personId], ['timeline', personId], ['files']), [refresh, personId]);

  /** `onUndone`: the note was taken back; its words go back to where they were typed. */
  const create = useCallback(
    async (body: Schema<'EntryCreate'>, onUndone: () => void) => {
      const entry = await send(api.POST('/api/v1/people/{id}/entries', { params: { path: { id: personId } }, body }));
      void reread();
      notifyUndo(translate('journal.added'), async () => {
        await setWithdrawn(entry, true);
        onUndone();
        await reread();
      });
      return entry;
    },
    [personId, reread],
  );

  const patch = useCallback(
    async (id: string, body: Schema<'EntryInput'>, version: number) =>
      send(api.PATCH('/api/v1/entries/{id}', { params: { path: { id }, header: ifMatch(version) }, body })),
    [],
  );

  const withdraw = useCallback(
    async (entry: Entry) => {
      try {
        const withdrawn = await setWithdrawn(entry, true);
        void reread();
        notifyUndo(translate('journal.withdrawn'), async () => {
          await setWithdrawn(withdrawn, false);
          await reread();
        });
      } catch (error) {
        notifyError(error);
        void reread();
      }
    },
    [reread],
  );

  return { create, patch, withdraw, reread };
}
