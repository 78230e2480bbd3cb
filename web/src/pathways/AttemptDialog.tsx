// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { addDays, DateField, SelectField, TextField, TimeField, useToday } from '@/ui';
import { PartDialog } from './PartDialog';
import { type Contact, firstCallable, type Outcome, useWho } from './words';

interface Values {
  guardianId: string | null;
  channel: string | null;
  outcome: string | null;
  on: string | null;
  time: string | null;
  nextOn: string | null;
  note: string;
}

interface AttemptDialogProps {
  pathwayId: string;
  contacts: readonly Contact[];
  /** Known from the card it was opened on. */
  guardianId?: string | null;
  outcome?: Outcome;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const YOUNG = 'young';

/** Somebody was called, written to, or not found. */
export function AttemptDialog({ pathwayId, contacts, guardianId, outcome, onClose, onDone }: AttemptDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const who = useWho(contacts);
  const callable = [...new Set(contacts.filter((each) => each.mayCall).map((each) => each.guardianId ?? YOUNG))];
  const parties = callable.includes(YOUNG) ? callable : [...callable, YOUNG];
  const proposed = guardianId === undefined ? (firstCallable(contacts)?.guardianId ?? null) : guardianId;
  const channels = useVocabulary('attempt_channel');
  const outcomes = useVocabulary('pathway_contact');
  const labels = {
    guardianId: t('pathways.toWhom'),
    channel: t('pathways.channel'),
    outcome: t('pathways.outcome'),
    on: t('pathways.day'),
    time: t('pathways.time'),
    nextOn: t('pathways.nextCall'),
    note: t('pathways.attemptNote'),
  };
  return (
    <PartDialog<Values>
      title={t('pathways.noteContact')}
      submit={t('pathways.noteContact')}
      message={t('pathways.contactNoted')}
      start={{
        guardianId: proposed ?? YOUNG,
        channel: 'phone',
        outcome: outcome ?? null,
        on: today,
        time: null,
        nextOn: outcome === 'call_back' ? addDays(today, 1) : null,
        note: '',
      }}
      create={(values) =>
        send(
          api.POST('/api/v1/pathways/{id}/attempts', {
            params: { path: { id: pathwayId } },
            body: {
              id,
              guardianId: values.guardianId === YOUNG ? null : values.guardianId,
              channel: values.channel ?? '',
              outcome: (values.outcome ?? '') as Outcome,
              on: values.on ?? '',
              time: values.time ?? '',
              nextOn: values.nextOn,
              note: values.note,
            },
          }),
        )
      }
      labels={labels}
      onClose={onClose}
      onDone={onDone}
    >
      {(form) => (
        <>
          <SelectField
            label={labels.guardianId}
            options={parties.map((value) => ({ value, label: who(value === YOUNG ? null : value) }))}
            {...form.bind('guardianId')}
          />
          <div className="form-grid">
            <SelectField label={labels.channel} options={channels} {...form.bind('channel')} />
            <SelectField label={labels.outcome} options={outcomes} {...form.bind('outcome')} />
            <DateField label={labels.on} max={today} {...form.bind('on')} />
            <TimeField label={labels.time} optional {...form.bind('time')} />
            <DateField label={labels.nextOn} optional={form.values.outcome !== 'call_back'} {...form.bind('nextOn')} />
          </div>
          <TextField label={labels.note} optional {...form.bind('note')} />
        </>
      )}
    </PartDialog>
  );
}
