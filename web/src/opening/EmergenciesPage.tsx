// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useMay, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  AppLink,
  EmptyState,
  ErrorSummary,
  FormActions,
  FormDialog,
  LoadError,
  Loading,
  notify,
  PageHeader,
  StatusBadge,
  TextArea,
  useForm,
} from '@/ui';
import { instant } from '@/ui/format';
import { EmergencyDialog } from './EmergencyDialog';
import classes from './opening.module.css';
import { emergenciesQuery } from './queries';

type Emergency = Schema<'Emergency'>;

/** Who opened what outside their teams, and why: for those who keep these files, and for the one who watches over data. */
export default function EmergenciesPage() {
  const { t } = useT();
  const { data, error, isError, refetch } = useQuery(emergenciesQuery);
  const mayOpen = useMay('particulars_see');
  const [opening, setOpening] = useState(false);
  const [noted, setNoted] = useState<Emergency | null>(null);
  return (
    <>
      <PageHeader
        title={t('opening.emergencies')}
        subtitle={t('opening.emergenciesText')}
        help="acces-aux-dossiers#l-acces-d-urgence"
        actions={
          mayOpen && (
            <Button leftSection={<IconLockOpen size={18} aria-hidden />} onClick={() => setOpening(true)}>
              {t('opening.open')}
            </Button>
          )
        }
      />
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={6} />}
      {data?.items.length === 0 && (
        <EmptyState icon={IconLockOpen} title={t('opening.none')}>
          {t('opening.noneText')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ul className="plain-list line-list">
          {data.items.map((each) => (
            <Line key={each.id} emergency={each} onNote={() => setNoted(each)} />
          ))}
        </ul>
      )}
      {opening && <EmergencyDialog onClose={() => setOpening(false)} />}
      {noted && <NoteDialog emergency={noted} onClose={() => setNoted(null)} />}
    </>
  );
}

function Line({ emergency, onNote }: { emergency: Emergency; onNote: () => void }) {
  const { t } = useT();
  const { open, mine, toNote, user, personId, personName, reason, openedAt, until, endedAt, notedBy, note } = emergency;
  return (
    <li className={classes.line}>
      <div className="row">
        <strong>{user?.displayName}</strong>
        {mine && !open ? <span>{personName}</span> : <AppLink href={`/dossiers/${personId}`}>{personName}</AppLink>}
        {open && <StatusBadge tone="warn">{t('opening.isOpen')}</StatusBadge>}
        {toNote && <StatusBadge tone="bad">{t('opening.toNote')}</StatusBadge>}
      </div>
      <p className={classes.reason}>{reason}</p>
      <p className="muted small num">{t('opening.span', { from: instant(openedAt), to: instant(endedAt ?? until) })}</p>
      {notedBy && (
        <p className="muted small">
          {t('opening.notedBy', { name: notedBy.displayName, note: note ? 'yes' : 'no', words: note })}
        </p>
      )}
      {toNote && (
        <Button variant="default" size="compact-md" onClick={onNote}>
          {t('opening.note')}
          <span className="visually-hidden"> : {personName}</span>
        </Button>
      )}
    </li>
  );
}

function NoteDialog({ emergency, onClose }: { emergency: Emergency; onClose: () => void }) {
  const { t } = useT();
  const refresh = useRefresh();
  const form = useForm({ note: '' });
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('opening.noted'));
    onClose();
    await refresh(['emergencies'], ['today']);
  });
  return (
    <FormDialog title={t('opening.note')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() =>
            send(
              api.PUT('/api/v1/emergencies/{id}/noted', {
                params: { path: { id: emergency.id } },
                body: { note: form.values.note },
              }),
            ),
          );
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p>
          <strong>{emergency.user?.displayName}</strong> · {emergency.reason}
        </p>
        <TextArea label={t('opening.noteWords')} optional {...form.bind('note')} />
        <FormActions submitLabel={t('opening.note')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
