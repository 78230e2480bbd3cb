// SPDX-License-Identifier: EUPL-1.2
// Writing sessions: shown at once, judged by the server, taken back from the message that says what was done.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { api, asProblem, ifMatch, newId, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { translate } from '@/i18n';
import { notifyError, notifyUndo } from '@/ui';
import { type Conflict, type Draft, draftOf, type Override, type Session, type Week, withDraft } from './types';
import { openConflicts, sessionWords } from './words';

/** A change that waits for a reason. */
export interface Asked {
  draft: Draft;
  before: Session | null;
  conflicts: Conflict[];
  message: string;
}

/** The conflicts a refusal is about, or null when it is about something else. */
export function refusedFor(error: unknown): Conflict[] | null {
  const problem = asProblem(error);
  if (problem.code !== 'conflicts_unanswered') return null;
  const check = problem.current as Schema<'ProgrammeCheck'> | undefined;
  return check?.items.flatMap(({ conflicts }) => conflicts) ?? [];
}

export function put(draft: Draft, before: Session | null, overrides: Override[] = []): Promise<Session> {
  if (!before) return send(api.POST('/api/v1/programme/sessions', { body: { ...draft, overrides } }));
  const { id, ...body } = draft;
  return send(
    api.PUT('/api/v1/programme/sessions/{id}', {
      params: { path: { id }, header: ifMatch(before.version) },
      body: { ...body, overrides },
    }),
  );
}

function setState(session: Session, body: Schema<'ProgrammeSessionStateChange'>): Promise<Session> {
  return send(
    api.PUT('/api/v1/programme/sessions/{id}/state', {
      params: { path: { id: session.id }, header: ifMatch(session.version) },
      body,
    }),
  );
}

function erase(session: Pick<Session, 'id' | 'version'>): Promise<unknown> {
  return send(
    api.DELETE('/api/v1/programme/sessions/{id}', {
      params: { path: { id: session.id }, header: ifMatch(session.version) },
    }),
  );
}

/** Back to how it was, for whatever reasons it stood so. */
function takeBack(before: Session, version: number): Promise<Session> {
  const overrides = before.conflicts
    .filter(({ level }) => level === 'red')
    .map(({ key, override }) => ({ key, reason: override?.reason ?? translate('programme.asBefore') }));
  return put(draftOf(before), { ...before, version }, overrides);
}

export function useSessionActs(week: Week | undefined) {
  const client = useQueryClient();
  const refresh = useRefresh();
  const [asked, setAsked] = useState<Asked | null>(null);
  const reread = useCallback(() => refresh(['programme'], ['tasks'], ['today']), [refresh]);

  const showAtOnce = useCallback(
    (draft: Draft, before: Session) => {
      client.setQueriesData<Week>(
        { queryKey: ['programme', 'week'] },
        (old) =>
          old && {
            ...old,
            sessions: old.sessions.map((one) => (one.id === before.id ? withDraft(one, draft, old) : one)),
          },
      );
    },
    [client],
  );

  const undoable = useCallback(
    (message: string, undo: () => Promise<unknown>) => {
      notifyUndo(message, async () => {
        await undo();
        await reread();
      });
    },
    [reread],
  );

  /** Stores a change made outside the dialog; red conflicts ask for a reason first. */
  const save = useCallback(
    async (draft: Draft, before: Session | null, message: string, overrides: Override[] = []) => {
      if (before && week) showAtOnce(draft, before);
      try {
        const stored = await put(draft, before, overrides);
        setAsked(null);
        undoable(message, () => (before ? takeBack(before, stored.version) : erase(stored)));
      } catch (error) {
        const conflicts = refusedFor(error);
        if (conflicts) setAsked({ draft, before, conflicts, message });
        else notifyError(error);
      }
      await reread();
    },
    [week, showAtOnce, undoable, reread],
  );

  const answer = useCallback(
    (reason: string) =>
      asked &&
      save(
        asked.draft,
        asked.before,
        asked.message,
        openConflicts(asked.conflicts).map(({ key }) => ({ key, reason })),
      ),
    [asked, save],
  );

  const act = useCallback(
    async (work: () => Promise<{ message: string; undo: () => Promise<unknown> }>) => {
      try {
        const { message, undo } = await work();
        undoable(message, undo);
      } catch (error) {
        notifyError(error);
      }
      await reread();
    },
    [undoable, reread],
  );

  const cancel = (session: Session, reasonCode: string) =>
    act(async () => {
      const gone = await setState(session, { state: 'cancelled', reasonCode });
      return {
        message: translate('programme.cancelled', { session: sessionWords(session) }),
        undo: () => setState(gone, { state: 'planned' }),
      };
    });
  const hold = (session: Session, cameStayIds: string[]) =>
    act(async () => {
      const done = await setState(session, { state: 'held', cameStayIds });
      return {
        message: translate('programme.heldDone', { session: sessionWords(session) }),
        undo: () => setState(done, { state: 'planned' }),
      };
    });
  const replan = (session: Session) =>
    act(async () => {
      const again = await setState(session, { state: 'planned' });
      const undo =
        session.state === 'held'
          ? () =>
              setState(again, {
                state: 'held',
                cameStayIds: session.young.filter((one) => one.creditedMinutes).map(({ stayId }) => stayId),
              })
          : () => setState(again, { state: 'cancelled', reasonCode: session.reasonCode });
      return { message: translate('programme.replanned', { session: sessionWords(session) }), undo };
    });
  const remove = (session: Session) =>
    act(async () => {
      await erase(session);
      const draft = { ...draftOf(session), id: newId() };
      return {
        message: translate('programme.removed', { session: sessionWords(session) }),
        undo: () =>
          put(
            draft,
            null,
            session.conflicts
              .filter(({ level }) => level === 'red')
              .map(({ key, override }) => ({ key, reason: override?.reason ?? translate('programme.asBefore') })),
          ),
      };
    });

  /** After the dialog has stored a session. */
  const noteSaved = (stored: Session, before: Session | null) =>
    undoable(translate(before ? 'programme.saved' : 'programme.added', { session: sessionWords(stored) }), () =>
      before ? takeBack(before, stored.version) : erase(stored),
    );

  const forget = useCallback(() => setAsked(null), []);
  return { save, noteSaved, cancel, hold, replan, remove, asked, answer, forget, undoable, reread };
}

export type SessionActs = ReturnType<typeof useSessionActs>;
