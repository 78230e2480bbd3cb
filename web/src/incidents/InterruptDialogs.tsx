// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  notifyUndo,
  SelectField,
  TextArea,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import { halfDayShort } from '@/ui/format';
import classes from './incidents.module.css';
import { useRereadIncidents } from './queries';
import { type FilePage, type Incident, type Interruption, isBefore } from './words';

interface Common {
  onClose: () => void;
  onDone: () => Promise<void>;
}

const takeBack = (interruption: Interruption, reason: string) =>
  send(
    api.PUT('/api/v1/interruptions/{id}/undone', {
      params: { path: { id: interruption.id }, header: ifMatch(interruption.version) },
      body: { reason },
    }),
  );

interface InterruptDialogProps extends Common {
  page: FilePage;
  stay: FilePage['stays'][number];
  incident?: Incident;
}

/** Back to the plain measure: the last half-day still expected is asked for, what is freed is said. */
export function InterruptDialog({ page, stay, incident, onClose, onDone }: InterruptDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const reread = useRereadIncidents(page.person.id);
  const upTo = incident?.halfDay ?? `${today}/am`;
  const past = stay.planned.filter((half) => half === upTo || isBefore(half, upTo));
  const form = useForm<{ last: string | null; on: string | null; reasonCode: string | null; note: string }>({
    last: past.at(-1) ?? stay.planned[0] ?? null,
    on: today,
    reasonCode: incident ? 'incident' : null,
    note: '',
  });
  const { values } = form;
  const freed = stay.planned.filter((half) => values.last && isBefore(values.last, half));
  const { busy, run } = useSavedForm(form, async (made: Interruption) => {
    await onDone();
    notifyUndo(t('incidents.interrupted'), async () => {
      await takeBack(made, '');
      await reread();
    });
  });
  const save = () =>
    send(
      api.POST('/api/v1/stays/{id}/interruption', {
        params: { path: { id: stay.id } },
        body: {
          id,
          incidentId: incident?.id ?? null,
          on: values.on ?? '',
          last: values.last ?? '',
          reasonCode: values.reasonCode ?? '',
          note: values.note,
        },
      }),
    );
  return (
    <FormDialog title={t('incidents.interrupt')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <SelectField
          label={t('incidents.reason')}
          options={useVocabulary('reason_interrupted')}
          {...form.bind('reasonCode')}
        />
        <SelectField
          label={t('incidents.last')}
          options={stay.planned.map((half) => ({ value: half, label: halfDayShort(half) }))}
          {...form.bind('last')}
        />
        <p role="status" className={classes.flat}>
          {t('incidents.freed', { count: freed.length, halves: freed.map(halfDayShort).join(', ') })}
        </p>
        <DateField label={t('incidents.decidedOn')} max={today} {...form.bind('on')} />
        <TextArea label={t('incidents.precision')} optional rows={2} maxLength={600} {...form.bind('note')} />
        <FormActions submitLabel={t('incidents.interrupt')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}

interface OneInterruptionProps extends Common {
  interruption: Interruption;
}

/** What the school said. */
export function AnswerDialog({ interruption, onClose, onDone }: OneInterruptionProps) {
  const { t } = useT();
  const today = useToday();
  const given = interruption.schoolAnswer;
  const form = useForm<{ code: string | null; on: string | null; note: string }>({
    code: given?.code ?? null,
    on: given?.on ?? today,
    note: given?.note ?? '',
  });
  const { values } = form;
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('incidents.answerNoted'));
    await onDone();
  });
  const save = () =>
    send(
      api.PUT('/api/v1/interruptions/{id}/school-answer', {
        params: { path: { id: interruption.id }, header: ifMatch(interruption.version) },
        body: { code: values.code ?? '', on: values.on ?? '', note: values.note },
      }),
    );
  return (
    <FormDialog title={t('incidents.schoolAnswer')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <SelectField
          label={t('incidents.answer')}
          options={useVocabulary('interruption_answer')}
          {...form.bind('code')}
        />
        <DateField label={t('incidents.day')} max={today} {...form.bind('on')} />
        <TextField label={t('incidents.note')} optional maxLength={600} {...form.bind('note')} />
        <FormActions submitLabel={t('incidents.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}

/** The reception goes on after all. */
export function ResumeDialog({ interruption, onClose, onDone }: OneInterruptionProps) {
  const { t } = useT();
  const form = useForm({ reason: '' });
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('incidents.resumed'));
    await onDone();
  });
  return (
    <FormDialog title={t('incidents.resume')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => takeBack(interruption, form.values.reason));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p className={classes.flat}>{t('incidents.resumeKept')}</p>
        <TextField label={t('incidents.reason')} maxLength={300} {...form.bind('reason')} />
        <FormActions submitLabel={t('incidents.resume')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
