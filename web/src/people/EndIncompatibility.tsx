// SPDX-License-Identifier: EUPL-1.2
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { ErrorSummary, FormActions, FormDialog, TextField, useForm } from '@/ui';
import { useSavedForm } from './useSavedForm';

type Incompatibility = Schema<'Incompatibility'>;

export function putEnded({ id, version }: Incompatibility, ended: boolean, reason = ''): Promise<Incompatibility> {
  return send(
    api.PUT('/api/v1/incompatibilities/{id}/ended', {
      params: { path: { id }, header: ifMatch(version) },
      body: { ended, reason },
    }),
  );
}

interface EndIncompatibilityProps {
  incompatibility: Incompatibility;
  onSaved: (incompatibility: Incompatibility) => unknown;
  onClose: () => void;
}

/** They may meet again from today on. */
export function EndIncompatibility({ incompatibility, onSaved, onClose }: EndIncompatibilityProps) {
  const { t } = useT();
  const form = useForm({ reason: '' });
  const { busy, run } = useSavedForm(form, onSaved);
  return (
    <FormDialog title={t('people.endIncompatibility')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => putEnded(incompatibility, true, form.values.reason));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField label={t('people.endReason')} {...form.bind('reason')} />
        <FormActions submitLabel={t('people.endIncompatibility')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
