// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { DateField, Dialog, ErrorSummary, FormActions, SelectField, TextField, useForm, useToday } from '@/ui';

interface TaskDialogProps {
  personId: string;
  onSaved: (task: Schema<'Task'>) => unknown;
  onClose: () => void;
}

interface TaskValues {
  title: string;
  dueOn: string | null;
  ownerId: string | null;
}

/** Something to do about this young person. */
export function TaskDialog({ personId, onSaved, onClose }: TaskDialogProps) {
  const { t } = useT();
  const { user } = useSession();
  const today = useToday();
  const [id] = useState(newId);
  const form = useForm<TaskValues>({ title: '', dueOn: today, ownerId: user.id });
  const { busy, run } = useSavedForm(form, onSaved);
  const colleagues = useQuery({
    queryKey: ['users', 'directory'],
    queryFn: () => send(api.GET('/api/v1/users/directory')),
    staleTime: 5 * 60_000,
  });
  const owners = (colleagues.data?.items ?? [user]).map((each) => ({ value: each.id, label: each.displayName }));
  const create = () => {
    const { title, dueOn, ownerId } = form.values;
    return send(api.POST('/api/v1/tasks', { body: { id, personId, title, dueOn: dueOn ?? '', ownerId } }));
  };
  return (
    <Dialog title={t('files.addTask')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(create);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField label={t('files.taskTitle')} hint={t('files.taskHint')} autoFocus {...form.bind('title')} />
        <DateField label={t('files.taskDue')} min={today} {...form.bind('dueOn')} />
        <SelectField
          label={t('files.taskOwner')}
          optional
          placeholder={t('files.anybody')}
          options={owners}
          {...form.bind('ownerId')}
        />
        <FormActions submitLabel={t('files.addTask')} onCancel={onClose} busy={busy} />
      </form>
    </Dialog>
  );
}
