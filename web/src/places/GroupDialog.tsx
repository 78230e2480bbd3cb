// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  DateField,
  ErrorSummary,
  type Form,
  FormActions,
  FormDialog,
  notify,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import { half as halfWords } from '@/ui/format';
import classes from './places.module.css';
import { usePlacesRefresh } from './queries';
import { groupName, SERVICE_GROUP } from './words';

const DAYS = {
  mon: 'places.mon',
  tue: 'places.tue',
  wed: 'places.wed',
  thu: 'places.thu',
  fri: 'places.fri',
} as const;
const WEEK = Object.keys(DAYS) as (keyof typeof DAYS)[];
const HALVES = ['am', 'pm'] as const;

interface Values {
  label: string;
  level: string | null;
  note: string;
  /** As typed, by half-day of the week; "" is the usual number. */
  places: Record<string, string>;
  from: string | null;
  to: string | null;
}

function valuesOf(group?: Schema<'Group'>): Values {
  return {
    label: group?.label ?? '',
    level: group?.level ?? 'any',
    note: group?.note ?? '',
    places: Object.fromEntries(Object.entries(group?.places ?? {}).map(([half, count]) => [half, String(count)])),
    from: group?.from ?? null,
    to: group?.to ?? null,
  };
}

/** A group: its name, whom it is for, and how many it receives. */
export function GroupDialog({
  group,
  usual,
  onClose,
}: {
  group?: Schema<'Group'>;
  usual: number;
  onClose: () => void;
}) {
  const { t } = useT();
  const refresh = usePlacesRefresh();
  const [id] = useState(newId);
  const form = useForm(valuesOf(group));
  const { busy, run } = useSavedForm(form, async () => {
    await refresh();
    notify(t('places.groupSaved'));
    onClose();
  });
  const save = () => {
    const { places, level, ...others } = form.values;
    const body = {
      ...others,
      level: (level ?? 'any') as Schema<'Group'>['level'],
      places: Object.fromEntries(
        Object.entries(places)
          .filter(([, count]) => /^\d{1,3}$/.test(count.trim()))
          .map(([half, count]) => [half, Number(count)]),
      ),
    };
    return group
      ? send(
          api.PATCH('/api/v1/groups/{id}', {
            params: { path: { id: group.id }, header: ifMatch(group.version) },
            body,
          }),
        )
      : send(api.POST('/api/v1/groups', { body: { id, ...body } }));
  };
  return (
    <FormDialog
      title={group ? t('places.editGroup', { name: groupName(group) }) : t('places.addGroup')}
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
        <TextField
          label={t('places.groupLabel')}
          optional={group?.id === SERVICE_GROUP}
          maxLength={60}
          {...form.bind('label')}
        />
        <WeekPlaces form={form} usual={usual} />
        <div className="form-grid">
          <SelectField
            label={t('places.level')}
            options={[
              { value: 'any', label: t('places.forAll') },
              { value: 'college', label: t('places.forCollege') },
              { value: 'lycee', label: t('places.forLycee') },
            ]}
            {...form.bind('level')}
          />
          <TextField label={t('places.groupNote')} optional maxLength={300} {...form.bind('note')} />
          <DateField label={t('places.validFrom')} optional {...form.bind('from')} />
          <DateField label={t('places.validTo')} optional {...form.bind('to')} />
        </div>
        <FormActions submitLabel={t('places.save')} busy={busy} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}

function WeekPlaces({ form, usual }: { form: Form<Values>; usual: number }) {
  const { t } = useT();
  const set = (half: string, count: string) => form.set('places', { ...form.values.places, [half]: count });
  return (
    <fieldset className={classes.group}>
      <legend>{t('places.placesByHalf')}</legend>
      <p className="muted small">{t('places.placesHint', { usual })}</p>
      <div className={classes.frame}>
        <table className={classes.grid}>
          <thead>
            <tr>
              <td />
              {WEEK.map((day) => (
                <th key={day} scope="col">
                  {t(DAYS[day])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {HALVES.map((part) => (
              <tr key={part}>
                <th scope="row">{t(part === 'am' ? 'places.morning' : 'places.afternoon')}</th>
                {WEEK.map((day) => (
                  <td key={day}>
                    <input
                      type="number"
                      min={0}
                      max={200}
                      inputMode="numeric"
                      aria-label={`${t(DAYS[day])} ${halfWords(part)}`}
                      placeholder={String(usual)}
                      value={form.values.places[`${day}/${part}`] ?? ''}
                      onChange={(event) => set(`${day}/${part}`, event.currentTarget.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}
