// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';

/**
 * Stands for react-remove-scroll in the bundle (vite.config.ts): it would inject a <style>, which the content policy forbids,
 * and no dialog of ours uses it (theme.ts, lockScroll). global.css stops the page from scrolling instead.
 */
export const RemoveScroll = Object.assign(({ children }: { children: ReactNode }) => <>{children}</>, {
  // The messages put these on themselves; without a lock they mean nothing.
  classNames: { fullWidth: '', zeroRight: '' },
});
