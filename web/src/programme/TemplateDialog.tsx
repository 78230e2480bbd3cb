// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  CheckField,
  ChoiceCards,
  Dialog,
  ErrorSummary,
  FormActions,
  notify,
  SelectField,
  TextField,
  TimeField,
  useForm,
} from '@/ui';
import classes from './programme.module.css';
import { dayOfTemplate, nextSlot, type Slot } from './templates';
import type { Week } from './types';

interface TemplateDialogProps {
  template: Schema<'WeekTemplate'>;
  week: Week;
  onClose: () => void;
}

interface Values {
  name: string;
  note: string;
  days: string;
  anchor: string | null;
  active: boolean;
  slots: Slot[];
}

const USUAL_MINUTES = 60;

/** A template: its days and the slots of each. */
export function TemplateDialog({ template, week, onClose }: TemplateDialogProps) {
  const { t } = useT();
  const refresh = useRefresh();
  const isNew = template.version === 0;
  const form = useForm<Values>({
    name: template.name,
    note: template.note ?? '',
    days: String(template.days),
    anchor: template.byWeekday ? 'weekday' : 'arrival',
    active: template.active ?? true,
    slots: template.slots,
  });
  const { values, bind, set } = form;
  const days = Number(values.days);
  const byWeekday = values.anchor === 'weekday';
  const saving = useMutation({
    mutationFn: () => {
      const { id } = template;
      const body = {
        name: values.name.trim(),
        note: values.note.trim(),
        days,
        byWeekday,
        active: values.active,
        slots: values.slots.filter((slot) => slot.day <= days),
      };
      return isNew
        ? send(api.POST('/api/v1/programme/templates', { body: { ...body, id } }))
        : send(
            api.PUT('/api/v1/programme/templates/{id}', {
              params: { path: { id }, header: ifMatch(template.version) },
              body,
            }),
          );
    },
    onSuccess: async () => {
      onClose();
      notify(t('programme.templateSaved', { name: values.name.trim() }));
      await refresh(['programme', 'templates']);
    },
    onError: form.fromProblem,
  });
  const change = (index: number, some: Partial<Slot>) =>
    set(
      'slots',
      values.slots.map((slot, at) => (at === index ? { ...slot, ...some } : slot)),
    );
  return (
    <Dialog title={isNew ? t('programme.addTemplate') : template.name} opened onClose={onClose} size="xl">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors([]);
          const empty = values.slots.findIndex((slot) => slot.day <= days && !slot.activityId);
          if (empty !== -1)
            return form.setErrors([{ field: `slots.${empty}.activityId`, message: t('programme.fillIn') }]);
          saving.mutate();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <TextField label={t('programme.templateName')} maxLength={80} autoFocus {...bind('name')} />
          <SelectField
            label={t('programme.days')}
            {...bind('days')}
            onChange={(next) => next && set('days', next)}
            options={[1, 2, 3, 4, 5].map((count) => ({
              value: String(count),
              label: t('programme.daysCount', { count }),
            }))}
          />
        </div>
        <ChoiceCards
          label={t('programme.anchor')}
          {...bind('anchor')}
          options={[
            { value: 'weekday', label: t('programme.byWeekday'), hint: t('programme.byWeekdayHint') },
            { value: 'arrival', label: t('programme.byArrival'), hint: t('programme.byArrivalHint') },
          ]}
        />
        <TextField label={t('programme.note')} optional maxLength={300} {...bind('note')} />
        {Array.from({ length: days }, (_, index) => index + 1).map((day) => (
          <fieldset key={day} className={classes.templateDay}>
            <legend className="strong">{dayOfTemplate(day, byWeekday)}</legend>
            {values.slots.map(
              (slot, index) =>
                slot.day === day && (
                  <SlotLine
                    // biome-ignore lint/suspicious/noArrayIndexKey: a slot has no other name than its place
                    key={index}
                    slot={slot}
                    index={index}
                    week={week}
                    errorOf={form.errorOf}
                    onChange={(some) => change(index, some)}
                    onRemove={() =>
                      set(
                        'slots',
                        values.slots.filter((_, at) => at !== index),
                      )
                    }
                  />
                ),
            )}
            <Button
              variant="default"
              size="compact-md"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => set('slots', [...values.slots, nextSlot(values.slots, day, week.rules, USUAL_MINUTES)])}
              aria-label={t('programme.addSlotOn', { day: dayOfTemplate(day, byWeekday) })}
            >
              {t('programme.addSlot')}
            </Button>
          </fieldset>
        ))}
        {!isNew && <CheckField label={t('programme.templateActive')} {...bind('active')} />}
        <FormActions submitLabel={t('programme.save')} onCancel={onClose} busy={saving.isPending} />
      </form>
    </Dialog>
  );
}

interface SlotLineProps {
  slot: Slot;
  index: number;
  week: Week;
  errorOf: (field: string) => string | undefined;
  onChange: (some: Partial<Slot>) => void;
  onRemove: () => void;
}

function SlotLine({ slot, index, week, errorOf, onChange, onRemove }: SlotLineProps) {
  const { t } = useT();
  const at = (field: string) => ({ id: `f-slots.${index}.${field}`, error: errorOf(`slots.${index}.${field}`) });
  return (
    <div className={classes.slotLine}>
      <TimeField
        {...at('from')}
        label={t('programme.from')}
        hint=" "
        value={slot.from}
        onChange={(from) => onChange({ from: from ?? '' })}
      />
      <TimeField
        {...at('to')}
        label={t('programme.to')}
        hint=" "
        value={slot.to}
        onChange={(to) => onChange({ to: to ?? '' })}
      />
      <SelectField
        {...at('activityId')}
        label={t('programme.activity')}
        value={slot.activityId || null}
        onChange={(activityId) => onChange({ activityId: activityId ?? '' })}
        options={week.activities.map((one) => ({ value: one.id, label: one.name }))}
      />
      <SelectField
        {...at('professionalId')}
        label={t('programme.professional')}
        optional
        placeholder={t('programme.whoeverIsFree')}
        value={slot.professionalId}
        onChange={(professionalId) => onChange({ professionalId })}
        options={week.professionals.map((one) => ({ value: one.id, label: one.name }))}
      />
      <SelectField
        {...at('roomId')}
        label={t('programme.room')}
        optional
        placeholder={t('programme.roomThatIsFree')}
        value={slot.roomId}
        onChange={(roomId) => onChange({ roomId })}
        options={week.rooms.map((one) => ({ value: one.id, label: one.name }))}
      />
      <CheckField
        label={t('programme.essential')}
        value={slot.essential}
        onChange={(essential) => onChange({ essential })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        onClick={onRemove}
        aria-label={t('programme.removeSlot', { time: slot.from })}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
