// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { violations } from '@/ui/testing';
import FilePage from './FilePage';
import { type Asked, aFile, anIncompatibility, forget, id, PERSON, refusal, renderAt, serve } from './testing';

const FILE = `GET /files/${PERSON}`;
const ENDED = `PUT /incompatibilities/${anIncompatibility.id}/ended`;
const open = () => renderAt(`/dossiers/${PERSON}`, [{ path: '/dossiers/$id', page: FilePage }]);
const card = async () => within(await screen.findByRole('region', { name: 'Ne pas rencontrer' }));

afterEach(forget);

test('the card says whom, until when, who asked and why', async () => {
  serve({ [FILE]: aFile });
  await open();
  const part = await card();
  expect(part.getByRole('link', { name: 'ROCHE Noé' }).getAttribute('href')).toBe(`/dossiers/${id('2')}`);
  expect(part.getByText('Du 10/11/2026 au 03/07/2027')).toBeTruthy();
  expect(part.getByText('Victime et auteur · demandé par Mme Roy, CPE le 10/11/2026')).toBeTruthy();
  expect(await violations()).toEqual([]);
});

test('the other young person is looked for among the files, never this one', async () => {
  const found = (last: string, lastName: string) => ({ id: id(last), lastName, firstName: 'Noé', usualName: '' });
  const log = serve({
    [FILE]: { ...aFile, incompatibilities: [] },
    'GET /files': { items: [found('1', 'Martin'), found('2', 'Roche')], nextCursor: null, total: 2 },
    [`POST /people/${PERSON}/incompatibilities`]: anIncompatibility,
  });
  await open();
  await userEvent.click((await card()).getByRole('button', { name: /^Ajouter/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText('Autre jeune'), 'noé');
  const options = await screen.findAllByRole('option', { name: /Noé/ });
  expect(options.map((option) => option.textContent)).toEqual(['ROCHE Noé']);
  await userEvent.click(options[0] as HTMLElement);
  await userEvent.type(dialog.getByLabelText(/^Demandé par/), 'Mme Roy');
  await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer dans les deux dossiers' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sent = log.find(({ method }) => method === 'POST')?.body;
  expect(sent).toMatchObject({ otherId: id('2'), source: 'Mme Roy' });
});

test('it is ended with a reason, and the end taken back', async () => {
  const log = serve({
    [FILE]: aFile,
    [ENDED]: ({ body }: Asked): Schema<'Incompatibility'> => ({
      ...anIncompatibility,
      endedOn: (body as { ended: boolean }).ended ? '2026-11-12' : null,
      version: 2,
    }),
  });
  await open();
  await userEvent.click((await card()).getByRole('button', { name: 'Actions : ne pas rencontrer ROCHE Noé' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Lever…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.type(dialog.getByLabelText('Pourquoi peuvent-ils de nouveau se rencontrer ?'), 'Médiation');
  await userEvent.click(dialog.getByRole('button', { name: 'Lever' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));
  await waitFor(() => expect(log.filter(({ method }) => method === 'PUT')).toHaveLength(2));
  const [ended, back] = log.filter(({ method }) => method === 'PUT');
  expect([ended?.body, ended?.ifMatch]).toEqual([{ ended: true, reason: 'Médiation' }, '"1"']);
  expect([back?.body, back?.ifMatch]).toEqual([{ ended: false, reason: '' }, '"2"']);
});

test('a colleague saved meanwhile: what only one changed is kept, the same field is decided', async () => {
  const theirs = { ...anIncompatibility, source: 'M. Diallo, principal', note: 'Vu avec la mère', version: 2 };
  const log = serve({
    [FILE]: aFile,
    [`PATCH /incompatibilities/${anIncompatibility.id}`]: ({ ifMatch, body }: Asked) =>
      ifMatch === '"2"' ? { ...theirs, ...(body as object), version: 3 } : refusal(412, 'stale', { current: theirs }),
  });
  await open();
  await userEvent.click((await card()).getByRole('button', { name: 'Actions : ne pas rencontrer ROCHE Noé' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Modifier' }));
  const source = await screen.findByLabelText(/^Demandé par/);
  await userEvent.clear(source);
  await userEvent.type(source, 'Mme Roy, CPE adjointe');
  await userEvent.click(screen.getByRole('button', { name: 'Enregistrer dans les deux dossiers' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Enregistrer ce choix' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(log.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
    { source: 'Mme Roy, CPE adjointe' },
    { source: 'Mme Roy, CPE adjointe' },
  ]);
});
