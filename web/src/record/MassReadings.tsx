// SPDX-License-Identifier: EUPL-1.2
import { Alert, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  AppLink,
  ErrorSummary,
  FormActions,
  FormDialog,
  LoadError,
  notify,
  Section,
  StatusBadge,
  TextArea,
  useForm,
} from '@/ui';
import { day } from '@/ui/format';
import { massReadingsQuery } from './queries';

type Reading = Schema<'MassReading'>;
type MassReadingsPage = { items: Reading[]; filesAnHour: number; filesADay: number; toNote: number };

/** On the first page of the administration: somebody read much, and nobody asked why. */
export function MassReadingAlert() {
  const { t } = useT();
  const { data } = useQuery(massReadingsQuery);
  if (!data?.toNote) return null;
  return (
    <Alert color="orange" title={t('record.alert', { count: data.toNote })} mb="md">
      <AppLink href="/administration/consultations">{t('record.seeAlert')}</AppLink>
    </Alert>
  );
}

/** Who opened many files in a day, and what it was about. Nothing at all while nobody did. */
export function MassReadings() {
  const { t } = useT();
  const { data, error, isError, refetch } = useQuery(massReadingsQuery);
  const [noting, setNoting] = useState<Reading | null>(null);
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('record.massReadings')}>
      <p className="muted" style={{ margin: 0 }}>
        {t('record.massReadingsText', { hour: data.filesAnHour, day: data.filesADay })}
      </p>
      <ul className="plain-list line-list">
        {data.items.map((reading) => (
          <ReadingLine key={reading.id} reading={reading} onNote={() => setNoting(reading)} />
        ))}
      </ul>
      {noting && <NoteDialog reading={noting} onClose={() => setNoting(null)} />}
    </Section>
  );
}

function ReadingLine({ reading, onNote }: { reading: Reading; onNote: () => void }) {
  const { t } = useT();
  const { user } = useSession();
  const name = reading.user?.displayName ?? '';
  return (
    <li>
      <div className="stack" style={{ gap: '0.25rem' }}>
        <span>
          <strong>{name}</strong> · {day(reading.day)} ·{' '}
          {t('record.filesRead', { files: reading.files, hour: reading.inAnHour })}
        </span>
        {reading.notedBy && (
          <span className="muted">
            {t('record.notedBy', { name: reading.notedBy.displayName, words: reading.note })}
          </span>
        )}
        {!reading.notedBy && (
          <span>
            <StatusBadge tone="warn">{t('record.toNote')}</StatusBadge>{' '}
            {reading.user?.id !== user.id && (
              <Button variant="default" size="compact-sm" onClick={onNote}>
                {t('record.note')}
                <span className="visually-hidden"> : {name}</span>
              </Button>
            )}
          </span>
        )}
      </div>
    </li>
  );
}

function NoteDialog({ reading, onClose }: { reading: Reading; onClose: () => void }) {
  const { t } = useT();
  const client = useQueryClient();
  const form = useForm({ note: '' });
  const { busy, run } = useSavedForm(form, (next: MassReadingsPage) => {
    client.setQueryData(massReadingsQuery.queryKey, next);
    notify(t('record.noted'));
    onClose();
  });
  return (
    <FormDialog title={t('record.note')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() =>
            send(
              api.PUT('/api/v1/mass-readings/{id}/noted', {
                params: { path: { id: reading.id } },
                body: { note: form.values.note },
              }),
            ),
          );
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextArea label={t('record.noteWords')} hint={t('record.noteHint')} rows={3} {...form.bind('note')} />
        <FormActions submitLabel={t('record.note')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
