// SPDX-License-Identifier: EUPL-1.2
import { useRef, useState } from 'react';
import { ApiProblem, api, newId, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { translate } from '@/i18n';
import { notify, problemText, useNavigateTo } from '@/ui';
import { expectedOf, idsFor, inputOf, type Line, type LineIds, type Preview } from './lines';

export interface Received {
  structureId: string;
  receivedOn: string;
  channel: string;
}

/** A list on its way: read, looked at, corrected, confirmed. Nothing is stored but by confirm(). */
export function useImport() {
  const navigate = useNavigateTo();
  const refresh = useRefresh();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const ids = useRef(new Map<number, LineIds>());
  const importId = useRef(newId());
  // What was asked last wins: an earlier answer that comes late is dropped.
  const asked = useRef(0);

  const show = (next: Preview, format: Preview['format']) => {
    ids.current = idsFor(next.lines, ids.current);
    setPreview({ ...next, format });
  };
  const attempt = async (act: (isLatest: () => boolean) => Promise<void>) => {
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    setProblem('');
    try {
      await act(() => asked.current === mine);
    } catch (error) {
      if (asked.current === mine) setProblem(listProblem(error));
    } finally {
      if (asked.current === mine) setBusy(false);
    }
  };

  const read = (structureId: string, bytes: ArrayBuffer) =>
    attempt(async (isLatest) => {
      const found = await send(
        api.POST('/api/v1/school-lists/read', {
          params: { query: { structureId } },
          body: '',
          bodySerializer: () => bytes,
          headers: { 'Content-Type': 'application/octet-stream' },
        }),
      );
      if (!isLatest()) return;
      ids.current = new Map();
      importId.current = newId();
      show(found, found.format);
    });

  const recheck = (structureId: string, lines: Line[]) => {
    // What the person changed is on the page at once, what comes of it with the answer.
    setPreview((before) => before && { ...before, lines });
    return attempt(async (isLatest) => {
      const found = await send(
        api.POST('/api/v1/school-lists/check', { body: { structureId, lines: lines.map(inputOf) } }),
      );
      if (isLatest()) setPreview((before) => ({ ...found, format: before?.format ?? null }));
    });
  };

  const confirm = (received: Received) =>
    attempt(async () => {
      if (!preview) return;
      const body: Schema<'SchoolImportCreate'> = {
        id: importId.current,
        structureId: received.structureId,
        receivedOn: received.receivedOn,
        channel: received.channel as 'email',
        expected: expectedOf(preview.lines),
        lines: preview.lines.map((line) => ({
          ...inputOf(line),
          ...(ids.current.get(line.line) ?? { id: newId(), personId: newId() }),
        })),
      };
      try {
        const made = await send(api.POST('/api/v1/school-imports', { body }));
        void refresh(['referrals'], ['today'], ['tasks'], ['files'], ['exchange']);
        notify(translate('exchange.done', { count: made.items.length }));
        navigate(`/saisines/importer/${made.id}`);
      } catch (error) {
        const now = error instanceof ApiProblem && error.code === 'preview_changed' ? error.current : null;
        if (!now) throw error;
        show(now as Preview, preview.format);
        setProblem(translate('exchange.changed'));
      }
    });

  const startAgain = () => {
    asked.current += 1;
    setPreview(null);
    setProblem('');
    setBusy(false);
  };

  return { preview, problem, busy, read, recheck, confirm, startAgain };
}

function listProblem(error: unknown): string {
  if (error instanceof ApiProblem && error.code === 'list_columns_missing') {
    const columns = error.errors[0]?.params?.columns ?? '';
    return translate('exchange.columnsMissing', { columns: columns || 'none' });
  }
  return problemText(error);
}
