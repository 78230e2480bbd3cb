// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, asProblem, ifMatch, send } from '@/api/client';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import { NotFound } from '@/shell/NotFound';
import {
  DraftNotice,
  DraftStatusLine,
  ErrorSummary,
  FormActions,
  LoadError,
  Loading,
  notify,
  notifyError,
  PageHeader,
  PrintButton,
  StatusBadge,
  useDraft,
  useForm,
} from '@/ui';
import {
  ConcernFields,
  ConcernNotices,
  ConcernSteps,
  type ConcernValues,
  concernValues,
  NO_CONCERN,
} from './ConcernFields';
import { ConcernPrint } from './ConcernPrint';
import classes from './incidents.module.css';
import { concernQuery } from './queries';
import { Ring } from './Ring';
import { fileIncidentsHref } from './search';
import { type Concern, stateTone, stateWords } from './words';

export default function ConcernPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(concernQuery(id));
  if (isError && asProblem(error).status === 404) return <NotFound />;
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={12} />;
  return <ConcernView key={id} concern={data} />;
}

/** One information préoccupante, for those of its ring. */
export function ConcernView({ concern }: { concern: Concern }) {
  const { t } = useT();
  const client = useQueryClient();
  const coordinator = useMay('files_see');
  const keep = (next: Concern) => {
    client.setQueryData(concernQuery(concern.id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['incidents'] });
    void client.invalidateQueries({ queryKey: ['tasks'] });
  };
  const closing = useMutation({
    mutationFn: () =>
      send(
        api.PUT('/api/v1/concerns/{id}/state', {
          params: { path: { id: concern.id }, header: ifMatch(concern.version) },
          body: { state: concern.state === 'open' ? 'closed' : 'open' },
        }),
      ),
    onSuccess: (next) => {
      keep(next);
      notify(t(next.state === 'closed' ? 'incidents.closed' : 'incidents.reopened'));
    },
    onError: notifyError,
  });
  return (
    <>
      <PageHeader
        title={t('incidents.concernOf', { name: concern.personName, day: 'none' })}
        badge={<StatusBadge tone={stateTone(concern.state)}>{stateWords(concern.state)}</StatusBadge>}
        back={coordinator ? { href: fileIncidentsHref(concern.personId), label: t('incidents.backToFile') } : undefined}
        help="incidents#l-information-preoccupante"
        actions={
          <>
            <PrintButton />
            <Button variant="default" loading={closing.isPending} onClick={() => closing.mutate()}>
              {t(concern.state === 'open' ? 'incidents.close' : 'incidents.reopen')}
            </Button>
          </>
        }
      />
      <div className="stack no-print">
        <p className={`muted ${classes.flat}`}>{t('incidents.ringOnly')}</p>
        <ConcernSteps missing={concern.missing} />
        <ConcernNotices notices={concern.notices} />
        <div className={classes.columns}>
          {concern.state === 'open' ? (
            <ConcernForm key={concern.version} concern={concern} onSaved={keep} />
          ) : (
            <p className={`card ${classes.flat}`}>{t('incidents.closedToWriting')}</p>
          )}
          <Ring concern={concern} onSaved={keep} />
        </div>
      </div>
      <ConcernPrint concern={concern} />
    </>
  );
}

function ConcernForm({ concern, onSaved }: { concern: Concern; onSaved: (next: Concern) => void }) {
  const { t } = useT();
  const form = useForm(concernValues(concern));
  const draft = useDraft(`ring.concern.${concern.id}`, form.values, { restore: form.setAll });
  const { busy, run } = useSavedForm(form, async (next: Concern) => {
    await draft.clear();
    notify(t('incidents.saved'));
    onSaved(next);
  });
  const saving = useVersionedSave({
    read: concern,
    toValues: concernValues,
    patch: (changes: Partial<ConcernValues>, version) =>
      send(
        api.PATCH('/api/v1/concerns/{id}', {
          params: { path: { id: concern.id }, header: ifMatch(version) },
          body: changes,
        }),
      ),
  });
  const labels = Object.fromEntries(
    Object.keys(NO_CONCERN).map((key) => [key, t(`incidents.field_${key as 'elements'}`)]),
  ) as Record<keyof ConcernValues, string>;
  return (
    <form
      noValidate
      className="stack"
      aria-label={t('incidents.path')}
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => saving.save(form.values));
      }}
    >
      <ErrorSummary errors={form.errors} />
      <DraftNotice draft={draft} />
      <ConcernFields form={form} />
      <FormActions submitLabel={t('incidents.save')} busy={busy} note={<DraftStatusLine draft={draft} />} />
      <Conflict
        saving={saving}
        labels={labels}
        words={(key, values) => {
          const value = values[key];
          return typeof value === 'string' ? value : JSON.stringify(value ?? '');
        }}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </form>
  );
}
