// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, send } from '@/api/client';
import { useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  PrintButton,
  PrintSheet,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import { dayLong } from '@/ui/format';
import classes from './continuity.module.css';
import { SendWays, useSchoolMail } from './SendWays';
import { type DigestSchool, digestText } from './words';

interface DigestDialogProps {
  school: DigestSchool;
  on: string;
  signature: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** What the school is told of a day, ready to send, and the note that it was. */
export function DigestDialog({ school, on, signature, onClose, onDone }: DigestDialogProps) {
  const { t } = useT();
  const refresh = useRefresh();
  const [id] = useState(newId);
  const mail = useSchoolMail(school.structureId);
  const form = useForm<{ channel: string | null; to: string }>({ channel: 'email', to: '' });
  const { values } = form;
  const text = digestText(school, on, signature);
  const subject = t('continuity.digestSubject', { day: dayLong(on) });
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('continuity.digestNoted'));
    await refresh(['today'], ['digests']);
    await onDone();
  });
  const save = () =>
    send(
      api.POST('/api/v1/presence-digests', {
        body: {
          id,
          structureId: school.structureId,
          day: on,
          channel: values.channel ?? '',
          to: values.to || mail.to || mail.email,
        },
      }),
    );
  return (
    <FormDialog title={school.structureName} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className={classes.text}>{text}</div>
        <SendWays email={mail.email} subject={subject} text={text} onTaken={(channel) => form.set('channel', channel)}>
          <PrintButton />
        </SendWays>
        <div className="form-grid">
          <SelectField label={t('continuity.channel')} options={useVocabulary('channel')} {...form.bind('channel')} />
          <TextField
            label={t('continuity.to')}
            optional
            hint={mail.to || mail.email ? t('continuity.byDefault', { to: mail.to || mail.email }) : undefined}
            {...form.bind('to')}
          />
        </div>
        <FormActions submitLabel={t('continuity.noteSent')} onCancel={onClose} busy={busy} />
        <PrintSheet title={subject} onlyPrint>
          <p>{school.structureName}</p>
          <p className="written">{text}</p>
        </PrintSheet>
      </form>
    </FormDialog>
  );
}
