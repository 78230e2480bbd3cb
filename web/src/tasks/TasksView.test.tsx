// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { renderPart, TODAY, violations } from '@/ui/testing';
import type { TaskFilters } from './filters';
import { TasksView } from './TasksView';
import { aTask, problem, serve, signedIn } from './testing';

afterEach(() => vi.unstubAllGlobals());

const PATCH = 'PATCH /api/v1/tasks/.*';

/** A server with one task, changed as asked. */
function oneTask(task: Schema<'Task'>, more: Parameters<typeof serve>[0] = {}) {
  let now = task;
  return serve({
    'GET /api/v1/tasks': ({ search }) => ({
      items: now.state === search.get('state') ? [now] : [],
      nextCursor: null,
    }),
    'GET /api/v1/users/directory': () => ({ items: [{ id: 'u2', displayName: 'Sacha Petit' }] }),
    [PATCH]: ({ body }) => {
      now = { ...now, ...body, version: now.version + 1 } as Schema<'Task'>;
      return now;
    },
    ...more,
  });
}

function open(filters: TaskFilters = {}) {
  const onFilter = vi.fn();
  renderPart(
    <main>
      <TasksView filters={filters} onFilter={onFilter} />
    </main>,
    signedIn(),
  );
  return { user: userEvent.setup(), onFilter };
}

test('a late task stands out, is ticked with its version, and the tick is taken back', async () => {
  const asked = oneTask(aTask({ dueOn: '2026-11-18', version: 3 }));
  const { user } = open();
  expect(await screen.findByRole('heading', { name: 'En retard 1' })).toBeTruthy();
  expect(screen.getByText('en retard depuis le mer. 18 nov.')).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: 'Marquer comme fait : Rappeler la CPE' }));
  expect(await screen.findByText('Rien à faire')).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  expect(await screen.findByRole('checkbox', { name: 'Marquer comme fait : Rappeler la CPE' })).toBeTruthy();
  const patches = asked.filter(({ method }) => method === 'PATCH');
  expect(patches.map(({ ifMatch, body }) => [ifMatch, body])).toEqual([
    ['"3"', { state: 'done' }],
    ['"4"', { state: 'open', outcome: '' }],
  ]);
});

test('a call without an answer stays to be made', async () => {
  const asked = oneTask(
    aTask({
      kind: 'call_parents',
      title: '',
      params: { halfDay: `${TODAY}/am` },
      phones: [
        { name: 'MARTIN Anne', relation: 'mother', phone: '0612345678', mayContact: true },
        { name: 'MARTIN Paul', relation: 'father', phone: '0699999999', mayContact: false },
      ],
    }),
  );
  const { user } = open();
  const call = await screen.findByRole('link', { name: /MARTIN Anne/ });
  expect(call.getAttribute('href')).toBe('tel:0612345678');
  expect(screen.getByText(/^Ne pas contacter : MARTIN Paul/)).toBeTruthy();
  expect(document.body.textContent).not.toContain('99 99 99');
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Sans réponse' }));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ outcome: 'Sans réponse' }),
  );
  expect(await screen.findByRole('link', { name: /MARTIN Anne/ })).toBeTruthy();
});

test('a task a colleague has done meanwhile is not done twice', async () => {
  const task = aTask();
  const theirs = { ...task, state: 'done', version: 2, doneBy: { id: 'u2', displayName: 'Sacha Petit' } };
  oneTask(task, { [PATCH]: () => problem(412, 'stale', { current: theirs }) });
  const { user } = open();
  await user.click(await screen.findByRole('checkbox'));
  expect(await screen.findByText('Sacha Petit avait déjà fait cette tâche.')).toBeTruthy();
});

test('a task a colleague has only moved is ticked all the same', async () => {
  const task = aTask();
  const moved = { ...task, dueOn: '2026-12-01', version: 2 };
  const asked = oneTask(task, {
    [PATCH]: ({ ifMatch }) =>
      ifMatch === '"2"' ? { ...moved, state: 'done', version: 3 } : problem(412, 'stale', { current: moved }),
  });
  const { user } = open();
  await user.click(await screen.findByRole('checkbox'));
  expect(await screen.findByText('Fait : Rappeler la CPE')).toBeTruthy();
  expect(asked.filter(({ method }) => method === 'PATCH').map(({ ifMatch }) => ifMatch)).toEqual(['"1"', '"2"']);
});

test('another day and owner; a colleague’s change is shown before it is replaced', async () => {
  const task = aTask();
  const theirs = { ...task, dueOn: '2026-11-25', version: 2 };
  const asked = oneTask(task, {
    [PATCH]: ({ ifMatch, body }) =>
      ifMatch === '"2"' ? { ...theirs, ...body, version: 3 } : problem(412, 'stale', { current: theirs }),
  });
  const { user } = open();
  await user.click(await screen.findByRole('button', { name: 'Actions : Rappeler la CPE' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Déplacer ou confier' }));
  const dialog = await screen.findByRole('dialog', { name: 'Déplacer ou confier' });
  await user.selectOptions(await within(dialog).findByLabelText(/Par qui/), 'Sacha Petit');
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain('pour le mer. 25 nov.');
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer mon choix' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.filter(({ method }) => method === 'PATCH').at(-1)?.body).toEqual({
    dueOn: TODAY,
    ownerId: 'u2',
    title: 'Rappeler la CPE',
  });
});

test('a new task: refused without words, then added', async () => {
  const asked = oneTask(aTask({ state: 'done' }), {
    'POST /api/v1/tasks': ({ body }) =>
      body.title ? aTask() : problem(422, 'invalid', { errors: [{ field: 'title', code: 'required', params: {} }] }),
  });
  const { user } = open();
  const [add] = await screen.findAllByRole('button', { name: 'Ajouter une tâche' });
  await user.click(add as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Ajouter une tâche' });
  expect(await violations(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Ajouter la tâche' }));
  expect(await within(dialog).findByText('Une réponse est à corriger')).toBeTruthy();
  await user.type(within(dialog).getByLabelText('Ce qu’il y a à faire'), 'Rappeler la CPE');
  await user.click(within(dialog).getByRole('button', { name: 'Ajouter la tâche' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [first, second] = asked.filter(({ method }) => method === 'POST');
  expect(second?.body).toMatchObject({ title: 'Rappeler la CPE', dueOn: TODAY, personId: null, ownerId: null });
  expect(second?.body.id).toBe(first?.body.id);
});

test('filters go into the address', async () => {
  oneTask(aTask());
  const { user, onFilter } = open({ until: '2026-12-24' });
  await screen.findByRole('checkbox');
  expect((screen.getByLabelText('Échéance') as HTMLSelectElement).selectedOptions[0]?.text).toBe(
    'Jusqu’au jeu. 24 déc.',
  );
  await user.click(screen.getByRole('radio', { name: 'Faites' }));
  expect(onFilter).toHaveBeenCalledWith({ state: 'done', until: '2026-12-24' });
});

test('done tasks say by whom and are reopened', async () => {
  const asked = oneTask(
    aTask({ state: 'done', doneAt: '2026-11-19T09:30:00Z', doneBy: { id: 'u2', displayName: 'Sacha Petit' } }),
  );
  const { user } = open({ state: 'done' });
  expect(await screen.findByText(/^faite par Sacha Petit le 19\/11\/2026/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: 'Remettre à faire : Rappeler la CPE' }));
  await waitFor(() => expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({ state: 'open' }));
  expect(await screen.findByText('Aucune tâche faite')).toBeTruthy();
});
