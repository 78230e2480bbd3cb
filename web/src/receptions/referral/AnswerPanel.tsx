// SPDX-License-Identifier: EUPL-1.2
import { Button, CopyButton } from '@mantine/core';
import { IconCopy, IconMail, IconPhone } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useLabel, useMeta, useRefresh, useSession, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  DateField,
  ErrorSummary,
  notifyError,
  notifyUndo,
  PrintButton,
  PrintSheet,
  Section,
  SelectField,
  StatusBadge,
  TextArea,
  TextField,
  useForm,
} from '@/ui';
import { day, instant, phone } from '@/ui/format';
import fields from '../fields.module.css';
import { structureQuery } from '../queries';
import classes from './AnswerPanel.module.css';
import { answerSubject, answerText } from './answerText';

type Referral = Schema<'Referral'>;

/** The school is told: the words, ways to send them, and the record that it was done. */
export function AnswerPanel({ referral }: { referral: Referral }) {
  const { t } = useT();
  const owed = !referral.answer && (referral.state === 'accepted' || referral.state === 'refused');
  return (
    <Section
      id="reponse"
      title={t('receptions.answerTitle')}
      actions={owed && <StatusBadge tone="bad">{t('receptions.answerDue')}</StatusBadge>}
    >
      {referral.answer ? <Sent referral={referral} answer={referral.answer} /> : <ToSend referral={referral} />}
    </Section>
  );
}

function useAnswerRefresh() {
  const refresh = useRefresh();
  return (referral: Referral) => refresh(['referrals'], ['today'], ['tasks'], ['file', referral.personId]);
}

const withdraw = (referral: Referral) =>
  send(
    api.DELETE('/api/v1/referrals/{id}/answer', {
      params: { path: { id: referral.id }, header: ifMatch(referral.version) },
    }),
  );

function Sent({ referral, answer }: { referral: Referral; answer: Schema<'Answer'> }) {
  const { t } = useT();
  const refresh = useAnswerRefresh();
  const channel = useLabel('channel');
  const undo = useMutation({
    mutationFn: () => withdraw(referral),
    onSuccess: refresh,
    onError: (error) => {
      notifyError(error);
      void refresh(referral);
    },
  });
  return (
    <div className="stack stack-sm">
      <p className={classes.line}>
        {t('receptions.answerSentOn', {
          day: day(answer.sentOn),
          channel: channel(answer.channel),
          to: answer.to || 'none',
        })}{' '}
        <span className="muted">
          {t('receptions.recordedBy', { by: answer.by?.displayName ?? 'none', at: instant(answer.recordedAt) })}
        </span>
      </p>
      {answer.text && <p className={`written ${classes.letter}`}>{answer.text}</p>}
      <div className="no-print">
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('receptions.withdrawAnswer')}
        </Button>
      </div>
    </div>
  );
}

function ToSend({ referral }: { referral: Referral }) {
  const { t } = useT();
  const { user } = useSession();
  const reasons = useLabel(`reason_${referral.state}`);
  const ready = answerText(referral, {
    reason: referral.reasonCode ? reasons(referral.reasonCode) : '',
    signature: user.displayName,
  });
  const [text, setText] = useState(ready);
  // Another decision or another measure is another letter.
  useEffect(() => setText(ready), [ready]);
  if (!ready) return <p className="muted">{t('receptions.noAnswerNeeded')}</p>;
  return (
    <div className="stack">
      <p className={`muted ${classes.line}`}>{t('receptions.answerCare')}</p>
      <TextArea label={t('receptions.answerWords')} rows={8} value={text} onChange={setText} maxLength={4000} />
      <Ways referral={referral} text={text} />
      <Record referral={referral} text={text} />
      <PrintSheet title={answerSubject(referral)} onlyPrint>
        <p>{referral.structureName}</p>
        <p className="written">{text}</p>
      </PrintSheet>
    </div>
  );
}

function Ways({ referral, text }: { referral: Referral; text: string }) {
  const { t } = useT();
  const { data: school } = useQuery(structureQuery(referral.structureId));
  const contact = school?.contacts.find((each) => each.id === referral.caller.contactId);
  const email = contact?.email || school?.email || '';
  const number = contact?.phone || school?.phone || '';
  const mailto = `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(answerSubject(referral))}&body=${encodeURIComponent(text)}`;
  return (
    <div className="row no-print">
      <CopyButton value={text} timeout={3000}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
            {copied ? t('receptions.copied') : t('receptions.copy')}
          </Button>
        )}
      </CopyButton>
      <Button variant="default" component="a" href={mailto} leftSection={<IconMail size={18} aria-hidden />}>
        {t('receptions.writeMail')}
      </Button>
      {number && (
        <Button
          variant="default"
          component="a"
          href={`tel:${number.replace(/[^\d+]/g, '')}`}
          leftSection={<IconPhone size={18} aria-hidden />}
        >
          {phone(number)}
        </Button>
      )}
      <PrintButton />
    </div>
  );
}

function Record({ referral, text }: { referral: Referral; text: string }) {
  const { t } = useT();
  const { today } = useMeta();
  const refresh = useAnswerRefresh();
  const channels = useVocabulary('channel');
  const { caller } = referral;
  const form = useForm<{ sentOn: string | null; channel: string | null; to: string }>({
    sentOn: today,
    channel: caller.channel === 'phone' ? 'phone' : 'email',
    to: caller.name,
  });
  const { values, bind } = form;
  const saving = useMutation({
    mutationFn: () =>
      send(
        api.PUT('/api/v1/referrals/{id}/answer', {
          params: { path: { id: referral.id }, header: ifMatch(referral.version) },
          body: {
            sentOn: values.sentOn ?? '',
            channel: values.channel as Schema<'AnswerInput'>['channel'],
            to: values.to,
            text,
          },
        }),
      ),
    onSuccess: async (saved) => {
      await refresh(saved);
      notifyUndo(t('receptions.answerRecorded'), async () => {
        await withdraw(saved);
        await refresh(saved);
      });
    },
    onError: async (error) => {
      form.fromProblem(error);
      await refresh(referral);
    },
  });
  return (
    <form
      noValidate
      className={`${classes.record} no-print`}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <ErrorSummary errors={form.errors} />
      <div className={fields.dense}>
        <DateField label={t('receptions.answerSentDay')} max={today} {...bind('sentOn')} />
        <SelectField label={t('receptions.channel')} options={channels} {...bind('channel')} />
        <TextField label={t('receptions.answerTo')} optional maxLength={200} {...bind('to')} />
      </div>
      <Button type="submit" loading={saving.isPending}>
        {t('receptions.recordAnswer')}
      </Button>
    </form>
  );
}
