// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useBlueprint, useLabel } from '@/api/queries';
import { translateOr, useT } from '@/i18n';
import { type Answers, FormAnswers } from '@/receptions/stay/FormRenderer';
import { StayFormPanel } from '@/receptions/stay/StayFormPanel';
import { AppLink, notifyError, PrintSheet, Section, useToday } from '@/ui';
import { day } from '@/ui/format';
import { ContactDialog } from './ContactDialog';
import classes from './continuity.module.css';
import { ReturnSteps } from './ReturnSteps';
import type { ReturnStay } from './words';

type Code = Schema<'StayDeadlineCode'>;
/** The form each step is written on. */
const FORMS: [Code, Schema<'FormKind'>][] = [
  ['return_meeting', 'return'],
  ['follow_up_first', 'follow_up_first'],
  ['follow_up_second', 'follow_up_second'],
  ['follow_up_third', 'follow_up'],
];

interface FollowUpsProps {
  stay: ReturnStay;
  personId: string;
  onDone: () => Promise<unknown>;
}

/** The return to school and the points after it: their days, who was reached, what came of them. */
export function FollowUps({ stay, personId, onDone }: FollowUpsProps) {
  const { t } = useT();
  const { forms } = useBlueprint();
  const [contact, setContact] = useState<Code | null>(null);
  const [paper, setPaper] = useState<Schema<'FormKind'> | null>(null);
  const answers = stay.forms.find(({ kind }) => kind === 'return')?.answers as Answers | undefined;
  const tutor = typeof answers?.tutor === 'string' ? answers.tutor : '';
  const today = useToday();
  // Opened on its day, not before.
  const next = stay.deadlines.find(
    ({ state, code, dueOn }) => code !== 'questionnaire' && (state === 'due' || state === 'late') && dueOn <= today,
  );
  return (
    <Section title={t('continuity.return')} id="retour">
      <ReturnSteps deadlines={stay.deadlines} explained />
      {stay.deadlines.length === 0 && <p className={`muted ${classes.flat}`}>{t('continuity.noReturnYet')}</p>}
      <Facts stay={stay} tutor={tutor} outcome={answers?.onDueDay} personId={personId} />
      <div className="stack stack-sm no-print">
        {FORMS.map(([code, kind]) => {
          const definition = forms.find((each) => each.kind === kind);
          const deadline = stay.deadlines.find((each) => each.code === code);
          const stored = stay.forms.find((each) => each.kind === kind);
          if (!definition || (!deadline && !stored)) return null;
          return (
            <div key={code} className="stack stack-sm">
              <StayFormPanel
                stayId={stay.id}
                definition={definition}
                stored={stored}
                due={next?.code === code && !stay.underWay}
                onPrint={() => {
                  setPaper(kind);
                  setTimeout(() => window.print());
                }}
              />
              <Contacts stay={stay} code={code} onAdd={() => setContact(code)} onDone={onDone} />
            </div>
          );
        })}
      </div>
      {contact && (
        <ContactDialog
          stay={stay}
          deadline={contact}
          onClose={() => setContact(null)}
          onDone={async () => {
            setContact(null);
            await onDone();
          }}
        />
      )}
      {paper && <Paper stay={stay} kind={paper} />}
    </Section>
  );
}

/** Who looks after the pupil at school, and what a return that went otherwise asks for. */
function Facts({
  stay,
  tutor,
  outcome,
  personId,
}: {
  stay: ReturnStay;
  tutor: string;
  outcome: Answers[string] | undefined;
  personId: string;
}) {
  const { t } = useT();
  return (
    <div className={classes.facts}>
      {tutor && (
        <p className={classes.flat}>
          {t('continuity.tutor')} <strong>{tutor}</strong>
        </p>
      )}
      {outcome === 'excluded_again' && (
        <p className={classes.flat}>
          <AppLink href={`/saisines/nouvelle?personId=${personId}`}>{t('continuity.newReferral')}</AppLink>
        </p>
      )}
      {outcome === 'other_school' && (
        <p className={classes.flat}>
          {t('continuity.otherSchool')} <AppLink href={`/dossiers/${personId}`}>{t('continuity.openFile')}</AppLink>
        </p>
      )}
      {!stay.underWay && (
        <p className={classes.flat}>
          <AppLink href={`/accueils/${stay.id}`}>{t('continuity.openStay')}</AppLink>
        </p>
      )}
    </div>
  );
}

interface ContactsProps {
  stay: ReturnStay;
  code: Code;
  onAdd: () => void;
  onDone: () => Promise<unknown>;
}

function Contacts({ stay, code, onAdd, onDone }: ContactsProps) {
  const { t } = useT();
  const channel = useLabel('channel');
  const result = useLabel('school_contact_result');
  const contacts = stay.contacts.filter(({ deadline }) => deadline === code);
  const step = translateOr(`continuity.step_${code}`, code);
  const withdraw = async (id: string) => {
    try {
      await send(api.DELETE('/api/v1/school-contacts/{id}', { params: { path: { id } } }));
      await onDone();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <ul className={classes.contacts}>
      {contacts.map((contact) => (
        <li key={contact.id}>
          <span className="num">{day(contact.on)}</span>
          <span>{[channel(contact.channel), contact.who, result(contact.result)].filter(Boolean).join(' · ')}</span>
          {contact.note && <span className="muted">{contact.note}</span>}
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={t('continuity.withdrawContact', { day: day(contact.on) })}
            onClick={() => void withdraw(contact.id)}
          >
            {t('continuity.takeBack')}
          </Button>
        </li>
      ))}
      <li>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPhone size={16} aria-hidden />}
          aria-label={t('continuity.noteContactFor', { step })}
          onClick={onAdd}
        >
          {t('continuity.noteContact')}
        </Button>
      </li>
    </ul>
  );
}

function Paper({ stay, kind }: { stay: ReturnStay; kind: Schema<'FormKind'> }) {
  const { forms } = useBlueprint();
  const definition = forms.find((form) => form.kind === kind);
  const stored = stay.forms.find((form) => form.kind === kind);
  if (!definition || !stored) return null;
  return (
    <PrintSheet title={definition.label.fr} onlyPrint>
      <p className="muted">{[stay.structureName, stay.className].filter(Boolean).join(' · ')}</p>
      <FormAnswers definition={stored.answeredIn ?? definition} answers={stored.answers as Answers} />
    </PrintSheet>
  );
}
