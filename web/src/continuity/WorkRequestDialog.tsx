// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, send } from '@/api/client';
import { useLabel, useSession, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ChipsField,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  PrintButton,
  PrintSheet,
  SelectField,
  TextArea,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import { SendWays, useSchoolMail } from './SendWays';
import { type ReturnStay, requestText } from './words';

interface WorkRequestDialogProps {
  stay: ReturnStay;
  pupil: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Subjects usually asked for, when nothing was yet. */
const USUAL = ['francais', 'maths', 'histoire_geo', 'anglais'];

/** Asking the school for its work, or reminding it: the words to send, and the note that they were sent. */
export function WorkRequestDialog({ stay, pupil, onClose, onDone }: WorkRequestDialogProps) {
  const { t } = useT();
  const today = useToday();
  const { user } = useSession();
  const [id] = useState(newId);
  const subject = useLabel('school_subject');
  const reminder = stay.work.summary.requested;
  const waiting = stay.work.items.filter((one) => one.state === 'requested').map((one) => one.subject);
  const mail = useSchoolMail(stay.structureId);
  const form = useForm<{
    subjects: string[];
    to: string;
    channel: string | null;
    on: string | null;
  }>({ subjects: reminder ? waiting : USUAL, to: '', channel: 'email', on: today });
  const { values } = form;
  const ready = requestText({
    pupil,
    stay,
    subjects: values.subjects.map(subject),
    signature: user.displayName,
    reminder,
  });
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? ready;
  const title = t(reminder ? 'continuity.remind' : 'continuity.askWork');
  const { busy, run } = useSavedForm(form, async () => {
    notify(t(reminder ? 'continuity.reminderNoted' : 'continuity.requestNoted'));
    await onDone();
  });
  const save = () =>
    send(
      api.POST('/api/v1/stays/{id}/work-requests', {
        params: { path: { id: stay.id } },
        body: {
          id,
          subjects: values.subjects,
          to: values.to || mail.to,
          channel: values.channel ?? '',
          on: values.on ?? undefined,
        },
      }),
    );
  return (
    <FormDialog title={title} unsaved={form.dirty || typed !== null} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <ChipsField
          label={t('continuity.subjects')}
          options={useVocabulary('school_subject')}
          {...form.bind('subjects')}
        />
        <TextArea label={t('continuity.words')} rows={8} value={text} onChange={setTyped} maxLength={4000} />
        <SendWays
          email={mail.email}
          subject={t('continuity.requestSubject')}
          text={text}
          onTaken={(channel) => form.set('channel', channel)}
        >
          <PrintButton />
        </SendWays>
        <div className="form-grid">
          <TextField
            label={t('continuity.to')}
            optional
            hint={mail.to ? t('continuity.byDefault', { to: mail.to }) : undefined}
            {...form.bind('to')}
          />
          <SelectField label={t('continuity.channel')} options={useVocabulary('channel')} {...form.bind('channel')} />
          <DateField label={t('continuity.sentOn')} max={today} {...form.bind('on')} />
        </div>
        <FormActions submitLabel={t('continuity.noteSent')} onCancel={onClose} busy={busy} />
        <PrintSheet title={t('continuity.requestSubject')} onlyPrint>
          <p>{stay.structureName}</p>
          <p className="written">{text}</p>
        </PrintSheet>
      </form>
    </FormDialog>
  );
}
