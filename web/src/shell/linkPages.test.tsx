// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { isLinkPath, linkAddress } from './linkPages';

test('only the declared pages open without a session', () => {
  expect(isLinkPath('/ma-journee')).toBe(true);
  for (const path of ['/', '/ma-journee/', '/dossiers/1', '/constructor', '/__proto__'])
    expect(isLinkPath(path)).toBe(false);
});

test('the token is in the fragment, which browsers send to nobody', () => {
  const address = new URL(linkAddress('/ma-journee', 'TOKEN'));
  expect(address.hash).toBe('#TOKEN');
  expect(address.pathname + address.search).toBe('/ma-journee');
});
