// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Schema } from '@/api/client';
import { type Asked, forget, id, refusal, renderAt, serve, staysWhenAsked } from '@/files/testing';
import { TODAY, violations } from '@/ui/testing';
import { agreementState } from './agreement';
import { ContactForm } from './ContactForm';
import ImportPage from './ImportPage';
import PartnersPage from './PartnersPage';
import { StructureForm } from './StructureForm';
import StructurePage from './StructurePage';
import { byValidity } from './values';

const SCHOOL = id('50');
const row: Schema<'StructureRow'> = {
  id: SCHOOL,
  name: 'Collège Jean-Vilar',
  kind: 'college',
  uai: '0350001L',
  city: 'Rivemont',
  phone: '0299001122',
  open: true,
  partner: true,
  pupils: 412,
};
const cpe: Schema<'Contact'> = {
  id: id('51'),
  structureId: SCHOOL,
  function: 'cpe',
  lastName: 'Oberlé',
  firstName: 'Tristan',
  phone: '0299001123',
  email: 'cpe@vilar.example',
  validFrom: '2025-09-01',
  validTo: null,
  note: '',
  version: 3,
};
const head: Schema<'Contact'> = {
  ...cpe,
  id: id('52'),
  function: 'principal',
  lastName: 'Valençon',
  firstName: 'Irène',
};
const gone: Schema<'Contact'> = { ...cpe, id: id('53'), lastName: 'Ancien', validTo: '2026-06-30' };
const school: Schema<'Structure'> = {
  ...row,
  sector: 'public',
  address: '12 allée des Merisiers',
  postcode: '35200',
  email: 'ce@vilar.example',
  web: 'https://vilar.example',
  academy: 'Rennes',
  zone: '',
  priorityEducation: 'REP',
  source: 'annuaire',
  agreementFrom: '2025-09-01',
  agreementTo: '2027-08-31',
  note: '',
  contacts: [cpe, gone, head],
  version: 7,
  updatedAt: '2026-10-01T08:00:00Z',
};
const calendar: Schema<'SchoolCalendar'> = {
  structureId: SCHOOL,
  zone: 'B',
  zoneSource: 'academy',
  noClass: ['wed/pm'],
  ownDays: [],
  version: 1,
  updatedAt: null,
  updatedBy: null,
};
const pages = [
  { path: '/partenaires', page: PartnersPage },
  { path: '/partenaires/importer', page: ImportPage },
  { path: '/partenaires/$id', page: StructurePage },
];
const lists = (log: Asked[]) => log.filter((asked) => asked.path === '/structures');

afterEach(forget);

