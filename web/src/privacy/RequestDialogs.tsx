// SPDX-License-Identifier: EUPL-1.2
// Registering a request, saying that it takes longer, and its answer.
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ChoiceCards,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  SelectField,
  TextArea,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import { day } from '@/ui/format';
import {
  IDENTITY_CHECKS,
  identityWords,
  KINDS,
  kindWords,
  REQUEST_CHANNELS,
  type Recipient,
  type RightsRequest,
  requestChannelWords,
  requestStateWords,
} from './words';

interface RequestDialogProps {
  personId: string;
  guardians: Recipient[];
  /** The one to correct; a new one without it. */
  request?: RightsRequest;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const YOUNG = 'young';
const OTHER = 'other';

export function RequestDialog({ personId, guardians, request, onClose, onDone }: RequestDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const asks = request ? (request.guardianId ?? request.requester) : (guardians[1]?.guardianId ?? YOUNG);
  const form = useForm({
    kind: (request?.kind ?? 'access') as string | null,
    guardianId: asks as string | null,
    requesterName: request?.requesterName ?? '',
    channel: (request?.channel ?? 'in_person') as string | null,
    receivedOn: (request?.receivedOn ?? today) as string | null,
    wish: request?.wish ?? '',
    identityCheck: (request?.identityCheck ?? 'pending') as string | null,
    identityOn: (request?.identityOn ?? today) as string | null,
    identityNote: request?.identityNote ?? '',
  });
  const { values } = form;
  const { busy, run } = useSavedForm(form, onDone);
  const isGuardian = values.guardianId !== YOUNG && values.guardianId !== OTHER;
  const pending = values.identityCheck === 'pending';
  const save = () => {
    const body = {
      ...values,
      kind: values.kind as RightsRequest['kind'],
      requester: (isGuardian ? 'guardian' : values.guardianId) as RightsRequest['requester'],
      guardianId: isGuardian ? values.guardianId : null,
      channel: values.channel as RightsRequest['channel'],
      receivedOn: values.receivedOn ?? '',
      identityCheck: values.identityCheck as RightsRequest['identityCheck'],
      identityOn: pending ? null : values.identityOn,
    };
    if (!request)
      return send(
        api.POST('/api/v1/people/{id}/rights-requests', { params: { path: { id: personId } }, body: { id, ...body } }),
      );
    const params = { path: { id: request.id }, header: ifMatch(request.version) };
    return send(api.PATCH('/api/v1/rights-requests/{id}', { params, body }));
  };
  return (
    <FormDialog
      title={request ? t('privacy.correctRequest') : t('privacy.noteRequest')}
      unsaved={form.dirty}
      onClose={onClose}
      size="lg"
    >
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
          label={t('privacy.kind')}
          options={KINDS.map((value) => ({ value, label: kindWords(value) }))}
          {...form.bind('kind')}
        />
        <div className="form-grid">
          <SelectField
            label={t('privacy.asks')}
            options={[
              ...guardians.map(({ guardianId, name }) => ({
                value: guardianId ?? YOUNG,
                label: guardianId ? name : t('privacy.young'),
              })),
              { value: OTHER, label: t('privacy.asksOther') },
            ]}
            {...form.bind('guardianId')}
          />
          {values.guardianId === OTHER && (
            <TextField
              label={t('privacy.requesterName')}
              hint={t('privacy.requesterNameHint')}
              maxLength={160}
              {...form.bind('requesterName')}
            />
          )}
          <DateField label={t('privacy.requestReceivedOn')} max={today} {...form.bind('receivedOn')} />
          <SelectField
            label={t('privacy.channel')}
            options={REQUEST_CHANNELS.map((value) => ({ value, label: requestChannelWords(value) }))}
            {...form.bind('channel')}
          />
        </div>
        <TextArea
          label={t('privacy.wish')}
          hint={t('privacy.wishHint')}
          optional
          rows={3}
          maxLength={4000}
          {...form.bind('wish')}
        />
        <ChoiceCards
          label={t('privacy.identity')}
          options={IDENTITY_CHECKS.map((value) => ({ value, label: identityWords(value) }))}
          {...form.bind('identityCheck')}
        />
        {!pending && (
          <div className="form-grid">
            <DateField label={t('privacy.identityOn')} max={today} {...form.bind('identityOn')} />
            <TextField label={t('privacy.identityNote')} optional maxLength={300} {...form.bind('identityNote')} />
          </div>
        )}
        <FormActions submitLabel={t('privacy.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}

interface ActDialogProps {
  request: RightsRequest;
  onClose: () => void;
  onDone: () => Promise<void>;
}

export function ExtendDialog({ request, onClose, onDone }: ActDialogProps) {
  const { t } = useT();
  const today = useToday();
  const form = useForm({ toldOn: today as string | null, reason: '' });
  const { busy, run } = useSavedForm(form, onDone);
  const save = () => {
    const params = { path: { id: request.id }, header: ifMatch(request.version) };
    const body = { ...form.values, toldOn: form.values.toldOn ?? '' };
    return send(api.PUT('/api/v1/rights-requests/{id}/extension', { params, body }));
  };
  return (
    <FormDialog title={t('privacy.extend')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p className="muted">{t('privacy.extendHint', { day: day(request.dueOn) })}</p>
        <DateField label={t('privacy.toldOn')} max={today} {...form.bind('toldOn')} />
        <TextArea label={t('privacy.extendReason')} rows={3} maxLength={600} {...form.bind('reason')} />
        <FormActions submitLabel={t('privacy.extend')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}

const ANSWERS = ['granted', 'partly', 'refused', 'withdrawn'] as const;

export function AnswerDialog({ request, onClose, onDone }: ActDialogProps) {
  const { t } = useT();
  const today = useToday();
  const form = useForm({
    state: 'granted' as string | null,
    on: today as string | null,
    channel: 'in_person' as string | null,
    answer: '',
  });
  const { values } = form;
  const { busy, run } = useSavedForm(form, onDone);
  const mustSayWhy = values.state === 'partly' || values.state === 'refused';
  const save = () => {
    const params = { path: { id: request.id }, header: ifMatch(request.version) };
    const body: Schema<'RightsRequestAnswer'> = {
      state: values.state as Schema<'RightsRequestAnswer'>['state'],
      on: values.on ?? '',
      channel: values.channel as RightsRequest['channel'],
      answer: values.answer,
    };
    return send(api.PUT('/api/v1/rights-requests/{id}/answer', { params, body }));
  };
  return (
    <FormDialog title={t('privacy.answer')} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <ChoiceCards
          label={t('privacy.answerState')}
          options={ANSWERS.map((value) => ({ value, label: requestStateWords(value) }))}
          {...form.bind('state')}
        />
        <div className="form-grid">
          <DateField label={t('privacy.answeredOn')} max={today} {...form.bind('on')} />
          <SelectField
            label={t('privacy.channel')}
            options={REQUEST_CHANNELS.map((value) => ({ value, label: requestChannelWords(value) }))}
            {...form.bind('channel')}
          />
        </div>
        <TextArea
          label={mustSayWhy ? t('privacy.answerWhy') : t('privacy.answerText')}
          hint={mustSayWhy ? t('privacy.answerWhyHint') : t('privacy.answerTextHint')}
          optional={!mustSayWhy}
          rows={4}
          maxLength={4000}
          {...form.bind('answer')}
        />
        <FormActions submitLabel={t('privacy.answer')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
