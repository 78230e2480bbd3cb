// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ErrorSummary,
  FormActions,
  FormDialog,
  HalfDayField,
  NumberField,
  notify,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import { usePlacesRefresh } from './queries';
import { groupName } from './words';

/** Another number of places on some half-days: a colleague is away. */
export function ExceptionDialog({ groups, onClose }: { groups: readonly Schema<'Group'>[]; onClose: () => void }) {
  const { t } = useT();
  const refresh = usePlacesRefresh();
  const [id] = useState(newId);
  const form = useForm<{
    groupId: string | null;
    from: string | null;
    to: string | null;
    places: number | null;
    reason: string;
  }>({ groupId: groups[0]?.id ?? null, from: null, to: null, places: null, reason: '' });
  const { busy, run } = useSavedForm(form, async () => {
    await refresh();
    notify(t('places.exceptionSaved'));
    onClose();
  });
  const save = () => {
    const { groupId, from, to, places, reason } = form.values;
    return send(
      api.POST('/api/v1/capacity-exceptions', {
        // What is missing is said by the server, beside its field.
        body: {
          id,
          groupId,
          from,
          to: to ?? (from && `${from.slice(0, 10)}/pm`),
          places,
          reason,
        } as Schema<'CapacityExceptionCreate'>,
      }),
    );
  };
  return (
    <FormDialog title={t('places.addException')} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        {groups.length > 1 && (
          <SelectField
            label={t('places.group')}
            options={groups.map((group) => ({ value: group.id, label: groupName(group) }))}
            {...form.bind('groupId')}
          />
        )}
        <div className="form-grid">
          <HalfDayField label={t('places.exceptionFrom')} {...form.bind('from')} />
          <HalfDayField
            label={t('places.exceptionTo')}
            hint={t('places.exceptionToHint')}
            optional
            defaultHalf="pm"
            {...form.bind('to')}
          />
          <NumberField label={t('places.places')} {...form.bind('places')} />
        </div>
        <TextField label={t('places.exceptionReason')} maxLength={120} {...form.bind('reason')} />
        <FormActions submitLabel={t('places.save')} busy={busy} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
