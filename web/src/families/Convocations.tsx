// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarRepeat,
  IconCalendarX,
  IconPencil,
  IconPhoneCall,
  IconPlus,
  IconPrinter,
  IconTrash,
  IconUserOff,
  IconUsers,
} from '@tabler/icons-react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { ActionMenu, notifyError, notifyUndo, Section, StatusBadge } from '@/ui';
import { day, dayLong, time } from '@/ui/format';
import type { Act } from './FamilyDialogs';
import classes from './families.module.css';
import { useRereadFamily } from './queries';
import { type Convocation, type Family, isOpen, stateTone, useWho, warningWords } from './words';

interface ConvocationsProps {
  family: Family;
  onAct: (act: Act) => void;
}

export function Convocations({ family, onAct }: ConvocationsProps) {
  const { t } = useT();
  const { convocations } = family;
  const open = convocations.filter(isOpen).reverse();
  const settled = convocations.filter((each) => !isOpen(each));
  const list = (some: Convocation[]) => (
    <ul className="plain-list line-list">
      {some.map((each) => (
        <li key={each.id} className={classes.item}>
          <OneConvocation convocation={each} family={family} onAct={onAct} />
        </li>
      ))}
    </ul>
  );
  return (
    <Section
      title={t('families.convocations')}
      actions={
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onAct({ kind: 'convocation' })}
        >
          {t('families.convoke')}
        </Button>
      }
    >
      {convocations.length === 0 && <p className="muted">{t('families.noConvocation')}</p>}
      {open.length > 0 && list(open)}
      {settled.length > 0 && (
        <details open={open.length === 0}>
          <summary>{t('families.settled', { count: settled.length })}</summary>
          {list(settled)}
        </details>
      )}
    </Section>
  );
}

type Outcome = Schema<'ConvocationOutcome'>['outcome'];

