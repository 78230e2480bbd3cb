// SPDX-License-Identifier: EUPL-1.2
// All parts on one page: nothing axe can find, and the small promises of the small parts.

import { IconInbox, IconPhone, IconPrinter } from '@tabler/icons-react';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '@/api/client';
import {
  ActionMenu,
  CheckField,
  ChipsField,
  ChoiceCards,
  ConfirmDialog,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  FormActions,
  HalfDayField,
  KeyValues,
  LoadError,
  Loading,
  NumberField,
  notify,
  notifyError,
  notifyUndo,
  PageHeader,
  PrintButton,
  PrintSheet,
  SearchSelect,
  Section,
  SelectField,
  StatusBadge,
  TextArea,
  TextField,
  TimeField,
  Timeline,
} from '.';
import { renderPart, violations } from './testing';

const nothing = () => undefined;
const options = [
  { value: 'a', label: 'Alpha' },
  { value: 'b', label: 'Bêta', hint: 'la deuxième' },
];
const problem = new ApiProblem({ status: 500, code: 'internal', reference: 'r-17' });

afterEach(() => vi.unstubAllGlobals());

function Everything() {
  return (
    <main>
      <PageHeader
        title="Lina Martin"
        subtitle="13 ans"
        back={{ href: '/dossiers', label: 'Dossiers' }}
        badge={<StatusBadge tone="good">Accueil en cours</StatusBadge>}
        actions={
          <ActionMenu label="Autres actions" items={[{ label: 'Imprimer', icon: IconPrinter, onClick: nothing }]} />
        }
      />
      <ErrorSummary errors={[{ field: 'name', message: 'Remplissez ce champ.' }]} />
      <Section title="Identité" id="identite">
        <KeyValues
          items={[
            { label: 'Téléphone', value: '06 12 34 56 78' },
            { label: 'Adresse', value: '' },
          ]}
        />
      </Section>
      <Section title="Saisie" quiet>
        <form>
          <TextField label="Nom" id="f-name" error="Remplissez ce champ." value="" onChange={nothing} />
          <TextArea label="Récit" hint="Quelques lignes" value="" onChange={nothing} optional />
          <NumberField label="Retard" value={5} onChange={nothing} />
          <SelectField label="Motif" options={options} value={null} onChange={nothing} />
          <CheckField label="Date incertaine" hint="À vérifier" value onChange={nothing} />
          <ChoiceCards label="Voie" options={options} value="a" onChange={nothing} error="Choisissez." />
          <ChipsField label="Besoins" options={options} value={['b']} onChange={nothing} hint="Plusieurs réponses" />
          <DateField label="Naissance" value="2009-03-27" onChange={nothing} error="Vérifiez." />
          <HalfDayField label="Début" value="2026-11-20/am" onChange={nothing} />
          <TimeField label="Départ" value="14:30" onChange={nothing} />
          <SearchSelect
            label="Établissement"
            value={null}
            onChange={nothing}
            search={async () => []}
            toKey={String}
            toLabel={String}
          />
          <FormActions submitLabel="Enregistrer" onCancel={nothing} note="Brouillon enregistré" />
        </form>
      </Section>
      <Section title="Accueils">
        <DataTable
          label="Accueils"
          columns={[{ key: 'name', header: 'Nom', render: (row: string) => row, sort: 'name', primary: true }]}
          rows={['Lina']}
          rowKey={(row) => row}
          rowHref={() => '/accueils/1'}
          sort="name"
          onSort={nothing}
          more={{ onMore: nothing }}
        />
      </Section>
      <Section title="Histoire">
        <Timeline
          items={[
            {
              key: '1',
              date: '2026-11-20',
              title: 'Appel',
              meta: 'Anne Roy',
              icon: IconPhone,
              tone: 'info',
              children: 'Parlé.',
            },
            { key: '2', date: '2026-11-20', title: 'Absence', tone: 'bad' },
            { key: '3', date: '2025-12-01', title: 'Saisine' },
          ]}
        />
      </Section>
      <EmptyState icon={IconInbox} title="Aucune saisine">
        Les demandes des établissements arrivent ici.
      </EmptyState>
      <Loading rows={2} />
      <LoadError error={problem} retry={nothing} />
      <PrintSheet title="Feuille de présence">Contenu</PrintSheet>
      <PrintButton />
    </main>
  );
}

