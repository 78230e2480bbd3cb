// SPDX-License-Identifier: EUPL-1.2
// Short messages in the corner. They never carry what a person must keep: that belongs on the page.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { asProblem } from '@/api/client';
import { translate } from '@/i18n';
import { problemText } from './problem';
import type { Tone } from './theme';

const COLOURS: Record<Tone, string> = { info: 'jalon', good: 'green', warn: 'yellow', bad: 'red', quiet: 'gray' };
const SHORT_MS = 5_000;
/** How long an act can be undone from its message. */
export const UNDO_MS = 10_000;

function closable() {
  return { withCloseButton: true, closeButtonProps: { 'aria-label': translate('ui.close') } };
}

export function notify(message: string, tone: Tone = 'good') {
  notifications.show({ message, color: COLOURS[tone], autoClose: SHORT_MS, role: 'status', ...closable() });
}

const WAITING = 'waiting';
/** There while requests wait for the server to come back. */
export function notifyWaiting(waiting: boolean) {
  if (!waiting) return notifications.hide(WAITING);
  const words = { message: translate('ui.waiting'), color: COLOURS.quiet, role: 'status' };
  return notifications.show({ id: WAITING, loading: true, autoClose: false, ...words, ...closable() });
}

/** Stays until closed. */
export function notifyError(problem: unknown) {
  const { reference } = asProblem(problem);
  notifications.show({
    message: (
      <>
        {problemText(problem)}
        {reference && <div className="small">{translate('ui.reference', { reference })}</div>}
      </>
    ),
    color: COLOURS.bad,
    autoClose: false,
    ...closable(),
  });
}

/** Says what was done, and for ten seconds how to take it back. */
export function notifyUndo(message: string, undo: () => unknown) {
  const takeBack = async () => {
    notifications.hide(id);
    try {
      await undo();
      notify(translate('ui.undone'), 'quiet');
    } catch (error) {
      notifyError(error);
    }
  };
  const id = notifications.show({
    message: (
      <div className="row row-apart">
        <span>{message}</span>
        <Button variant="default" size="compact-md" onClick={() => void takeBack()}>
          {translate('ui.undo')}
        </Button>
      </div>
    ),
    color: COLOURS.good,
    autoClose: UNDO_MS,
    role: 'status',
    ...closable(),
  });
}