function OneConvocation({ convocation, family, onAct }: ConvocationsProps & { convocation: Convocation }) {
  const { t } = useT();
  const purpose = useLabel('convocation_purpose');
  const states = useLabel('convocation_state');
  const bring = useLabel('to_bring');
  const interpreter = useLabel('language');
  const who = useWho(family.guardians);
  const parties = [...convocation.guardians.map(who), ...(convocation.young ? [who(null)] : [])];
  return (
    <article aria-label={`${purpose(convocation.purpose)}, ${day(convocation.on)}`}>
      <div className={classes.line}>
        <h3 className={classes.title}>
          {purpose(convocation.purpose)}
          <span className={classes.when}>
            {dayLong(convocation.on)} {t('families.at', { time: time(convocation.time) })}
          </span>
        </h3>
        <StatusBadge tone={stateTone(convocation.state)}>{states(convocation.state)}</StatusBadge>
      </div>
      <p className={classes.flat}>{parties.join(' · ')}</p>
      <p className={`muted ${classes.flat}`}>
        {[
          convocation.place,
          convocation.toBring.length > 0 && t('families.bring', { list: convocation.toBring.map(bring).join(', ') }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {convocation.interpreter !== 'none' && (
        <StatusBadge tone={convocation.interpreter === 'booked' ? 'good' : 'warn'}>
          {t(convocation.interpreter === 'booked' ? 'families.interpreterBooked' : 'families.interpreterNeeded', {
            language: convocation.interpreterLanguage
              ? interpreter(convocation.interpreterLanguage).toLowerCase()
              : 'none',
          })}
        </StatusBadge>
      )}
      {[convocation.note, convocation.outcomeNote].filter(Boolean).map((words) => (
        <p key={words} className={`written ${classes.flat}`}>
          {words}
        </p>
      ))}
      <Warnings warnings={convocation.warnings} who={who} />
      <Attempts convocation={convocation} who={who} personId={family.person.id} />
      <ConvocationActs convocation={convocation} personId={family.person.id} onAct={onAct} />
    </article>
  );
}

export function Warnings({
  warnings,
  who,
}: {
  warnings: readonly Schema<'Notice'>[];
  who: (id: string | null) => string;
}) {
  if (warnings.length === 0) return null;
  return (
    <ul className={`plain-list ${classes.warnings}`}>
      {warnings.map((warning) => (
        <li key={JSON.stringify(warning)}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{warningWords(warning, who)}</span>
        </li>
      ))}
    </ul>
  );
}

function Attempts({
  convocation,
  who,
  personId,
}: {
  convocation: Convocation;
  who: (id: string | null) => string;
  personId: string;
}) {
  const { t } = useT();
  const channel = useLabel('attempt_channel');
  const result = useLabel('attempt_result');
  const reread = useRereadFamily(personId);
  if (convocation.attempts.length === 0) return null;
  const withdraw = async (id: string) => {
    try {
      await send(api.DELETE('/api/v1/convocation-attempts/{id}', { params: { path: { id } } }));
      await reread();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <ul className={`plain-list ${classes.attempts}`} aria-label={t('families.attempts')}>
      {convocation.attempts.map((attempt) => (
        <li key={attempt.id}>
          <span className="num">
            {day(attempt.on)}
            {attempt.time && ` ${time(attempt.time)}`}
          </span>
          <span>
            {channel(attempt.channel)} · {who(attempt.guardianId)} :{' '}
            <strong>{result(attempt.result).toLowerCase()}</strong>
            {attempt.note && <span className="muted"> {attempt.note}</span>}
          </span>
          {isOpen(convocation) && (
            <ActionMenu
              compact
              label={t('families.attemptActs', { day: day(attempt.on), channel: channel(attempt.channel) })}
              items={[
                {
                  label: t('families.withdrawAttempt'),
                  icon: IconTrash,
                  onClick: () => void withdraw(attempt.id),
                },
              ]}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function ConvocationActs({
  convocation,
  personId,
  onAct,
}: {
  convocation: Convocation;
  personId: string;
  onAct: (act: Act) => void;
}) {
  const { t } = useT();
  const reread = useRereadFamily(personId);
  const settle = async (outcome: Outcome, version = convocation.version) => {
    const settled = await send(
      api.PUT('/api/v1/convocations/{id}/outcome', {
        params: { path: { id: convocation.id }, header: ifMatch(version) },
        body: { outcome },
      }),
    );
    await reread();
    return settled;
  };
  const say = async (outcome: Outcome, words: string) => {
    try {
      const settled = await settle(outcome);
      notifyUndo(words, () => settle(null, settled.version));
    } catch (error) {
      notifyError(error);
    }
  };
  const postpone = async () => {
    await say('postponed', t('families.postponed'));
    onAct({ kind: 'convocation', replaces: convocation });
  };
  if (!isOpen(convocation))
    return (
      <div className="row">
        {convocation.state === 'no_show' && (
          <Button
            variant="default"
            size="compact-md"
            onClick={() => onAct({ kind: 'convocation', replaces: convocation })}
          >
            {t('families.convokeAgain')}
          </Button>
        )}
        <Button variant="subtle" size="compact-md" onClick={() => void settle(null).catch(notifyError)}>
          {t('families.takeOutcomeBack')}
        </Button>
      </div>
    );
  return (
    <div className="row">
      <Button
        size="compact-md"
        leftSection={<IconPhoneCall size={16} aria-hidden />}
        onClick={() => onAct({ kind: 'attempt', convocation })}
      >
        {t('families.noteAttempt')}
      </Button>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconUsers size={16} aria-hidden />}
        onClick={() => onAct({ kind: 'interview', convocation })}
      >
        {t('families.whoCame')}
      </Button>
      <Button
        variant="default"
        size="compact-md"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => onAct({ kind: 'letters', convocation })}
      >
        {t('families.letters')}
      </Button>
      <ActionMenu
        compact
        label={t('families.convocationActs', { day: day(convocation.on) })}
        items={[
          { label: t('families.edit'), icon: IconPencil, onClick: () => onAct({ kind: 'convocation', convocation }) },
          {
            label: t('families.didNotCome'),
            icon: IconUserOff,
            onClick: () => void say('no_show', t('families.noShowNoted')),
          },
          { label: t('families.postpone'), icon: IconCalendarRepeat, onClick: () => void postpone() },
          {
            label: t('families.cancel'),
            icon: IconCalendarX,
            onClick: () => void say('cancelled', t('families.cancelled')),
          },
        ]}
      />
    </div>
  );
}