test('a page with all parts has no fault axe can find', async () => {
  renderPart(<Everything />);
  expect(await violations()).toEqual([]);
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  // ErrorSummary of one error marks the title of the page.
  expect(document.title).toBe('(1) Lina Martin — Jalon');
});

test('facts that are not known say so', () => {
  renderPart(<KeyValues items={[{ label: 'Adresse', value: '' }]} />);
  expect(screen.getByText('Non renseigné')).toBeTruthy();
});

test('a problem is said in words, with its reference and a way to try again', async () => {
  const retry = vi.fn();
  renderPart(<LoadError error={problem} retry={retry} />);
  expect(screen.getByText(/Rien n’a été enregistré/)).toBeTruthy();
  expect(screen.getByText(/r-17/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  expect(retry).toHaveBeenCalledOnce();
});

test('the menu opens by the keyboard, is sound for axe, and acts', async () => {
  const user = userEvent.setup();
  const act1 = vi.fn();
  renderPart(
    <ActionMenu
      label="Actions"
      items={[
        { label: 'Imprimer', onClick: nothing },
        { label: 'Clore', onClick: act1, danger: true },
      ]}
    />,
  );
  await user.tab();
  await user.keyboard('{Enter}');
  await screen.findByRole('menu');
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('menuitem', { name: 'Clore' }));
  expect(act1).toHaveBeenCalledOnce();
});

test('a confirmation names the act and starts on the harmless button', async () => {
  const user = userEvent.setup();
  const onConfirm = vi.fn();
  const onClose = vi.fn();
  renderPart(
    <ConfirmDialog
      title="Effacer le dossier de Lina"
      confirmLabel="Effacer le dossier"
      opened
      danger
      onConfirm={onConfirm}
      onClose={onClose}
    >
      Le dossier sera effacé pour toujours.
    </ConfirmDialog>,
  );
  await screen.findByRole('dialog', { name: 'Effacer le dossier de Lina' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Annuler' })));
  expect(await violations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Effacer le dossier' }));
  expect(onConfirm).toHaveBeenCalledOnce();
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('what was done can be taken back from its message', async () => {
  const user = userEvent.setup();
  const undo = vi.fn(async () => undefined);
  renderPart(<div />);
  act(() => notifyUndo('Tâche faite', undo));
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(await screen.findByText('C’est annulé.')).toBeTruthy();
});

test('an undo that fails says why; messages can be closed', async () => {
  const user = userEvent.setup();
  renderPart(<div />);
  act(() => notifyUndo('Tâche rouverte', async () => Promise.reject(ApiProblem.offline())));
  await user.click(await screen.findByRole('button', { name: 'Annuler' }));
  expect(await screen.findByText(/Pas de réponse du serveur/)).toBeTruthy();
  act(() => notify('Enregistré'));
  act(() => notifyError(problem));
  expect(await screen.findByText(/Référence à communiquer/)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: 'Fermer' }).length).toBeGreaterThanOrEqual(3);
  expect(await violations()).toEqual([]);
});

test('a date that repeats is said but not written twice', () => {
  renderPart(
    <Timeline
      items={[
        { key: '1', date: '2026-11-20', title: 'Appel' },
        { key: '2', date: '2026-11-20', title: 'Note' },
      ]}
    />,
  );
  const [first, second] = screen.getAllByText(/20 nov\./);
  expect(first?.className).not.toContain('visually-hidden');
  expect(second?.className).toContain('visually-hidden');
});

test('printing is one button', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  renderPart(<PrintButton label="Imprimer la feuille" />);
  await userEvent.click(screen.getByRole('button', { name: 'Imprimer la feuille' }));
  expect(print).toHaveBeenCalledOnce();
});
