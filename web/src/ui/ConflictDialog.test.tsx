// SPDX-License-Identifier: EUPL-1.2
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ConflictDialog } from './ConflictDialog';
import { renderPart, violations } from './testing';

const fields = [
  { key: 'text', label: 'Note', mine: 'Lina est arrivée à 9h', theirs: 'Lina est repartie à 9h', prose: true },
  { key: 'kind', label: 'Nature', mine: 'appel', theirs: 'appel', prose: false },
];

async function open(shown = fields) {
  const onResolve = vi.fn();
  const onClose = vi.fn();
  renderPart(
    <ConflictDialog fields={shown} by="Anne Roy" at="2026-11-20T09:30:00Z" onResolve={onResolve} onClose={onClose} />,
  );
  await screen.findByRole('dialog', { name: 'Quelqu’un d’autre a modifié la même chose' });
  return { user: userEvent.setup(), onResolve, onClose };
}

test('only what differs is asked, with the differing words marked', async () => {
  await open();
  expect(screen.getByText(/^Anne Roy a enregistré une autre version 20\/11\/2026/)).toBeTruthy();
  expect(screen.getAllByRole('group')).toHaveLength(1);
  const marks = [...document.querySelectorAll('mark')].map((mark) => mark.lastChild?.textContent);
  expect(marks).toEqual(['arrivée', 'repartie']);
  expect(await violations()).toEqual([]);
});

test('keeping mine sends every field', async () => {
  const { user, onResolve } = await open();
  await user.click(screen.getByRole('button', { name: 'Enregistrer ce choix' }));
  expect(onResolve).toHaveBeenCalledWith({ text: 'Lina est arrivée à 9h', kind: 'appel' });
});

test('keeping theirs', async () => {
  const { user, onResolve } = await open();
  await user.click(screen.getByRole('radio', { name: 'Garder le texte enregistré' }));
  await user.click(screen.getByRole('button', { name: 'Enregistrer ce choix' }));
  expect(onResolve).toHaveBeenCalledWith({ text: 'Lina est repartie à 9h', kind: 'appel' });
});

test('a merge starts with the words of both and is edited freely', async () => {
  const { user, onResolve } = await open();
  await user.click(screen.getByRole('radio', { name: 'Réunir les deux' }));
  const merged = screen.getByLabelText('Texte qui sera enregistré : Note');
  for (const word of ['arrivée', 'repartie']) expect((merged as HTMLTextAreaElement).value).toContain(word);
  await user.type(merged, ', vu avec Anne');
  await user.click(screen.getByRole('button', { name: 'Enregistrer ce choix' }));
  expect(onResolve.mock.calls[0]?.[0].text).toMatch(/^Lina est .*à 9h, vu avec Anne$/);
});

test('a date or an answer from a list is one or the other, never both together', async () => {
  await open([{ key: 'kind', label: 'Nature', mine: 'appel', theirs: 'visite', prose: false }]);
  expect(screen.getAllByRole('radio')).toHaveLength(2);
  expect(screen.queryByRole('radio', { name: 'Réunir les deux' })).toBeNull();
});

test('closing decides nothing', async () => {
  const { user, onResolve, onClose } = await open();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalled();
  expect(onResolve).not.toHaveBeenCalled();
});
