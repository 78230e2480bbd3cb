// SPDX-License-Identifier: EUPL-1.2
// Reviews held and attempts to reach people.
import { Button } from '@mantine/core';
import { IconPencil, IconPhoneCall, IconTrash, IconUsers } from '@tabler/icons-react';
import { api, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { dialled } from '@/people/words';
import { ActionMenu, AppLink, notifyError, Section, StatusBadge } from '@/ui';
import { day, dayShort, phone, time } from '@/ui/format';
import type { Act } from './PathwayDialogs';
import classes from './pathways.module.css';
import { useRereadPathways } from './queries';
import { type Contact, isOpen, objectiveTone, type Pathway, type Review, useWho } from './words';

interface PartProps {
  pathway: Pathway;
  onAct: (act: Act) => void;
}

export function Reviews({ pathway, onAct }: PartProps) {
  const { t } = useT();
  return (
    <Section
      title={t('pathways.reviews')}
      actionsFor="pathways_keep"
      actions={
        isOpen(pathway) && (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconUsers size={16} aria-hidden />}
            onClick={() => onAct({ kind: 'review' })}
          >
            {t('pathways.holdReview')}
          </Button>
        )
      }
    >
      {pathway.reviews.length === 0 && <p className="muted">{t('pathways.noReview')}</p>}
      <ul className={`plain-list line-list ${classes.findings}`}>
        {pathway.reviews.map((review) => (
          <li key={review.id} className={classes.finding}>
            <OneReview review={review} onAct={onAct} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneReview({ review, onAct }: { review: Review; onAct: (act: Act) => void }) {
  const { t } = useT();
  const participant = useLabel('pathway_participant');
  const state = useLabel('pathway_objective_state');
  return (
    <article aria-label={t('pathways.reviewOf', { day: day(review.on) })}>
      <div className={classes.line}>
        <h3 className={classes.title}>{t('pathways.reviewOf', { day: day(review.on) })}</h3>
        <ActionMenu
          compact
          label={t('pathways.actsOn', { what: t('pathways.reviewOf', { day: day(review.on) }) })}
          items={[
            { label: t('pathways.editReview'), icon: IconPencil, onClick: () => onAct({ kind: 'review', review }) },
          ]}
        />
      </div>
      <div className={classes.words}>
        <p>{[...review.participants.map(participant), review.others].filter(Boolean).join(', ')}</p>
        {review.progress.length > 0 && (
          <ul className="plain-list">
            {review.progress.map((each) => (
              <li key={each.objectiveId} className={classes.line}>
                <span>
                  {each.title}
                  {each.note && <span className="muted"> : {each.note}</span>}
                </span>
                <StatusBadge tone={objectiveTone(each.state)}>{state(each.state)}</StatusBadge>
              </li>
            ))}
          </ul>
        )}
        {review.decisions && <p className="written">{review.decisions}</p>}
        <p className="muted small">
          {[review.by?.displayName, review.nextOn && t('pathways.nextPlanned', { day: dayShort(review.nextOn) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </article>
  );
}

export function Attempts({ pathway, contacts, onAct }: PartProps & { contacts: readonly Contact[] }) {
  const { t } = useT();
  const channel = useLabel('attempt_channel');
  const outcome = useLabel('pathway_contact');
  const who = useWho(contacts);
  const reread = useRereadPathways(pathway.personId);
  const open = isOpen(pathway);
  const withdraw = async (id: string) => {
    try {
      await send(api.DELETE('/api/v1/pathway-attempts/{id}', { params: { path: { id } } }));
      await reread();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Section
      title={t('pathways.contacts')}
      actionsFor="pathways_keep"
      actions={
        open && (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconPhoneCall size={16} aria-hidden />}
            onClick={() => onAct({ kind: 'attempt' })}
          >
            {t('pathways.noteContact')}
          </Button>
        )
      }
    >
      <Numbers contacts={contacts} />
      {pathway.attempts.length === 0 && <p className="muted">{t('pathways.noAttempt')}</p>}
      <ul className={`plain-list line-list ${classes.attempts}`} aria-label={t('pathways.attempts')}>
        {pathway.attempts.map((attempt) => (
          <li key={attempt.id} className={classes.attempt}>
            <span className="num">
              {day(attempt.on)}
              {attempt.time && ` ${time(attempt.time)}`}
            </span>
            <span>
              {channel(attempt.channel)} · {who(attempt.guardianId)} : <strong>{outcome(attempt.outcome)}</strong>
              {attempt.nextOn && ` · ${t('pathways.callAgain', { day: dayShort(attempt.nextOn) })}`}
              {attempt.note && <span className="muted"> {attempt.note}</span>}
            </span>
            {open && (
              <ActionMenu
                compact
                label={t('pathways.actsOn', { what: `${channel(attempt.channel)}, ${day(attempt.on)}` })}
                items={[
                  { label: t('pathways.withdrawAttempt'), icon: IconTrash, onClick: () => void withdraw(attempt.id) },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Whom to call; whom one may not is named as such, without a number to press. */
export function Numbers({ contacts, onDial }: { contacts: readonly Contact[]; onDial?: (contact: Contact) => void }) {
  const { t } = useT();
  const relation = useLabel('guardian_relation');
  if (contacts.length === 0) return <p className="muted">{t('pathways.noNumber')}</p>;
  return (
    <ul className={`plain-list ${classes.numbers}`} aria-label={t('pathways.numbers')}>
      {contacts.map((contact) => {
        const name =
          contact.guardianId === null
            ? t('pathways.young')
            : `${contact.name} (${relation(contact.relation).toLowerCase()})`;
        return (
          <li key={`${contact.guardianId}${contact.phone}`}>
            {contact.mayCall ? (
              <>
                <AppLink
                  href={dialled(contact.phone)}
                  className={`num ${classes.dial}`}
                  onClick={() => onDial?.(contact)}
                >
                  <IconPhoneCall size={18} aria-hidden />
                  {phone(contact.phone)}
                </AppLink>
                <span>{name}</span>
              </>
            ) : (
              <span className={classes.forbidden}>{t('pathways.mayNotCall', { name })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
