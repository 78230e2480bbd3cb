// SPDX-License-Identifier: EUPL-1.2

/** Somebody else signed in: nothing of the page before, nor of what was being typed, may be left to see. */
export function startAfresh() {
  sessionStorage.clear();
  location.assign('/');
}
