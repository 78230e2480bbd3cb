// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useLabel, useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import { colleaguesQuery } from '@/tasks/queries';
import { DraftNotice, DraftStatusLine, ErrorSummary, FormActions, notify, useDraft, useForm } from '@/ui';
import { day } from '@/ui/format';
import { EntryFields } from './EntryFields';
import { useEntries } from './useEntries';
import { type EntryValues, entryValues, type StayChoice } from './values';
import { nameOf, ringWords } from './words';

export interface EntryEditProps {
  entry: Schema<'Entry'>;
  stays: StayChoice[];
  onDone: () => void;
}

/** Corrects a note in its place; the former text stays in its history. */
export function EntryEdit({ entry, stays, onDone }: EntryEditProps) {
  const { t } = useT();
  const { user } = useSession();
  const colleagues = useQuery({ ...colleaguesQuery, enabled: entry.ring === 'restricted' });
  const form = useForm(entryValues(entry));
  const draft = useDraft(`entry-edit.${entry.id}`, form.values, { restore: form.setAll });
  const { patch, reread } = useEntries(entry.personId);
  const saving = useVersionedSave({
    read: entry,
    toValues: entryValues,
    patch: ({ occurredOn, ...changes }: Partial<EntryValues>, version) =>
      patch(entry.id, occurredOn === undefined ? changes : { ...changes, occurredOn: occurredOn ?? '' }, version),
  });
  const { busy, run } = useSavedForm(form, async () => {
    await draft.clear();
    void reread();
    notify(t('journal.changed'));
    onDone();
  });
  const kind = useLabel('entry_kind');
  const words = (key: keyof EntryValues, values: EntryValues): string => {
    if (key === 'kind') return kind(values.kind);
    if (key === 'occurredOn') return values.occurredOn ? day(values.occurredOn) : '';
    if (key === 'ring') return ringWords(values.ring);
    if (key === 'readerIds') return values.readerIds.map((id) => nameOf(colleagues.data, id)).join(', ');
    if (key === 'stayId') return stays.find((stay) => stay.id === values.stayId)?.label ?? t('journal.noStay');
    return values.text;
  };
  const cancel = () => {
    void draft.clear();
    onDone();
  };

  return (
    <form
      noValidate
      className="stack stack-sm"
      aria-label={t('journal.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => saving.save(form.values));
      }}
    >
      <ErrorSummary errors={form.errors} />
      <DraftNotice draft={draft} />
      <EntryFields
        personId={entry.personId}
        form={form}
        stays={stays}
        textLabel={t('journal.text')}
        autoFocus
        ringFixed={entry.author?.id !== user.id}
      />
      <FormActions
        submitLabel={t('journal.save')}
        onCancel={cancel}
        busy={busy}
        note={<DraftStatusLine draft={draft} />}
      />
      <Conflict
        saving={saving}
        labels={{
          kind: t('journal.kind'),
          occurredOn: t('journal.occurredOn'),
          text: t('journal.text'),
          stayId: t('journal.stay'),
          ring: t('journal.ring'),
          readerIds: t('journal.readers'),
        }}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </form>
  );
}
