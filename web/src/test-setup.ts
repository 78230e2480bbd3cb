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

// jsdom has no modal dialogs: open and closed is all the tests need.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};
HTMLDialogElement.prototype.close = function () {
  this.open = false;
};

// What growing text areas wait for.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

// Node's Request takes no addresses relative to a page, as a browser's does.
const NodeRequest = globalThis.Request;
globalThis.Request = class extends NodeRequest {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? new URL(input, location.href) : input, init);
  }
};
