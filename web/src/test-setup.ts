// SPDX-License-Identifier: EUPL-1.2
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);
// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

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
