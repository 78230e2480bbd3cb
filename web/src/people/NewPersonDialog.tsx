// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { CheckField, DateField, ErrorSummary, type Form, FormDialog, notify, TextField, useForm } from '@/ui';
import { name } from '@/ui/format';
import { Candidates } from './Candidates';
import classes from './people.module.css';
import { type Described, isSearchable, useCandidates } from './useCandidates';

export interface NewPersonDialogProps {
  onClose: () => void;
  /** The person of the file created or recognised. */
  onPerson: (id: string) => void;
}

const NOBODY: Described = { lastName: '', firstName: '', birthDate: null, phone: '' };

/** Search before creating: a second file for one young person is the costliest mistake. */
export function NewPersonDialog({ onClose, onPerson }: NewPersonDialogProps) {
  const { t } = useT();
  const formId = useId();
  const form = useForm(NOBODY);
  const found = useCandidates(form.values);
  // Who was looked for is found, or on file: the description is not lost.
  const leave = (id: string) => {
    form.reset(form.values);
    onPerson(id);
  };
  const create = useCreate(form, leave);
  const [confirmed, setConfirmed] = useState('');
  const close = found.items.filter((candidate) => candidate.level !== 'possible');
  // A confirmation is for the candidates it was given about.
  const about = close.map((candidate) => candidate.id).join();
  const searched = isSearchable(form.values) && found.upToDate;
  const mayCreate = searched && form.values.lastName.trim() !== '' && (close.length === 0 || confirmed === about);

  return (
    <FormDialog title={t('people.newFile')} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        id={formId}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (mayCreate) void create.run();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p className={`muted ${classes.flat}`}>{t('people.newFileIntro')}</p>
        <div className="form-grid">
          <TextField label={t('people.lastName')} autoFocus {...form.bind('lastName')} />
          <TextField label={t('people.firstName')} optional {...form.bind('firstName')} />
          <DateField label={t('people.birthDate')} optional {...form.bind('birthDate')} />
          <TextField label={t('people.phone')} type="tel" optional {...form.bind('phone')} />
        </div>
        <SearchStatus described={form.values} found={found} />
        {found.items.length > 0 && (
          <Candidates candidates={found.items} onChoose={(candidate) => leave(candidate.id)} />
        )}
        {searched && close.length > 0 && (
          <CheckField
            label={t('people.confirmOther', { names: close.map(name).join(', ') })}
            value={confirmed === about}
            onChange={(on) => setConfirmed(on ? about : '')}
          />
        )}
        <div className="row">
          {searched && (
            <Button
              type="submit"
              variant={found.items.length > 0 ? 'default' : 'filled'}
              disabled={!mayCreate}
              loading={create.busy}
            >
              {t('people.createFile')}
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('people.cancel')}
          </Button>
        </div>
      </form>
    </FormDialog>
  );
}

function SearchStatus({ described, found }: { described: Described; found: ReturnType<typeof useCandidates> }) {
  const { t } = useT();
  const words = () => {
    if (!isSearchable(described)) return t('people.searchHint');
    if (found.isError) return t('people.searchFailed');
    if (!found.upToDate) return t('people.searching');
    return t('people.searchFound', { count: found.items.length });
  };
  return (
    <p role="status" className={`strong ${classes.flat}`}>
      {words()}
    </p>
  );
}

function useCreate(form: Form<Described>, onPerson: (id: string) => void) {
  const { t } = useT();
  const refresh = useRefresh();
  // The same id when a lost answer makes somebody press again: one file, not two.
  const [id] = useState(newId);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const body: Schema<'PersonCreate'> = { id, ...form.values };
      const person = await send(api.POST('/api/v1/people', { body }));
      notify(t('people.fileCreated', { name: name(person) }));
      void refresh(['files']);
      onPerson(person.id);
    } catch (error) {
      form.fromProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { run, busy };
}
