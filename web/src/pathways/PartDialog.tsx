// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import { ErrorSummary, type Form, FormActions, FormDialog, notify, useForm } from '@/ui';

interface PartDialogProps<Values extends object> {
  title: string;
  submit: string;
  /** Said once it is stored. */
  message: string;
  start: Values;
  create: (values: Values) => Promise<unknown>;
  /** What is changed instead of created: the version read, and how a change is stored. */
  stored?: {
    version: number;
    patch: (changes: Partial<Values>, version: number) => Promise<Values & { version: number }>;
  };
  labels: Record<keyof Values & string, string>;
  /** How a value reads that is no text; for showing both versions when two people changed it. */
  words?: (key: keyof Values & string, values: Values) => string;
  size?: 'md' | 'lg';
  onClose: () => void;
  onDone: () => Promise<void>;
  children: (form: Form<Values>) => ReactNode;
}

/** One part of a pathway, written or corrected in a dialog. */
export function PartDialog<Values extends object>(props: PartDialogProps<Values>) {
  const {
    title,
    submit,
    message,
    start,
    create,
    stored,
    labels,
    words,
    size = 'md',
    onClose,
    onDone,
    children,
  } = props;
  const form = useForm<Values>(start);
  const saving = useVersionedSave<Values & { version: number }, Values>({
    read: { ...start, version: stored?.version ?? 0 },
    toValues: (thing) =>
      Object.fromEntries(Object.keys(start).map((key) => [key, thing[key as keyof Values]])) as Values,
    patch: (changes, version) =>
      stored ? stored.patch(changes, version) : Promise.reject(new Error('nothing to change')),
  });
  const { busy, run } = useSavedForm(form, async () => {
    notify(message);
    await onDone();
  });
  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose} size={size}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => (stored ? saving.save(form.values) : create(form.values)));
        }}
      >
        <ErrorSummary errors={form.errors} />
        {children(form)}
        <FormActions submitLabel={submit} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={(key, values) => words?.(key, values) ?? String(values[key] ?? '')}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </FormDialog>
  );
}
