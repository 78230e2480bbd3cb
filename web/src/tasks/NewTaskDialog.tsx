// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { DateField, Dialog, ErrorSummary, FormActions, notify, SearchSelect, TextField, useForm } from '@/ui';
import { day, name } from '@/ui/format';
import { useToday } from '@/ui/useToday';
import { OwnerField } from './TaskFields';
import { useRereadTasks } from './useTaskActs';

export interface NewTaskDialogProps {
  /** The file it is about, when the page is about one. */
  personId?: string;
  onClose: () => void;
}

interface Values {
  title: string;
  dueOn: string | null;
  ownerId: string | null;
}

async function searchFiles(q: string): Promise<Schema<'FileRow'>[]> {
  return (await send(api.GET('/api/v1/files', { params: { query: { q, limit: 12 } } }))).items;
}

/** Something somebody has to do, written by a person. */
export function NewTaskDialog({ personId, onClose }: NewTaskDialogProps) {
  const { t } = useT();
  const reread = useRereadTasks();
  const [id] = useState(newId);
  const [file, setFile] = useState<Schema<'FileRow'> | null>(null);
  const form = useForm<Values>({ title: '', dueOn: useToday(), ownerId: null });
  const { values, bind } = form;
  const saving = useMutation({
    mutationFn: () =>
      send(
        api.POST('/api/v1/tasks', {
          body: {
            id,
            title: values.title.trim(),
            dueOn: values.dueOn ?? '',
            personId: personId ?? file?.id ?? null,
            ownerId: values.ownerId,
          },
        }),
      ),
    onSuccess: async (task) => {
      onClose();
      notify(t('tasks.added'));
      await reread(task);
    },
    onError: form.fromProblem,
  });
  return (
    <Dialog title={t('tasks.add')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors([]);
          saving.mutate();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField label={t('tasks.title')} hint={t('tasks.titleHint')} maxLength={200} autoFocus {...bind('title')} />
        <DateField label={t('tasks.dueOn')} {...bind('dueOn')} />
        {!personId && (
          <SearchSelect
            id="f-personId"
            label={t('tasks.file')}
            optional
            value={file}
            onChange={setFile}
            error={form.errorOf('personId')}
            search={searchFiles}
            toKey={(row) => row.id}
            toLabel={name}
            toHint={(row) => [row.birthDate && day(row.birthDate), row.structureName].filter(Boolean).join(', ')}
          />
        )}
        <OwnerField {...bind('ownerId')} />
        <FormActions submitLabel={t('tasks.addIt')} onCancel={onClose} busy={saving.isPending} />
      </form>
    </Dialog>
  );
}
