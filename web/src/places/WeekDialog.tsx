// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { mondayOf } from '@/receptions/stay/week';
import {
  CheckField,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  isDay,
  NumberField,
  notify,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import { usePlacesRefresh } from './queries';
import { groupName, SERVICE_GROUP } from './words';

/** A week planned ahead, to which receptions can be deferred. */
export function WeekDialog({
  week,
  places,
  onClose,
}: {
  week?: Schema<'ReceptionWeek'>;
  places: Schema<'Places'>;
  onClose: () => void;
}) {
  const { t } = useT();
  const refresh = usePlacesRefresh();
  const [id] = useState(newId);
  const form = useForm<{
    monday: string | null;
    label: string;
    groupId: string | null;
    places: number | null;
    cancelled: boolean;
  }>({
    monday: week?.monday ?? null,
    label: week?.label ?? '',
    groupId: week?.groupId ?? SERVICE_GROUP,
    places: week?.places ?? places.usualPlaces,
    cancelled: week?.cancelled ?? false,
  });
  const { busy, run } = useSavedForm(form, async () => {
    await refresh();
    notify(t('places.weekSaved'));
    onClose();
  });
  const save = () => {
    const { cancelled, monday, ...others } = form.values;
    // Any day of the week names it.
    const body = { ...others, monday: isDay(monday) ? mondayOf(monday) : monday } as Schema<'ReceptionWeekInput'>;
    return week
      ? send(
          api.PATCH('/api/v1/reception-weeks/{id}', {
            params: { path: { id: week.id }, header: ifMatch(week.version) },
            body: { ...body, cancelled },
          }),
        )
      : send(api.POST('/api/v1/reception-weeks', { body: { id, ...body } as Schema<'ReceptionWeekCreate'> }));
  };
  return (
    <FormDialog
      title={week ? t('places.editWeek') : t('places.addWeek')}
      unsaved={form.dirty}
      onClose={onClose}
      size="lg"
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <DateField label={t('places.weekDay')} hint={t('places.weekDayHint')} {...form.bind('monday')} />
          <TextField label={t('places.weekLabel')} optional maxLength={60} {...form.bind('label')} />
          {places.groups.length > 1 && (
            <SelectField
              label={t('places.group')}
              options={places.groups.map((group) => ({ value: group.id, label: groupName(group) }))}
              {...form.bind('groupId')}
            />
          )}
          <NumberField label={t('places.places')} {...form.bind('places')} />
        </div>
        {week && <CheckField label={t('places.cancelWeek')} {...form.bind('cancelled')} />}
        <FormActions submitLabel={t('places.save')} busy={busy} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
