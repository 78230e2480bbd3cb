// SPDX-License-Identifier: EUPL-1.2
// One span of a calendar, checked here: it goes to the server with the whole calendar.
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  CheckField,
  ErrorSummary,
  type FieldMessage,
  type Form,
  FormActions,
  FormDialog,
  fieldMessage,
  HalfDayField,
  isDay,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import type { Closure, OwnDay } from './values';

interface SpanDialogProps<Span> {
  span: Span;
  isNew: boolean;
  onDone: (span: Span) => void;
  onClose: () => void;
}

interface Draft {
  from: string | null;
  to: string | null;
  label: string;
}

const WHOLE_DAYS = { from: 'am', to: 'pm' } as const;

/** What is wrong with the ends of a span. An end left out is the day it starts. */
function checkEnds({ from, to }: Draft): FieldMessage[] {
  const errors: FieldMessage[] = [];
  const refuse = (field: string, code: string) => errors.push({ field, message: fieldMessage({ field, code }) });
  if (!from) refuse('from', 'required');
  else if (!isDay(from.slice(0, -3))) refuse('from', 'not_a_half_day');
  if (to && !isDay(to.slice(0, -3))) refuse('to', 'not_a_half_day');
  else if (from && to && to < from) refuse('to', 'end_before_start');
  return errors;
}

function endOf({ from, to }: Draft): string {
  return to ?? `${from?.slice(0, -3)}/${WHOLE_DAYS.to}`;
}

function Ends<Values extends Draft>({ form }: { form: Form<Values> }) {
  const { t } = useT();
  const { from, to } = form.values;
  return (
    <>
      <HalfDayField
        label={t('calendar.spanFrom')}
        id="f-from"
        value={from}
        error={form.errorOf('from')}
        onChange={(value) => form.set('from', value as Values['from'])}
      />
      <HalfDayField
        label={t('calendar.spanTo')}
        hint={t('calendar.spanToHint')}
        optional
        id="f-to"
        defaultHalf="pm"
        value={to}
        error={form.errorOf('to')}
        onChange={(value) => form.set('to', value as Values['to'])}
      />
    </>
  );
}

export function ClosureDialog({ span, isNew, onDone, onClose }: SpanDialogProps<Closure>) {
  const { t } = useT();
  const form = useForm<Draft>({ from: span.from || null, to: span.to || null, label: span.label });
  const title = isNew ? t('calendar.addClosure') : t('calendar.editClosure');
  const submit = () => {
    const errors = checkEnds(form.values);
    if (errors.length > 0) return form.setErrors(errors);
    onDone({ ...span, from: form.values.from ?? '', to: endOf(form.values), label: form.values.label.trim() });
  };
  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField
          label={t('calendar.closureLabel')}
          hint={t('calendar.closureLabelHint')}
          autoFocus
          maxLength={200}
          {...form.bind('label')}
        />
        <Ends form={form} />
        <FormActions submitLabel={isNew ? t('calendar.add') : t('calendar.change')} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}

interface OwnDayDraft extends Draft {
  reason: string;
  hasClass: boolean;
}

export function OwnDayDialog({ span, isNew, onDone, onClose }: SpanDialogProps<OwnDay>) {
  const { t } = useT();
  const form = useForm<OwnDayDraft>({
    from: span.from || null,
    to: span.to || null,
    label: span.label,
    reason: isNew ? '' : span.reason,
    hasClass: span.hasClass,
  });
  const { reason } = form.values;
  const title = isNew ? t('calendar.addOwnDay') : t('calendar.editOwnDay');
  const submit = () => {
    const errors = checkEnds(form.values);
    if (!reason) errors.unshift({ field: 'reason', message: fieldMessage({ field: 'reason', code: 'required' }) });
    if (errors.length > 0) return form.setErrors(errors);
    const { from, label, hasClass } = form.values;
    onDone({
      ...span,
      from: from ?? '',
      to: endOf(form.values),
      reason: reason as OwnDay['reason'],
      hasClass: reason === 'catch_up' || (reason === 'other' && hasClass),
      label: label.trim(),
    });
  };
  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <SelectField
          label={t('calendar.ownDayReason')}
          options={useVocabulary('own_day_reason')}
          {...form.bind('reason')}
          onChange={(code) => form.set('reason', code ?? '')}
        />
        {reason === 'catch_up' && (
          <p className="muted small" style={{ margin: 0 }}>
            {t('calendar.catchUpHint')}
          </p>
        )}
        {reason === 'other' && (
          <CheckField
            label={t('calendar.hasClass')}
            hint={t('calendar.hasClassHint')}
            value={form.values.hasClass}
            onChange={(hasClass) => form.set('hasClass', hasClass)}
          />
        )}
        <Ends form={form} />
        <TextField
          label={t('calendar.ownDayLabel')}
          hint={t('calendar.ownDayLabelHint')}
          optional
          maxLength={200}
          {...form.bind('label')}
        />
        <FormActions submitLabel={isNew ? t('calendar.add') : t('calendar.change')} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
