// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconLink, IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useBlueprint } from '@/api/queries';
import { translateOr, useT } from '@/i18n';
import { type Answers, FormAnswers } from '@/receptions/stay/FormRenderer';
import { ConfirmDialog, notify, notifyError, Section, StatusBadge, type Tone } from '@/ui';
import { day } from '@/ui/format';
import classes from './continuity.module.css';
import { LinkDialog } from './LinkDialog';
import { PaperQuestionnaire } from './PaperQuestionnaire';
import { TypeAnswersDialog } from './TypeAnswersDialog';
import type { Questionnaire, ReturnStay } from './words';

const TONES: Record<Questionnaire['state'], Tone> = {
  answered: 'good',
  waiting: 'info',
  no_answer: 'warn',
  revoked: 'quiet',
};

interface QuestionnairesProps {
  stay: ReturnStay;
  /** As the school knows the pupil. */
  pupil: string;
  onDone: () => Promise<unknown>;
}

/** The questionnaire to the school: sent by link or on paper, its answers, and the silence that is no answer. */
export function Questionnaires({ stay, pupil, onDone }: QuestionnairesProps) {
  const { t } = useT();
  const [sent, setSent] = useState<Schema<'SentQuestionnaire'> | null>(null);
  const [typing, setTyping] = useState<Questionnaire | null>(null);
  const [printing, setPrinting] = useState(false);
  const [busy, setBusy] = useState(false);
  const due = stay.deadlines.find(({ code }) => code === 'questionnaire');
  const shown = stay.questionnaires.filter((one) => one.state !== 'revoked');
  const create = async (channel: 'link' | 'paper') => {
    setBusy(true);
    try {
      const made = await send(
        api.POST('/api/v1/stays/{id}/questionnaires', {
          params: { path: { id: stay.id } },
          body: { id: newId(), channel },
        }),
      );
      if (channel === 'link') setSent(made);
      else print();
      await onDone();
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  const print = () => {
    setPrinting(true);
    setTimeout(() => window.print());
  };
  return (
    <Section
      title={t('continuity.questionnaire')}
      id="questionnaire"
      actionsFor="course_keep"
      actions={
        <>
          <Button
            variant="default"
            size="compact-md"
            loading={busy}
            leftSection={<IconLink size={16} aria-hidden />}
            onClick={() => void create('link')}
          >
            {t('continuity.sendLink')}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            disabled={busy}
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => void create('paper')}
          >
            {t('continuity.onPaper')}
          </Button>
        </>
      }
    >
      {shown.length === 0 && (
        <p className={`muted ${classes.flat}`}>
          {due ? t('continuity.questionnaireDue', { day: day(due.dueOn) }) : t('continuity.questionnaireNone')}
        </p>
      )}
      <ul className="plain-list line-list">
        {shown.map((one) => (
          <Sent key={one.id} one={one} onType={() => setTyping(one)} onPrint={print} onDone={onDone} />
        ))}
      </ul>
      {sent && <LinkDialog sent={sent} stay={stay} pupil={pupil} onClose={() => setSent(null)} />}
      {typing && (
        <TypeAnswersDialog
          questionnaire={typing}
          onClose={() => setTyping(null)}
          onDone={async () => {
            setTyping(null);
            await onDone();
          }}
        />
      )}
      {printing && <PaperQuestionnaire stay={stay} pupil={pupil} />}
    </Section>
  );
}

interface SentProps {
  one: Questionnaire;
  onType: () => void;
  onPrint: () => void;
  onDone: () => Promise<unknown>;
}

function Sent({ one, onType, onPrint, onDone }: SentProps) {
  const { t } = useT();
  const { forms } = useBlueprint();
  const [asking, setAsking] = useState(false);
  const definition = one.answeredIn ?? forms.find(({ kind }) => kind === 'school_questionnaire');
  const revoke = async () => {
    setAsking(false);
    try {
      await send(
        api.PUT('/api/v1/questionnaires/{id}/revoked', {
          params: { path: { id: one.id }, header: ifMatch(one.version) },
        }),
      );
      notify(t('continuity.linkRevoked'));
      await onDone();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <li className="stack stack-sm">
      <div className={classes.line}>
        <span>
          {t(one.channel === 'link' ? 'continuity.byLink' : 'continuity.byPaper', { day: day(one.sentOn) })}
          {one.open && one.expiresOn && (
            <span className="muted"> · {t('continuity.openUntil', { day: day(one.expiresOn) })}</span>
          )}
        </span>
        <StatusBadge tone={TONES[one.state]}>
          {translateOr(`continuity.questionnaire_${one.state}`, one.state)}
        </StatusBadge>
      </div>
      {one.answeredOn && definition && (
        <>
          <p className={`muted ${classes.flat}`}>
            {t('continuity.answeredBy', { by: one.answeredBy || 'none', day: day(one.answeredOn) })}
          </p>
          <FormAnswers definition={definition} answers={one.answers as Answers} />
        </>
      )}
      <div className={`${classes.ways} no-print`}>
        <Button variant="subtle" size="compact-md" leftSection={<IconPencil size={16} aria-hidden />} onClick={onType}>
          {t(one.answeredOn ? 'continuity.correctAnswers' : 'continuity.typeAnswers')}
        </Button>
        {one.channel === 'paper' && !one.answeredOn && (
          <Button variant="subtle" size="compact-md" onClick={onPrint}>
            {t('continuity.printAgain')}
          </Button>
        )}
        {one.open && (
          <Button variant="subtle" size="compact-md" onClick={() => setAsking(true)}>
            {t('continuity.revokeLink')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        title={t('continuity.revokeLink')}
        opened={asking}
        onClose={() => setAsking(false)}
        confirmLabel={t('continuity.revokeLink')}
        onConfirm={() => void revoke()}
        danger
      >
        {t('continuity.revokeText')}
      </ConfirmDialog>
    </li>
  );
}
