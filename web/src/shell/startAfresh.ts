// SPDX-License-Identifier: EUPL-1.2
import { letGoOfUnsaved } from '@/ui';

/** Somebody else signed in: nothing of the page before, nor of what was being typed, may be left to see. */
export function startAfresh() {
  letGoOfUnsaved();
  sessionStorage.clear();
  location.assign('/');
}
