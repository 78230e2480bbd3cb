// SPDX-License-Identifier: EUPL-1.2
// A person without a mouse: what Tab cannot reach fails the test.
import assert from 'node:assert/strict';

/** More presses than this between two answers is not "by keyboard", it is a punishment. */
const MOST_TABS = 8;

export function keyboardOf(page) {
  const key = (name) => page.keyboard.press(name);
  const type = (text) => page.keyboard.type(text);

  /** How the element with the focus is called, its group first: "Début / Date". */
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const words = (each) => (each?.querySelector?.('[data-label]') ?? each)?.textContent?.trim() ?? '';
      const own = element.getAttribute('aria-label') ?? words(element.labels?.[0] ?? element);
      const legend = element.closest('fieldset')?.querySelector('legend');
      return legend ? `${words(legend)} / ${own}` : own;
    });

  /** Tab, or Shift+Tab for `back`, until this has the focus. */
  async function tabTo(name, { most = MOST_TABS, back = false } = {}) {
    const passed = [];
    for (let presses = 0; presses < most; presses += 1) {
      await key(back ? 'Shift+Tab' : 'Tab');
      const here = await focused();
      if (name instanceof RegExp ? name.test(here) : here === name) return;
      passed.push(here);
    }
    assert.fail(`Tab does not come to "${name}", but to: ${passed.join(' · ')}`);
  }

  /** A list of the system: the letters choose, as in every browser. */
  async function chooseByLetters(letters, chosen) {
    await type(letters);
    const words = await page.evaluate(() => document.activeElement.selectedOptions[0].label);
    assert.equal(words, chosen);
  }

  return { key, type, focused, tabTo, chooseByLetters };
}