describe('the list', () => {
  test('says who, where, whether an agreement holds, and how to call', async () => {
    serve({ 'GET /structures': { items: [row], nextCursor: null, total: 1 } });
    await renderAt('/partenaires', pages);
    const link = await screen.findByRole('link', { name: 'Collège Jean-Vilar' });
    expect(link.getAttribute('href')).toBe(`/partenaires/${SCHOOL}`);
    const cells = within(link.closest('tr') as HTMLElement);
    expect(cells.getByRole('link', { name: /02.99.00.11.22/ }).getAttribute('href')).toBe('tel:0299001122');
    expect(cells.getByText('Valide')).toBeTruthy();
    expect(screen.getByText('1 structure')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test('what is typed and chosen goes into the address, and from there to the server', async () => {
    const log = serve({ 'GET /structures': { items: [row], nextCursor: null, total: 1 } });
    const { router } = await renderAt('/partenaires', pages);
    await userEvent.type(await screen.findByRole('searchbox'), 'vilar');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Nature/ }), 'college');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Sous convention' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'vilar', kind: 'college', partner: true }));
    await waitFor(() =>
      expect(Object.fromEntries(lists(log).at(-1)?.search ?? [])).toEqual({
        q: 'vilar',
        kind: 'college',
        partner: 'true',
      }),
    );
  });

  test('an empty one leads to the import', async () => {
    serve({ 'GET /structures': { items: [], nextCursor: null, total: 0 } });
    await renderAt('/partenaires', pages);
    expect(await screen.findByText('Aucune structure pour l’instant')).toBeTruthy();
    const links = screen.getAllByRole('link', { name: 'Importer l’annuaire officiel' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/partenaires/importer', '/partenaires/importer']);
  });

  test('a refusal while creating is said beside the field, and nothing typed is lost', async () => {
    const log = serve({
      'GET /structures': { items: [row], nextCursor: null, total: 1 },
      'POST /structures': refusal(422, 'invalid', {
        errors: [{ field: 'phone', code: 'not_a_phone', params: {} }],
      }),
    });
    await renderAt('/partenaires', pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Créer une structure' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Nom'), 'Mission locale');
    await userEvent.type(dialog.getByLabelText(/^Téléphone/), '12');
    expect(dialog.queryByLabelText(/^UAI/)).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Créer une structure' }));
    const field = await dialog.findByLabelText(/^Téléphone/);
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
    expect((dialog.getByLabelText('Nom') as HTMLInputElement).value).toBe('Mission locale');
    const sent = log.find((asked) => asked.method === 'POST')?.body;
    expect(sent).toMatchObject({ name: 'Mission locale', kind: 'association', phone: '12', agreementFrom: null });
    expect(await violations()).toEqual([]);
  });
});

describe('a structure', () => {
  const answers = {
    [`GET /structures/${SCHOOL}`]: school,
    [`GET /structures/${SCHOOL}/calendar`]: calendar,
  };

  test('shows its agreement, its contacts by function, and folds away those who left', async () => {
    serve(answers);
    await renderAt(`/partenaires/${SCHOOL}`, pages);
    expect(await screen.findByText('Convention valide')).toBeTruthy();
    const names = screen
      .getAllByText(/^(OBERLÉ Tristan|VALENÇON Irène|ANCIEN Tristan)$/)
      .map((each) => each.textContent);
    expect(names).toEqual(['VALENÇON Irène', 'OBERLÉ Tristan', 'ANCIEN Tristan']);
    expect(screen.getByText('1 ancien contact').closest('details')?.open).toBe(false);
    expect(await screen.findByText('Zone B, d’après son académie')).toBeTruthy();
    expect(screen.getByText('mercredi après-midi')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  test('somebody who left is dated today, and one click takes it back', async () => {
    let contact = cpe;
    const log = serve({
      ...answers,
      [`GET /structures/${SCHOOL}`]: () => ({ ...school, contacts: [contact] }),
      [`PATCH /contacts/${cpe.id}`]: (asked: Asked) => {
        contact = { ...contact, ...(asked.body as object), version: contact.version + 1 };
        return contact;
      },
    });
    await renderAt(`/partenaires/${SCHOOL}`, pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Actions : OBERLÉ Tristan' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'A quitté son poste' }));
    expect(await screen.findByText('1 ancien contact')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));
    await waitFor(() => expect(screen.queryByText('1 ancien contact')).toBeNull());
    const patches = log.filter((asked) => asked.method === 'PATCH');
    expect(patches.map(({ body, ifMatch }) => ({ body, ifMatch }))).toEqual([
      { body: { validTo: TODAY }, ifMatch: '"3"' },
      { body: { validTo: null }, ifMatch: '"4"' },
    ]);
  });

  test('two people who changed the same note decide; other changes need no decision', async () => {
    const log = serve({
      ...answers,
      [`PATCH /structures/${SCHOOL}`]: (asked: Asked) =>
        asked.ifMatch === '"7"'
          ? refusal(412, 'stale', { current: { ...school, note: 'Leur note', city: 'Ailleurs', version: 8 } })
          : { ...school, ...(asked.body as object), version: 9 },
    });
    await renderAt(`/partenaires/${SCHOOL}`, pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Modifier la structure' }));
    await userEvent.type(screen.getByLabelText(/^Note/), 'Ma note');
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Note : que garder ?')).toBeTruthy();
    expect(screen.queryByText('Ville : que garder ?')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Enregistrer ce choix' }));
    await waitFor(() => expect(log.filter((asked) => asked.method === 'PATCH')).toHaveLength(2));
    expect(log.filter((asked) => asked.method === 'PATCH').at(-1)).toMatchObject({
      ifMatch: '"8"',
      body: { note: 'Ma note' },
    });
  });
});

describe('the import of the directory', () => {
  const report: Schema<'StructureImport'> = {
    read: 4,
    created: 2,
    updated: 0,
    unchanged: 1,
    refused: [{ line: 3, code: 'uai_key', params: { uai: '0350001A' } }],
    warnings: [{ line: 4, code: 'never_seen', params: {} }],
  };
  const job: Schema<'Job'> = {
    id: id('60'),
    kind: 'structures_import',
    state: 'done',
    done: 4,
    total: 4,
    startedAt: null,
    finishedAt: null,
    result: report as never,
    error: null,
  };

  test('sends the bytes of the file as they are, then tells each refused line in words', async () => {
    let sent = { type: '', bytes: '' };
    serve({ [`GET /jobs/${job.id}`]: job });
    const answer = globalThis.fetch;
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method !== 'POST') return answer(request);
      sent = { type: request.headers.get('content-type') ?? '', bytes: await request.text() };
      return Response.json({ ...job, state: 'queued', result: null }, { status: 202 });
    });
    const { router } = await renderAt('/partenaires/importer', pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Lancer l’import' }));
    expect(screen.getByText('Choisissez d’abord un fichier.')).toBeTruthy();
    const file = new File(['Identifiant;Nom\n"1";École'], 'annuaire.csv');
    await userEvent.upload(screen.getByLabelText('Fichier de l’annuaire'), file);
    await userEvent.click(screen.getByRole('button', { name: 'Lancer l’import' }));
    expect(await screen.findByText('La lettre du numéro UAI 0350001A ne correspond pas à ses chiffres.')).toBeTruthy();
    expect(sent).toEqual({ type: 'application/octet-stream', bytes: 'Identifiant;Nom\n"1";École' });
    expect(router.state.location.search).toEqual({ job: job.id });
    expect(screen.getByText('Cette ligne n’a pas été comprise.')).toBeTruthy();
    expect(screen.getByText('Créées').nextSibling?.textContent).toBe('2');
    expect(await violations()).toEqual([]);
  });

  test('the lines to download cannot become formulas', async () => {
    const odd = { line: 2, code: 'uai_malformed', params: { uai: '=1+1' } };
    serve({ [`GET /jobs/${job.id}`]: { ...job, result: { ...report, refused: [odd], warnings: [] } as never } });
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:x';
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await renderAt(`/partenaires/importer?job=${job.id}`, pages);
    await userEvent.click(await screen.findByRole('button', { name: 'Télécharger ces lignes' }));
    const lines = (await saved[0]?.text())?.split('\r\n');
    expect(lines?.[1]).toBe(
      `"2";"refusée";"'=1+1";"« =1+1 » n’a pas la forme d’un numéro UAI (sept chiffres et une lettre)."`,
    );
    vi.restoreAllMocks();
  });
});

test.each([
  [null, null, 'none'],
  ['2026-11-21', null, 'upcoming'],
  [TODAY, null, 'valid'],
  ['2025-09-01', '2027-08-31', 'valid'],
  ['2025-09-01', '2027-01-19', 'ending'],
  ['2025-09-01', '2027-01-20', 'valid'],
  ['2025-09-01', TODAY, 'ending'],
  ['2025-09-01', '2026-11-19', 'expired'],
])('an agreement from %s to %s is %s', (agreementFrom, agreementTo, state) => {
  expect(agreementState({ agreementFrom, agreementTo }, TODAY)).toBe(state);
});

test('somebody is among those who left from their last day on', () => {
  const last = { ...cpe, validTo: TODAY };
  const later = { ...cpe, validTo: '2026-11-21' };
  expect(byValidity([last, later], TODAY, ['cpe'])).toEqual({ present: [later], past: [last] });
});

test.each([
  ['a structure', <StructureForm key="s" structure={school} onSaved={vi.fn()} onClose={vi.fn()} />],
  ['a contact', <ContactForm key="c" structureId={SCHOOL} onSaved={vi.fn()} onClose={vi.fn()} />],
])('leaving %s without saving is asked about', async (_, form) => {
  serve({});
  const view = await renderAt('/ici', [{ path: '/ici', page: () => form }]);
  await userEvent.type(await screen.findByLabelText(/^Téléphone/), '1');
  await staysWhenAsked(view);
});
