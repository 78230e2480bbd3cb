// SPDX-License-Identifier: EUPL-1.2
// How a pathway ends, its reopening, and the renewal of its plan.
import { useState } from 'react';
import { api, asProblem, ifMatch, newId, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ChoiceCards,
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  notify,
  SelectField,
  TextArea,
  useForm,
  useToday,
} from '@/ui';
import { PartDialog } from './PartDialog';
import classes from './pathways.module.css';
import { EXIT_CLASSES, type ExitClass } from './search';
import { noticeWords, type Pathway, useSetting } from './words';

interface ExitProps {
  pathway: Pathway;
  onClose: () => void;
  onDone: () => Promise<void>;
}

interface Values {
  class: string | null;
  code: string | null;
  on: string | null;
  proof: string | null;
  note: string;
}

/** One exit, of one class; what speaks against "lost to view" is shown and a person passes over it. */
export function ExitDialog({ pathway, onClose, onDone }: ExitProps) {
  const { t } = useT();
  const today = useToday();
  const form = useForm<Values>({ class: null, code: null, on: today, proof: null, note: '' });
  const [warnings, setWarnings] = useState<Schema<'Notice'>[]>([]);
  const [busy, setBusy] = useState(false);
  const classWords = useVocabulary('pathway_exit_class');
  const codes = useVocabulary(`pathway_exit_${form.values.class ?? ''}`);
  const end = async () => {
    setBusy(true);
    form.setErrors([]);
    try {
      await send(
        api.PUT('/api/v1/pathways/{id}/exit', {
          params: { path: { id: pathway.id }, header: ifMatch(pathway.version) },
          body: {
            class: (form.values.class ?? '') as ExitClass,
            code: form.values.code ?? '',
            on: form.values.on ?? '',
            proof: form.values.proof ?? '',
            note: form.values.note,
            acknowledged: warnings.map(({ code }) => code),
          },
        }),
      );
      notify(t('pathways.ended'));
      await onDone();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'exit_warnings') setWarnings((problem.current as { warnings: Schema<'Notice'>[] }).warnings);
      else form.fromProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('pathways.end')} opened onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void end();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <ChoiceCards
          label={t('pathways.exitClass')}
          options={EXIT_CLASSES.map((value) => ({
            value,
            label: classWords.find(({ code }) => code === value)?.label ?? value,
            hint: t(`pathways.exitHint_${value}`),
          }))}
          {...form.bind('class')}
          onChange={(value) => {
            setWarnings([]);
            form.setAll({ class: value, code: null });
          }}
        />
        <div className="form-grid">
          <SelectField
            label={t('pathways.exitCode')}
            options={codes}
            {...form.bind('code')}
            onChange={(value) => {
              setWarnings([]);
              form.set('code', value);
            }}
          />
          <DateField label={t('pathways.exitOn')} max={today} {...form.bind('on')} />
          <SelectField label={t('pathways.proof')} options={useVocabulary('pathway_proof')} {...form.bind('proof')} />
        </div>
        <StableHint code={form.values.code} />
        <TextArea label={t('pathways.exitNote')} optional rows={2} maxLength={600} {...form.bind('note')} />
        {warnings.length > 0 && (
          <div role="alert" className={classes.alert}>
            <ul className="plain-list">
              {warnings.map((warning) => (
                <li key={warning.code}>{noticeWords(warning)}</li>
              ))}
            </ul>
          </div>
        )}
        <FormActions
          submitLabel={t(warnings.length > 0 ? 'pathways.endAnyway' : 'pathways.end')}
          onCancel={onClose}
          busy={busy}
        />
      </form>
    </Dialog>
  );
}

/** What counts as stable is a setting of the service. */
function StableHint({ code }: { code: string | null }) {
  const { t } = useT();
  const limit = useSetting('pathway.stable_half_days');
  if (code !== 'class_stable' || limit === undefined) return null;
  return (
    <p className="muted" style={{ margin: 0 }}>
      {t('pathways.stableHint', { count: limit })}
    </p>
  );
}

export function ReopenDialog({ pathway, onClose, onDone }: ExitProps) {
  const { t } = useT();
  const labels = { reason: t('pathways.reopenReason') };
  return (
    <PartDialog<{ reason: string }>
      title={t('pathways.reopen')}
      submit={t('pathways.reopen')}
      message={t('pathways.reopened')}
      start={{ reason: '' }}
      create={(body) =>
        send(
          api.PUT('/api/v1/pathways/{id}/reopening', {
            params: { path: { id: pathway.id }, header: ifMatch(pathway.version) },
            body,
          }),
        )
      }
      labels={labels}
      onClose={onClose}
      onDone={onDone}
    >
      {(form) => <TextArea label={labels.reason} rows={2} maxLength={300} autoFocus {...form.bind('reason')} />}
    </PartDialog>
  );
}

const monthsLater = (iso: string, months: number) => {
  const [year = 0, month = 1, date = 1] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

export function TermDialog({ pathway, onClose, onDone }: ExitProps) {
  const { t } = useT();
  const months = useSetting('pathway.plan_months');
  const [id] = useState(newId);
  const labels = { from: t('pathways.termFrom'), until: t('pathways.termUntil') };
  return (
    <PartDialog<{ from: string | null; until: string | null }>
      title={t('pathways.renew')}
      submit={t('pathways.renew')}
      message={t('pathways.renewed')}
      start={{ from: pathway.planUntil, until: months === undefined ? null : monthsLater(pathway.planUntil, months) }}
      create={({ from, until }) =>
        send(
          api.POST('/api/v1/pathways/{id}/terms', {
            params: { path: { id: pathway.id } },
            body: { id, from: from ?? '', until: until ?? '' },
          }),
        )
      }
      labels={labels}
      onClose={onClose}
      onDone={onDone}
    >
      {(form) => (
        <div className="form-grid">
          <DateField label={labels.from} {...form.bind('from')} />
          <DateField label={labels.until} {...form.bind('until')} />
        </div>
      )}
    </PartDialog>
  );
}
