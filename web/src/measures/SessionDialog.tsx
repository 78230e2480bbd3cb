// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ChoiceCards,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  SearchSelect,
  TextArea,
  TextField,
  TimeField,
  useForm,
} from '@/ui';
import { durationWords, minutesBetween } from './duration';
import classes from './measures.module.css';
import { searchStructures, useRereadMeasures } from './queries';
import { putSession } from './SessionTable';

interface Values {
  on: string | null;
  from: string | null;
  to: string | null;
  state: string | null;
  structure: { id: string; name: string } | null;
  place: string;
  supervisor: string;
  comment: string;
}

interface SessionDialogProps {
  account: Schema<'HourAccount'>;
  session: Schema<'HourSession'> | undefined;
  onClose: () => void;
}

/** One session of hours. A new one begins where the last was done. */
export function SessionDialog({ account, session, onClose }: SessionDialogProps) {
  const { t } = useT();
  const { today } = useMeta();
  const states = useVocabulary('hour_session_state');
  const reread = useRereadMeasures();
  const id = useRef(newId());
  const form = useForm<Values>(session ? valuesOf(session) : begun(account, today));
  const { values } = form;
  const body = () => ({
    on: values.on ?? '',
    from: values.from ?? '',
    to: values.to ?? '',
    state: (values.state ?? 'done') as 'done',
    structureId: values.structure?.id ?? null,
    place: values.place.trim(),
    supervisor: values.supervisor.trim(),
    comment: values.comment,
  });
  const saving = useMutation({
    mutationFn: () =>
      session
        ? putSession(session, body())
        : send(
            api.POST('/api/v1/referrals/{id}/hours/sessions', {
              params: { path: { id: account.referralId } },
              body: { id: id.current, ...body() },
            }),
          ),
    onSuccess: async () => {
      onClose();
      await reread(account.personId);
      notify(t('measures.sessionSaved'));
    },
    onError: form.fromProblem,
  });
  const submit = () => {
    const missing = (['on', 'from', 'to', 'state'] as const)
      .filter((field) => !values[field])
      .map((field) => ({ field, message: t('problem.required') }));
    form.setErrors(missing);
    if (missing.length === 0) saving.mutate();
  };
  const minutes = minutesBetween(values.from, values.to);
  return (
    <FormDialog
      title={t(session ? 'measures.editSession' : 'measures.addSession')}
      size="lg"
      unsaved={form.dirty}
      onClose={onClose}
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className={classes.pair}>
          <DateField label={t('measures.date')} {...form.bind('on')} />
          <TimeField label={t('measures.from')} {...form.bind('from')} />
          <TimeField label={t('measures.to')} {...form.bind('to')} />
        </div>
        {minutes !== null && <p className="muted">{t('measures.lasts', { duration: durationWords(minutes) })}</p>}
        <ChoiceCards label={t('measures.state')} options={states} {...form.bind('state')} />
        <SearchSelect
          label={t('measures.partner')}
          optional
          search={searchStructures}
          toKey={(item) => item.id}
          toLabel={(item) => item.name}
          {...form.bind('structure')}
          error={form.errorOf('structureId')}
        />
        {!values.structure && (
          <TextField label={t('measures.place')} optional maxLength={200} {...form.bind('place')} />
        )}
        <TextField label={t('measures.supervisor')} optional maxLength={100} {...form.bind('supervisor')} />
        <TextArea label={t('measures.comment')} optional rows={2} maxLength={600} {...form.bind('comment')} />
        <FormActions submitLabel={t('measures.saveSession')} busy={saving.isPending} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}

const structureOf = (id: string | null, name: string) => (id ? { id, name } : null);

function valuesOf(session: Schema<'HourSession'>): Values {
  const { on, from, to, state, place, supervisor, comment } = session;
  return {
    on,
    from,
    to,
    state,
    structure: structureOf(session.structureId, session.structureName),
    place,
    supervisor,
    comment,
  };
}

function begun(account: Schema<'HourAccount'>, today: string): Values {
  const last = account.sessionList.filter(({ withdrawn }) => !withdrawn).at(-1);
  const { measure } = account;
  return {
    on: today,
    from: last?.from ?? null,
    to: last?.to ?? null,
    state: 'done',
    structure: last
      ? structureOf(last.structureId, last.structureName)
      : structureOf(measure.hostStructureId ?? null, account.hostStructureName),
    place: last?.place ?? measure.hostName ?? '',
    supervisor: last?.supervisor ?? '',
    comment: '',
  };
}
