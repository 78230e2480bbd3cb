// SPDX-License-Identifier: EUPL-1.2
import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SheetFrame } from './SheetFrame';

const TEXTS = {
  heading: ['Ville', 'Service'],
  intro: 'Bonjour.',
  closing: 'Merci.',
  footer: 'Page',
  signatures: ['Le maire', ' '],
};

test('the texts of a sheet stand around its facts, in the order of the page', () => {
  const { container } = render(<SheetFrame texts={TEXTS}>Les faits</SheetFrame>);
  expect(container.textContent).toBe('Ville\nServiceBonjour.Les faitsMerci.Le mairePage');
});

test('without texts the facts stand alone', () => {
  const { container } = render(<SheetFrame>Les faits</SheetFrame>);
  expect(container.textContent).toBe('Les faits');
});
