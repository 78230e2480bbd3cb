// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, newId, send } from '@/api/client';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
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
import { IncidentFields, type IncidentValues, incidentBody, NO_INCIDENT } from './IncidentFields';
import { fileIncidentsQuery, useRereadIncidents } from './queries';
import { fileIncidentsHref, type NewSearch } from './search';
import type { FilePage } from './words';

export default function NewIncidentPage() {
  const { dossier, accueil, demiJournee } = useSearch({ strict: false }) as NewSearch;
  const file = useQuery({ ...fileIncidentsQuery(dossier ?? ''), enabled: dossier !== undefined });
  if (file.isError) return <LoadError error={file.error} retry={() => void file.refetch()} />;
  if (dossier && !file.data) return <Loading rows={10} />;
  return <NewIncident key={dossier} file={file.data} stayId={accueil} halfDay={demiJournee} />;
}

interface NewIncidentProps {
  file?: FilePage;
  stayId?: string;
  halfDay?: string;
}

/** Written where it happened; what is typed is kept as a draft until it is saved. */
export function NewIncident({ file, stayId, halfDay }: NewIncidentProps) {
  const { t } = useT();
  const go = useNavigateTo();
  const { today } = useMeta();
  const [id] = useState(newId);
  const running =
    file?.stays.find((stay) => stay.id === stayId) ?? file?.stays.find(({ state }) => state === 'running');
  const form = useForm<IncidentValues>({
    ...NO_INCIDENT,
    halfDay: halfDay ?? `${today}/${new Date().getHours() < 13 ? 'am' : 'pm'}`,
    people: file ? [{ personId: file.person.id, personName: name(file.person), stayId: running?.id ?? null }] : [],
  });
  const draft = useDraft(`incident.${file?.person.id ?? 'new'}`, form.values, { restore: form.setAll });
  const reread = useRereadIncidents(file?.person.id ?? '');
  const { busy, run } = useSavedForm(form, async () => {
    await draft.clear();
    await reread();
    notify(t('incidents.saved'));
    const first = file?.person.id ?? form.values.people[0]?.personId;
    go(first ? fileIncidentsHref(first) : '/incidents');
  });
  const back = file
    ? { href: fileIncidentsHref(file.person.id), label: t('incidents.backToFile') }
    : { href: '/incidents', label: t('incidents.list') };
  return (
    <>
      <PageHeader title={t('incidents.report')} back={back} help="incidents#la-fiche-d-incident" />
      <form
        noValidate
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => send(api.POST('/api/v1/incidents', { body: { id, ...incidentBody(form.values) } })));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <DraftNotice draft={draft} />
        <IncidentFields form={form} />
        <FormActions
          submitLabel={t('incidents.save')}
          busy={busy}
          onCancel={() => go(back.href)}
          note={<DraftStatusLine draft={draft} />}
        />
      </form>
    </>
  );
}
