// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { aClient, forget, serve } from '@/files/testing';
import { renderPart, violations } from '@/ui/testing';
import SessionsDialog from './SessionsDialog';

const here: Schema<'OpenSession'> = {
  id: 'aa',
  browser: 'Firefox',
  system: 'Windows',
  address: '192.0.2.1',
  openedAt: '2026-11-19T07:30:00Z',
  lastSeenAt: '2026-11-19T09:30:00Z',
  current: true,
};
const phone = { ...here, id: 'bb', browser: 'Chrome', system: 'Android', current: false };
const strange = { ...here, id: 'cc', browser: '', system: '', current: false };

afterEach(forget);

test('says where one is signed in, and signs a lost phone out', async () => {
  let open = [here, phone];
  const log = serve({
    'GET /sessions': () => ({ items: open }),
    'DELETE /sessions/bb': () => {
      open = [here];
      return new Response(null, { status: 204 });
    },
  });
  renderPart(<SessionsDialog onClose={() => {}} />, aClient());
  expect(await screen.findByText('Firefox · Windows')).toBeTruthy();
  expect(screen.getByText('Cet appareil')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Fermer toutes les autres' })).toBeNull();
  expect(await violations()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: /^Fermer.*Chrome/ }));
  expect(await screen.findByText('Connexion fermée.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText('Chrome · Android')).toBeNull());
  expect(log.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual(['/sessions/bb']);
});

test('all others are closed at once', async () => {
  const log = serve({
    'GET /sessions': { items: [here, phone, strange] },
    'DELETE /sessions': { ended: 2 },
  });
  renderPart(<SessionsDialog onClose={() => {}} />, aClient());
  expect(await screen.findByText('Appareil inconnu')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Fermer toutes les autres' }));
  expect(await screen.findByText('Toutes les autres connexions sont fermées.')).toBeTruthy();
  expect(log.some(({ method, path }) => method === 'DELETE' && path === '/sessions')).toBe(true);
});
