// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newId, send } from '@/api/client';
import { useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { DateField, Dialog, ErrorSummary, FormActions, notify, SelectField, TextField, TimeField, useForm } from '@/ui';

interface UnavailabilityDialogProps {
  personId: string;
  onClose: () => void;
}

/** When a young person who is expected cannot be there: an appointment, an exam. */
export function UnavailabilityDialog({ personId, onClose }: UnavailabilityDialogProps) {
  const { t } = useT();
  const refresh = useRefresh();
  const [id] = useState(newId);
  const kinds = useVocabulary('unavailability');
  const form = useForm({
    day: null as string | null,
    from: null as string | null,
    to: null as string | null,
    kind: null as string | null,
    note: '',
  });
  const { values, bind } = form;
  const saving = useMutation({
    mutationFn: () =>
      send(
        api.POST('/api/v1/people/{id}/unavailabilities', {
          params: { path: { id: personId } },
          body: {
            id,
            day: values.day ?? '',
            from: values.from ?? '',
            to: values.to ?? '',
            kind: values.kind ?? '',
            note: values.note.trim(),
          },
        }),
      ),
    onSuccess: async () => {
      onClose();
      notify(t('programme.unavailabilityAdded'));
      await refresh(['programme']);
    },
    onError: form.fromProblem,
  });
  return (
    <Dialog title={t('programme.addUnavailability')} opened onClose={onClose}>
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
        <SelectField label={t('programme.unavailabilityKind')} options={kinds} {...bind('kind')} />
        <DateField label={t('programme.day')} {...bind('day')} />
        <div className="row row-end">
          <TimeField label={t('programme.from')} {...bind('from')} />
          <TimeField label={t('programme.to')} {...bind('to')} />
        </div>
        <TextField label={t('programme.note')} optional maxLength={200} {...bind('note')} />
        <FormActions submitLabel={t('programme.addUnavailability')} onCancel={onClose} busy={saving.isPending} />
      </form>
    </Dialog>
  );
}
