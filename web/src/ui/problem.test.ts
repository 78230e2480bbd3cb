// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { ApiProblem } from '@/api/client';
import { messagesOf, problemText } from './problem';

const text = (status: number, code: string) => problemText(new ApiProblem({ status, code }));

test('each trouble of the storage has words of its own, and says to keep the page', () => {
  const words = [
    text(507, 'storage_full'),
    text(503, 'storage_readonly'),
    text(503, 'storage_away'),
    text(503, 'storage_failing'),
    text(500, 'storage_damaged'),
  ];
  expect(new Set(words).size).toBe(5);
  for (const word of words) {
    expect(word).toContain('Gardez cette page ouverte');
    expect(word).not.toBe(text(500, 'no_such_code'));
  }
});

test('a form says it above its fields: nothing typed is wrong', () => {
  expect(messagesOf(new ApiProblem({ status: 507, code: 'storage_full' }))).toEqual([
    { field: '', message: text(507, 'storage_full') },
  ]);
});
