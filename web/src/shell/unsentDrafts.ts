// SPDX-License-Identifier: EUPL-1.2
// What was typed in this tab and has not reached the server yet: forms mirror it into the tab's storage (ui/draftKeeper.ts).
import { MIRROR_PREFIX } from '@/ui/draftKeeper';

export interface UnsentDraft {
  key: string;
  /** The texts of the form, without the fields left empty. */
  texts: string[];
}

export function unsentDrafts(): UnsentDraft[] {
  return Object.keys(sessionStorage)
    .filter((name) => name.startsWith(MIRROR_PREFIX))
    .map((name) => ({ key: name.slice(MIRROR_PREFIX.length), texts: textsIn(stored(name)) }))
    .filter((draft) => draft.texts.length > 0);
}

function stored(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}').content;
  } catch {
    return sessionStorage.getItem(name);
  }
}

/** Every text inside, in the order of the form. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value] : [];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return [];
}

const STEP_MS = 250;

/** Gives what is on its way three seconds to arrive; false when something still waits. */
export async function draftsSent(patienceMs = 3_000): Promise<boolean> {
  for (let waited = 0; unsentDrafts().length > 0; waited += STEP_MS) {
    if (waited >= patienceMs) return false;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  return true;
}
