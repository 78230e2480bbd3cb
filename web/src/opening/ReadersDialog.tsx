// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useRoleWords } from '@/admin/words';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  addDays,
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  LoadError,
  Loading,
  notify,
  notifyError,
  SelectField,
  useForm,
  useToday,
} from '@/ui';
import { day } from '@/ui/format';
import classes from './opening.module.css';
import { guestAccountsQuery, readersQuery } from './queries';

type Reader = Schema<'FileReader'>;

/** «Vous voyez ce dossier parce que…», and who else may open it. */
export function ReadersDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t } = useT();
  const { data, error, isError, refetch } = useQuery(readersQuery(personId));
  const mayConfide = useMay('files_keep');
  const [confiding, setConfiding] = useState(false);
  return (
    <Dialog title={t('opening.readers')} opened onClose={onClose} size="lg">
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={5} />}
      {data && (
        <div className="stack">
          <Reasons readers={data} />
          {data.readers.length > 0 && (
            <section aria-label={t('opening.whoElse')}>
              <h3 className={classes.title}>{t('opening.whoElse')}</h3>
              <ul className="plain-list line-list">
                {data.readers.map((reader) => (
                  <ReaderLine key={reader.id} reader={reader} personId={personId} />
                ))}
              </ul>
            </section>
          )}
          {mayConfide && !confiding && (
            <div>
              <Button
                variant="default"
                leftSection={<IconUserPlus size={18} aria-hidden />}
                onClick={() => setConfiding(true)}
              >
                {t('opening.confide')}
              </Button>
            </div>
          )}
          {confiding && <ConfideForm personId={personId} onDone={() => setConfiding(false)} />}
        </div>
      )}
    </Dialog>
  );
}

function Reasons({ readers }: { readers: Schema<'FileReaders'> }) {
  const { t } = useT();
  const role = useRoleWords();
  return (
    <section aria-label={t('opening.because')}>
      <h3 className={classes.title}>{t('opening.because')}</h3>
      <ul>
        {readers.emergency && <li>{t('opening.becauseEmergency', { reason: readers.emergency.reason })}</li>}
        {readers.reasons.map((reason) => (
          <li key={reason.id}>
            {reason.guest
              ? t('opening.becauseConfided')
              : t('opening.becauseRole', { role: role(reason.role), place: reason.placeName })}
            {reason.standsFor && ` ${t('opening.standsFor', { name: reason.standsFor.displayName })}`}
            {reason.to && ` ${t('opening.until', { day: day(reason.to) })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReaderLine({ reader, personId }: { reader: Reader; personId: string }) {
  const { t } = useT();
  const client = useQueryClient();
  const role = useRoleWords();
  const today = useToday();
  const end = async () => {
    try {
      const next = await send(
        api.PATCH('/api/v1/guests/{id}', {
          params: { path: { id: reader.id }, header: ifMatch(reader.version) },
          body: { to: addDays(today, -1) },
        }),
      );
      client.setQueryData(readersQuery(personId).queryKey, next);
      notify(t('opening.ended', { name: reader.user?.displayName ?? '' }));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <li className={classes.reader}>
      <span>
        <strong>{reader.user?.displayName}</strong>{' '}
        <span className="muted">
          {role(reader.role)}
          {reader.placeName && ` · ${reader.placeName}`}
          {!reader.now && reader.from && ` · ${t('opening.from', { day: day(reader.from) })}`}
          {reader.to && ` · ${t('opening.until', { day: day(reader.to) })}`}
        </span>
      </span>
      {reader.guest && (
        <Button variant="subtle" size="compact-sm" onClick={() => void end()}>
          {t('opening.withdraw')}
          <span className="visually-hidden"> : {reader.user?.displayName}</span>
        </Button>
      )}
    </li>
  );
}

function ConfideForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const { t } = useT();
  const client = useQueryClient();
  const today = useToday();
  const [id] = useState(newId);
  const accounts = useQuery(guestAccountsQuery);
  const form = useForm({ userId: null as string | null, to: addDays(today, 30) as string | null });
  const { busy, run } = useSavedForm(form, (next: Schema<'FileReaders'>) => {
    client.setQueryData(readersQuery(personId).queryKey, next);
    notify(t('opening.confided'));
    onDone();
  });
  if (accounts.data?.items.length === 0) return <p className="muted">{t('opening.noGuests')}</p>;
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const { userId, to } = form.values;
        void run(() =>
          send(
            api.POST('/api/v1/people/{id}/guests', {
              params: { path: { id: personId } },
              body: { id, userId: userId ?? '', to: to ?? '' },
            }),
          ),
        );
      }}
    >
      <ErrorSummary errors={form.errors} />
      <SelectField
        label={t('opening.guest')}
        hint={t('opening.guestHint')}
        options={(accounts.data?.items ?? []).map((each) => ({ code: each.id, label: each.displayName }))}
        {...form.bind('userId')}
      />
      <DateField label={t('opening.lastDay')} {...form.bind('to')} />
      <FormActions submitLabel={t('opening.confide')} onCancel={onDone} busy={busy} />
    </form>
  );
}
