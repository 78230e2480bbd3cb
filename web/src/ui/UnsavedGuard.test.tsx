// SPDX-License-Identifier: EUPL-1.2
import {
  createBrowserHistory,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
  RouterProvider,
} from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { AppLink, useNavigateTo } from './AppLink';
import { TextField } from './fields';
import { renderPart } from './testing';
import { holdsUnsaved, letGoOfUnsaved, UnsavedGuard } from './UnsavedGuard';
import { useForm } from './useForm';

function FormPage() {
  const form = useForm({ name: '' });
  const navigate = useNavigateTo();
  const save = () => {
    form.reset(form.values);
    navigate('/other');
  };
  return (
    <>
      <TextField label="Nom" {...form.bind('name')} />
      <AppLink href="/other">Partir</AppLink>
      <button type="button" onClick={save}>
        Enregistrer
      </button>
      <UnsavedGuard when={form.dirty} />
    </>
  );
}

async function open(history: RouterHistory = createMemoryHistory({ initialEntries: ['/'] })) {
  const root = createRootRoute({ component: Outlet });
  const routeTree = root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: FormPage }),
    createRoute({ getParentRoute: () => root, path: '/other', component: () => <h1>Autre page</h1> }),
  ]);
  const router = createRouter({ routeTree, history });
  renderPart(<RouterProvider router={router as never} />);
  const user = userEvent.setup();
  return { user, field: await screen.findByLabelText('Nom') };
}
const leave = (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole('link', { name: 'Partir' }));

test('an untouched form lets go', async () => {
  const { user } = await open();
  await leave(user);
  expect(await screen.findByRole('heading', { name: 'Autre page' })).toBeTruthy();
});

test('unsaved words are asked about; staying keeps them', async () => {
  const { user, field } = await open();
  await user.type(field, 'Müller');
  await leave(user);
  await screen.findByRole('dialog', { name: 'Quitter sans enregistrer ?' });
  await user.click(screen.getByRole('button', { name: 'Annuler' }));
  expect(field).toHaveProperty('value', 'Müller');
  expect(screen.queryByRole('heading', { name: 'Autre page' })).toBeNull();
});

test('leaving without saving is possible', async () => {
  const { user, field } = await open();
  await user.type(field, 'Müller');
  await leave(user);
  await user.click(await screen.findByRole('button', { name: 'Quitter' }));
  expect(await screen.findByRole('heading', { name: 'Autre page' })).toBeTruthy();
});

test('saved words are not asked about', async () => {
  const { user, field } = await open();
  await user.type(field, 'Müller');
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
  expect(await screen.findByRole('heading', { name: 'Autre page' })).toBeTruthy();
});

test('closing the tab is asked about by the browser, until the person leaves for good', async () => {
  const history = createBrowserHistory();
  const { user, field } = await open(history);
  const closing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect([holdsUnsaved(), closing()]).toEqual([false, false]);
  await user.type(field, 'Müller');
  expect([holdsUnsaved(), closing()]).toEqual([true, true]);
  letGoOfUnsaved();
  expect(closing()).toBe(false);
  history.destroy();
});
