// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  CheckField,
  ChipsField,
  ErrorSummary,
  FormActions,
  FormDialog,
  NumberField,
  SelectField,
  TextArea,
  TextField,
  useForm,
} from '@/ui';
import { patchRoom } from './queries';
import { TravelField } from './TravelField';
import { NEW_ROOM, type RoomValues, roomValues } from './values';

type Room = Schema<'Room'>;
type Stored = Parameters<typeof roomValues>[0] & { version: number };

export interface RoomFormProps {
  /** Absent: a new one. */
  room?: Room;
  sites: readonly Schema<'Site'>[];
  onSaved: (room: Room) => unknown;
  onClose: () => void;
}

/** A room of a site, or a place outside with its address and the way there. */
export function RoomForm({ room, sites, onSaved, onClose }: RoomFormProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const usable = sites.filter((site) => site.active || site.id === room?.site?.id);
  const start: Stored = room ?? { ...NEW_ROOM, site: usable[0] ? { id: usable[0].id, name: '' } : null, version: 0 };
  const form = useForm(roomValues(start));
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave<Stored, RoomValues>({
    read: start,
    toValues: roomValues,
    patch: (body, version) => patchRoom(room?.id ?? id, version, body),
  });
  const create = () => send(api.POST('/api/v1/rooms', { body: { id, ...form.values } }));
  const kind = useLabel('room_kind');
  const equipment = useLabel('equipment');
  const siteName = (siteId: string | null) =>
    sites.find((site) => site.id === siteId)?.name ?? t('catalogue.outsidePlace');
  const labels: Record<keyof RoomValues, string> = {
    name: t('catalogue.name'),
    kind: t('catalogue.kind'),
    siteId: t('catalogue.site'),
    address: t('catalogue.address'),
    postcode: t('catalogue.postcode'),
    city: t('catalogue.city'),
    phone: t('catalogue.phone'),
    travel: t('catalogue.travel'),
    capacity: t('catalogue.capacity'),
    equipment: t('catalogue.equipment'),
    accessible: t('catalogue.accessible'),
    note: t('catalogue.note'),
  };
  const words = (key: keyof RoomValues, values: RoomValues): string => {
    if (key === 'kind') return kind(values.kind);
    if (key === 'siteId') return siteName(values.siteId);
    if (key === 'equipment') return values.equipment.map(equipment).join(', ');
    if (key === 'accessible') return values.accessible ? t('catalogue.yes') : t('catalogue.no');
    if (key === 'travel')
      return values.travel.map(({ siteId, minutes }) => `${siteName(siteId)} : ${minutes} min`).join(', ');
    return String(values[key] ?? '');
  };
  return (
    <FormDialog
      title={room ? t('catalogue.editRoom') : t('catalogue.newRoom')}
      unsaved={form.dirty}
      onClose={onClose}
      size="xl"
    >
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run((room ? () => saving.save(form.values) : create) as () => Promise<Room | null>);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <div className="wide">
            <TextField label={labels.name} autoFocus {...form.bind('name')} />
          </div>
          <SelectField
            label={labels.kind}
            options={useVocabulary('room_kind')}
            {...form.bind('kind')}
            onChange={(code) => form.set('kind', code ?? '')}
          />
          <SelectField
            label={labels.siteId}
            placeholder={t('catalogue.outsidePlace')}
            options={usable.map((site) => ({ value: site.id, label: site.name }))}
            {...form.bind('siteId')}
          />
          <NumberField
            label={labels.capacity}
            hint={t('catalogue.capacityHint')}
            {...form.bind('capacity')}
            onChange={(capacity) => form.set('capacity', capacity ?? 0)}
          />
          <CheckField label={labels.accessible} {...form.bind('accessible')} />
        </div>
        {form.values.siteId === null && (
          <div className="stack">
            <div className="form-grid">
              <div className="wide">
                <TextField label={labels.address} optional {...form.bind('address')} />
              </div>
              <TextField label={labels.postcode} optional {...form.bind('postcode')} />
              <TextField label={labels.city} optional {...form.bind('city')} />
              <TextField label={labels.phone} type="tel" optional {...form.bind('phone')} />
            </div>
            <TravelField
              label={labels.travel}
              sites={usable}
              value={form.values.travel}
              onChange={(travel) => form.set('travel', travel)}
            />
          </div>
        )}
        <ChipsField
          label={labels.equipment}
          optional
          options={useVocabulary('equipment')}
          {...form.bind('equipment')}
        />
        <TextArea label={labels.note} optional rows={2} maxLength={1000} {...form.bind('note')} />
        <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen) as Promise<Room | null>)}
      />
    </FormDialog>
  );
}
