// SPDX-License-Identifier: EUPL-1.2
import { act, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ApiProblem } from '@/api/client';
import { ChoiceCards } from './choices';
import { ErrorSummary } from './ErrorSummary';
import { FormActions } from './FormActions';
import { TextField } from './fields';
import { PageHeader } from './PageHeader';
import { renderPart } from './testing';
import { useForm } from './useForm';

const refusal = new ApiProblem({
  status: 422,
  code: 'invalid',
  errors: [
    { field: 'lastName', code: 'required', params: {} },
    { field: 'firstName', code: 'too_long', params: { max: '100' } },
    { field: 'kind', code: 'never_heard_of', params: {} },
  ],
});

test('what the server refused is put into words field by field', () => {
  const { result } = renderHook(() => useForm({ lastName: '', firstName: 'x', kind: null as string | null }));
  act(() => result.current.fromProblem(refusal));
  expect(result.current.errorOf('lastName')).toBe('Remplissez ce champ.');
  expect(result.current.errorOf('firstName')).toBe('Raccourcissez ce texte\u00a0: 100 caractères au plus.');
  expect(result.current.errorOf('kind')).toBe('Vérifiez cette réponse\u00a0: elle n’est pas acceptée.');
  expect(result.current.errors).toHaveLength(3);
});

test('a refusal without fields is one message without a field', () => {
  const { result } = renderHook(() => useForm({ name: '' }));
  act(() => result.current.fromProblem(ApiProblem.offline()));
  expect(result.current.errors).toEqual([
    { field: '', message: 'Pas de réponse du serveur. Vérifiez la connexion puis réessayez.' },
  ]);
  act(() => result.current.fromProblem(new TypeError('bug')));
  expect(result.current.errors[0]?.message).toMatch(/^Un imprévu/);
});

test('changing a field takes its error away and leaves the list for the summary', () => {
  const { result } = renderHook(() => useForm({ lastName: '', measure: { end: '' } }));
  act(() =>
    result.current.setErrors([
      { field: 'lastName', message: 'a' },
      { field: 'measure.end', message: 'b' },
    ]),
  );
  const before = result.current.errors;
  act(() => result.current.bind('lastName').onChange('Martin'));
  expect(result.current.errorOf('lastName')).toBeUndefined();
  expect(result.current.errorOf('measure.end')).toBe('b');
  expect(result.current.errors).toBe(before);
  act(() => result.current.set('measure', { end: '2026-01-01' }));
  expect(result.current.errorOf('measure.end')).toBeUndefined();
});

test('a form is dirty until it is as it was, and reset takes new values as the start', () => {
  const { result } = renderHook(() => useForm({ name: 'a', note: '' }));
  expect(result.current.dirty).toBe(false);
  act(() => result.current.set('name', 'b'));
  expect(result.current.dirty).toBe(true);
  act(() => result.current.set('name', 'a'));
  expect(result.current.dirty).toBe(false);
  act(() => result.current.reset({ name: 'c', note: 'd' }));
  expect(result.current.values).toEqual({ name: 'c', note: 'd' });
  expect(result.current.dirty).toBe(false);
  act(() => result.current.set('note', ''));
  act(() => result.current.reset());
  expect(result.current.values.note).toBe('d');
});

function Form({ refuse = refusal }: { refuse?: ApiProblem }) {
  const form = useForm({ lastName: '', firstName: '', kind: null as string | null });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        form.fromProblem(refuse);
      }}
    >
      <PageHeader title="Nouvelle saisine" />
      <ErrorSummary errors={form.errors} />
      <TextField label="Nom" {...form.bind('lastName')} />
      <TextField label="Prénom" optional {...form.bind('firstName')} />
      <ChoiceCards label="Nature" options={[{ value: 'a', label: 'Alpha' }]} {...form.bind('kind')} />
      <FormActions submitLabel="Enregistrer la saisine" />
    </form>
  );
}

test('the summary takes the focus, names the fields and leads to them', async () => {
  const user = userEvent.setup();
  renderPart(<Form />);
  await user.click(screen.getByRole('button', { name: 'Enregistrer la saisine' }));
  const summary = await screen.findByRole('alert');
  await waitFor(() => expect(document.activeElement).toBe(summary));
  expect(screen.getByText('3 réponses sont à corriger')).toBeTruthy();
  expect(document.title).toBe('(3) Nouvelle saisine — Jalon');

  await user.click(screen.getByRole('link', { name: /^Prénom\s: Raccourcissez/ }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Prénom/ }));
  await user.click(screen.getByRole('link', { name: /^Nature\s:/ }));
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Alpha' }));
});

test('typing does not bring the focus back to the summary; a second refusal does', async () => {
  const user = userEvent.setup();
  renderPart(<Form />);
  const submit = screen.getByRole('button', { name: 'Enregistrer la saisine' });
  await user.click(submit);
  await user.type(screen.getByRole('textbox', { name: 'Nom' }), 'Martin');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Nom' }));
  await user.click(submit);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('alert')));
});

test('a nested field leads to the nearest one on the page', async () => {
  const user = userEvent.setup();
  const nested = new ApiProblem({
    status: 422,
    code: 'invalid',
    errors: [{ field: 'lastName.0.part', code: 'required', params: {} }],
  });
  renderPart(<Form refuse={nested} />);
  await user.click(screen.getByRole('button', { name: 'Enregistrer la saisine' }));
  await user.click(await screen.findByRole('link', { name: 'Nom\u00a0: Remplissez ce champ.' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Nom' }));
});

test('Ctrl+Enter in a field sends the form', async () => {
  const user = userEvent.setup();
  renderPart(<Form />);
  await user.click(screen.getByRole('textbox', { name: 'Nom' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('alert')).toBeTruthy();
});
