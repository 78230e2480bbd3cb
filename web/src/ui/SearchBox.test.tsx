// SPDX-License-Identifier: EUPL-1.2
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { SearchBox } from './SearchBox';
import { renderPart } from './testing';

const PAUSE_OVER_MS = 400;
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_OVER_MS));

afterEach(() => window.history.replaceState(null, '', '/'));

test('what is typed is asked once, after a pause', async () => {
  const asked = vi.fn();
  renderPart(<SearchBox label="Rechercher" q="" onChange={asked} />);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Rechercher' }), ' hauts ');
  expect(asked).not.toHaveBeenCalled();
  await pause();
  expect(asked.mock.calls).toEqual([['hauts']]);
});

test('whoever followed a link at once is not led back', async () => {
  const asked = vi.fn();
  renderPart(<SearchBox label="Rechercher" q="" onChange={asked} />);
  await userEvent.type(screen.getByRole('searchbox', { name: 'Rechercher' }), 'hauts');
  window.history.pushState(null, '', '/partenaires/1');
  await pause();
  expect(asked).not.toHaveBeenCalled();
});
