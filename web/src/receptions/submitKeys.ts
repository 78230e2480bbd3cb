// SPDX-License-Identifier: EUPL-1.2
import type { KeyboardEvent } from 'react';

/**
 * Ctrl+Enter sends a long form from anywhere in it; Enter alone in a line does not: on the telephone it is pressed from
 * habit after each answer.
 */
export function submitKeys(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
    return;
  }
  if (event.target instanceof HTMLInputElement) event.preventDefault();
}
