// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { FormDialog } from './FormDialog';
import { TextField } from './fields';
import { renderPart, violations } from './testing';
import { useForm } from './useForm';

function Rename({ onClose }: { onClose: () => void }) {
  const form = useForm({ name: '' });
  return (
    <FormDialog title="Renommer" unsaved={form.dirty} onClose={onClose}>
      <TextField label="Nom" {...form.bind('name')} />
    </FormDialog>
  );
}

async function open() {
  const onClose = vi.fn();
  renderPart(<Rename onClose={onClose} />);
  return { user: userEvent.setup(), field: await screen.findByLabelText('Nom'), onClose };
}
const QUESTION = 'Quitter sans enregistrer ?';

test('an untouched form closes at once', async () => {
  const { user, onClose } = await open();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('what was typed is not closed unasked; Escape again goes back to it', async () => {
  const { user, field, onClose } = await open();
  await user.type(field, 'Müller');
  await user.keyboard('{Escape}');
  await screen.findByRole('dialog', { name: QUESTION });
  expect(await violations()).toEqual([]);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: QUESTION })).toBeNull());
  expect(field).toHaveProperty('value', 'Müller');
  expect(onClose).not.toHaveBeenCalled();
});

test('it closes when told to', async () => {
  const { user, field, onClose } = await open();
  await user.type(field, 'Müller');
  await user.click(screen.getByRole('button', { name: 'Fermer' }));
  await user.click(await screen.findByRole('button', { name: 'Quitter' }));
  expect(onClose).toHaveBeenCalledOnce();
});
