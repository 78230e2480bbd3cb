// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, newId, send } from '@/api/client';
import { useMeta, useRefresh, useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { NotFound } from '@/shell/NotFound';
import {
  DraftNotice,
  DraftStatusLine,
  ErrorSummary,
  FormActions,
  LoadError,
  Loading,
  notify,
  PageHeader,
  useDraft,
  useForm,
  useNavigateTo,
} from '@/ui';
import { name } from '@/ui/format';
import { ConcernFields, type ConcernValues, NO_CONCERN } from './ConcernFields';
import classes from './incidents.module.css';
import { fileIncidentsQuery } from './queries';
import { fileIncidentsHref, type NewSearch } from './search';
import type { Concern, FilePage } from './words';

export default function NewConcernPage() {
  const { dossier } = useSearch({ strict: false }) as NewSearch;
  const file = useQuery({ ...fileIncidentsQuery(dossier ?? ''), enabled: dossier !== undefined });
  if (!dossier) return <NotFound />;
  if (file.isError) return <LoadError error={file.error} retry={() => void file.refetch()} />;
  if (!file.data) return <Loading rows={10} />;
  return <NewConcern key={dossier} page={file.data} />;
}

/** Begun with what was noticed; from the first saving on it has its ring. */
function NewConcern({ page }: { page: FilePage }) {
  const { t } = useT();
  const go = useNavigateTo();
  const refresh = useRefresh();
  const { today } = useMeta();
  const { user } = useSession();
  const [id] = useState(newId);
  const personId = page.person.id;
  const form = useForm<ConcernValues>({ ...NO_CONCERN, noticedBy: user.displayName, noticedOn: today });
  // The key keeps its line in the access log among those the ring alone reads.
  const draft = useDraft(`ring.concern.new.${personId}`, form.values, { restore: form.setAll });
  const { busy, run } = useSavedForm(form, async (made: Concern) => {
    await draft.clear();
    await refresh(['incidents']);
    notify(t('incidents.saved'));
    go(`/protection/${made.id}`);
  });
  return (
    <>
      <PageHeader
        title={t('incidents.concernOf', { name: name(page.person), day: 'none' })}
        back={{ href: fileIncidentsHref(personId), label: t('incidents.backToFile') }}
        help="incidents#l-information-preoccupante"
      />
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() =>
            send(
              api.POST('/api/v1/people/{id}/concerns', {
                params: { path: { id: personId } },
                body: { id, ...form.values },
              }),
            ),
          );
        }}
      >
        <p className={`${classes.calm} ${classes.flat}`}>{t('incidents.ringBegins')}</p>
        <ErrorSummary errors={form.errors} />
        <DraftNotice draft={draft} />
        <ConcernFields form={form} />
        <FormActions
          submitLabel={t('incidents.save')}
          busy={busy}
          onCancel={() => go(fileIncidentsHref(personId))}
          note={<DraftStatusLine draft={draft} />}
        />
      </form>
    </>
  );
}
