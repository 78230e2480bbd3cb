// SPDX-License-Identifier: EUPL-1.2
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { renderPart, violations } from '@/ui/testing';
import { SignInForm } from './SignInForm';

const SESSION = { user: { id: 'u1' }, csrfToken: 't' };
const onSignedIn = vi.fn();
const server = vi.fn<(request: Request) => Promise<Response>>();

function show() {
  vi.stubGlobal('fetch', server);
  renderPart(<SignInForm onSignedIn={onSignedIn} />);
  return userEvent.setup();
}
afterEach(() => {
  vi.unstubAllGlobals();
  server.mockReset();
  onSignedIn.mockReset();
});

const login = () => screen.getByLabelText('Identifiant');
const password = () => screen.getByLabelText('Mot de passe');
const submit = () => screen.getByRole('button', { name: 'Se connecter' });

test('password managers know the fields, and the form passes axe', async () => {
  show();
  expect(login().getAttribute('autocomplete')).toBe('username');
  expect(password().getAttribute('autocomplete')).toBe('current-password');
  expect(document.activeElement).toBe(login());
  expect(await violations()).toEqual([]);
});

test('signs in with what is in the fields, however it came there', async () => {
  const user = show();
  server.mockResolvedValue(Response.json(SESSION));
  // As a password manager that changes the fields without an event.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(login(), ' claire ');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(password(), 'une phrase secrète');
  await user.click(submit());
  expect(await server.mock.calls[0]?.[0].json()).toEqual({ login: 'claire', password: 'une phrase secrète' });
  expect(onSignedIn).toHaveBeenCalledWith(SESSION);
});

test('an empty field is asked for without asking the server', async () => {
  const user = show();
  await user.type(login(), 'claire');
  await user.click(submit());
  expect(document.activeElement).toBe(password());
  expect(server).not.toHaveBeenCalled();
});

test('a wrong password is said, emptied and asked again', async () => {
  const user = show();
  server.mockResolvedValue(Response.json({ status: 401, code: 'bad_credentials' }, { status: 401 }));
  await user.type(login(), 'claire');
  await user.type(password(), 'faux');
  await user.click(submit());
  expect((await screen.findByRole('alert')).textContent).toContain('Identifiant ou mot de passe inexact');
  expect(login()).toHaveProperty('value', 'claire');
  expect(password()).toHaveProperty('value', '');
  expect(document.activeElement).toBe(password());
});

test('after too many attempts it says how long to wait and waits', async () => {
  const user = show();
  server.mockResolvedValue(
    Response.json({ status: 429, code: 'too_many_attempts' }, { status: 429, headers: { 'retry-after': '300' } }),
  );
  await user.type(login(), 'claire');
  await user.type(password(), 'faux{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Réessayez dans 5 minutes');
  expect(submit()).toHaveProperty('disabled', true);
});
