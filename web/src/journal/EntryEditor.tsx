// SPDX-License-Identifier: EUPL-1.2
import { useRef, useState } from 'react';
import { newId } from '@/api/client';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { DraftNotice, DraftStatusLine, ErrorSummary, FormActions, useDraft, useForm, useToday } from '@/ui';
import { EntryFields } from './EntryFields';
import classes from './journal.module.css';
import { useEntries } from './useEntries';
import { type EntryValues, newEntry, type StayChoice } from './values';

export interface EntryEditorProps {
  personId: string;
  stays: StayChoice[];
}

/** Writes a new note; what is typed is kept as a draft until it is saved. One box until somebody writes. */
export function EntryEditor({ personId, stays }: EntryEditorProps) {
  const { t } = useT();
  // Somebody outside writes for the team that confided the file to them.
  const form = useForm(newEntry(useToday(), useMay('course_see') ? 'team' : 'shared'));
  const draft = useDraft(`entry.${personId}`, form.values, { restore: form.setAll });
  const { create } = useEntries(personId);
  // Kept until the note is stored: pressing again after a lost answer stores it once.
  const [id, setId] = useState(newId);
  const [busy, setBusy] = useState(false);
  // Never over something newer.
  const giveBack = useRef((_written: EntryValues) => {});
  giveBack.current = (written) => {
    if (!form.values.text.trim()) form.setAll(written);
  };

  const save = async () => {
    if (busy) return;
    if (!form.values.text.trim()) {
      form.setErrors([{ field: 'text', message: t('journal.textMissing') }]);
      return;
    }
    setBusy(true);
    try {
      const written = form.values;
      await create({ id, ...written, occurredOn: written.occurredOn ?? '' }, () => giveBack.current(written));
      setId(newId());
      form.reset();
      await draft.clear();
    } catch (error) {
      form.fromProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      className={`stack stack-sm ${classes.editor}`}
      data-empty={form.dirty ? undefined : true}
      aria-label={t('journal.newEntry')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary errors={form.errors} />
      <DraftNotice draft={draft} />
      <EntryFields personId={personId} form={form} stays={stays} textLabel={t('journal.newEntry')} />
      <div className={classes.rest}>
        <FormActions submitLabel={t('journal.add')} busy={busy} note={<DraftStatusLine draft={draft} />} />
      </div>
    </form>
  );
}
