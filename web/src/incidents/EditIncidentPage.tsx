// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, ifMatch, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  DraftNotice,
  DraftStatusLine,
  ErrorSummary,
  FormActions,
  LoadError,
  Loading,
  notify,
  PageHeader,
  TextField,
  useDraft,
  useForm,
  useNavigateTo,
} from '@/ui';
import { halfDay } from '@/ui/format';
import { IncidentFields, type IncidentValues, incidentBody, incidentValues } from './IncidentFields';
import { incidentQuery, useRereadIncidents } from './queries';
import { fileIncidentsHref } from './search';
import type { Incident } from './words';

export default function EditIncidentPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(incidentQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={10} />;
  return <EditIncident key={data.id} incident={data} />;
}

/** A correction: what was written before stays readable. */
function EditIncident({ incident }: { incident: Incident }) {
  const { t } = useT();
  const go = useNavigateTo();
  const kinds = useLabel('incident_kind');
  const places = useLabel('incident_place');
  const actions = useLabel('incident_action');
  const first = incident.people[0]?.personId ?? '';
  const form = useForm<IncidentValues & { correction: string }>({ ...incidentValues(incident), correction: '' });
  const draft = useDraft(`incident.edit.${incident.id}`, form.values, { restore: form.setAll });
  const reread = useRereadIncidents(first);
  const leave = () => go(fileIncidentsHref(first));
  const { busy, run } = useSavedForm(form, async () => {
    await draft.clear();
    await reread();
    notify(t('incidents.corrected'));
    leave();
  });
  const { correction, ...typed } = form.values;
  const saving = useVersionedSave({
    read: incident,
    toValues: incidentValues,
    patch: (changes: Partial<IncidentValues>, version) => {
      const whole = incidentBody({ ...typed, ...changes });
      const body = Object.fromEntries(Object.entries(whole).filter(([key]) => key in changes));
      return send(
        api.PATCH('/api/v1/incidents/{id}', {
          params: { path: { id: incident.id }, header: ifMatch(version) },
          body: { ...body, correction },
        }),
      );
    },
  });
  const labels: Record<keyof IncidentValues, string> = {
    kind: t('incidents.kind'),
    halfDay: t('incidents.halfDay'),
    time: t('incidents.time'),
    place: t('incidents.place'),
    facts: t('incidents.facts'),
    people: t('incidents.people'),
    witnesses: t('incidents.witnesses'),
    actions: t('incidents.actions'),
    actionNote: t('incidents.actionNote'),
    injury: t('incidents.injury'),
    emergency: t('incidents.emergency'),
  };
  const words = (key: keyof IncidentValues, values: IncidentValues): string => {
    switch (key) {
      case 'kind':
        return kinds(values.kind ?? '');
      case 'place':
        return places(values.place ?? '');
      case 'halfDay':
        return values.halfDay ? halfDay(values.halfDay) : '';
      case 'people':
        return values.people.map(({ personName }) => personName).join(', ');
      case 'actions':
        return values.actions.map(actions).join(', ');
      case 'emergency':
        return values.emergency.join(', ');
      case 'injury':
        return t(values.injury ? 'incidents.yes' : 'incidents.no');
      default:
        return values[key] ?? '';
    }
  };
  return (
    <>
      <PageHeader
        title={t('incidents.correct')}
        back={{ href: fileIncidentsHref(first), label: t('incidents.backToFile') }}
        help="incidents#corriger-completer-clore"
      />
      <form
        noValidate
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => saving.save(typed));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <DraftNotice draft={draft} />
        <IncidentFields form={form as never} />
        <TextField label={t('incidents.correction')} optional maxLength={300} {...form.bind('correction')} />
        <FormActions
          submitLabel={t('incidents.saveCorrection')}
          busy={busy}
          onCancel={leave}
          note={<DraftStatusLine draft={draft} />}
        />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </>
  );
}
