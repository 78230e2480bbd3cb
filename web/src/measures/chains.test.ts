// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { chainsOf } from './chains';

const item = (referralId: string, ...links: string[]) => ({
  referralId,
  links: links.map((id) => ({ referralId: id })),
});
const names = (chains: { referralId: string }[][]) =>
  chains.map((chain) => chain.map((each) => each.referralId).join());

test('linked measures stand together, in the order they came', () => {
  expect(names(chainsOf([item('a', 'c'), item('b'), item('c', 'a')]))).toEqual(['a,c', 'b']);
});

test('a measure that joins two chains makes one of them', () => {
  expect(names(chainsOf([item('a', 'd'), item('b', 'd'), item('c'), item('d', 'a', 'b')]))).toEqual(['a,b,d', 'c']);
});

test('without links every measure stands alone', () => {
  expect(names(chainsOf([item('a'), item('b')]))).toEqual(['a', 'b']);
});
