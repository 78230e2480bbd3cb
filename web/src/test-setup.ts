// SPDX-License-Identifier: EUPL-1.2
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { activate } from './i18n';

await activate('fr');
afterEach(cleanup);

Object.defineProperty(window, 'matchMedia', {
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }),
});
class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, { ResizeObserver: StillObserver, IntersectionObserver: StillObserver });
Element.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};
