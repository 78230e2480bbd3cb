// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, notify, Section, StatusBadge } from '@/ui';
import { day, dayLong, halfDay, halfDayShort, instant, name } from '@/ui/format';
import type { Act } from './IncidentDialogs';
import classes from './incidents.module.css';
import { ToldLines } from './Told';
import type { FilePage, Interruption } from './words';

interface InterruptionArticleProps {
  page: FilePage;
  interruption: Interruption;
  onAct: (act: Act) => void;
}

/** A reception broken off: what is freed, who knows, what the school said, and words ready to send. */
export function InterruptionArticle({ page, interruption, onAct }: InterruptionArticleProps) {
  const { t } = useT();
  const titleId = useId();
  const reason = useLabel('reason_interrupted');
  const answer = useLabel('interruption_answer');
  const { undone, schoolAnswer, freed } = interruption;
  const stay = page.stays.find(({ id }) => id === interruption.stayId);
  const incident = page.incidents.find(({ id }) => id === interruption.incidentId);
  return (
    <article className={`card ${classes.incident}`} aria-labelledby={titleId} data-undone={undone || undefined}>
      <div className={classes.head}>
        <h3 id={titleId} className={classes.title}>
          {t('incidents.interruption')} <span className={classes.when}>{dayLong(interruption.on)}</span>
        </h3>
        <StatusBadge tone={undone ? 'quiet' : 'bad'}>{reason(interruption.reasonCode)}</StatusBadge>
        {undone && <StatusBadge tone="quiet">{t('incidents.undone')}</StatusBadge>}
        <AppLink href={`/accueils/${interruption.stayId}`}>{t('incidents.openStay')}</AppLink>
      </div>
      <p className={classes.flat}>
        {t('incidents.lastExpected', { half: halfDay(interruption.last) })}{' '}
        {t('incidents.freed', { count: freed.length, halves: freed.map(halfDayShort).join(', ') })}
      </p>
      {interruption.note && <p className={classes.facts}>{interruption.note}</p>}
      {undone && interruption.undoneAt && (
        <p className={`muted ${classes.flat}`}>
          {t('incidents.undoneBy', {
            name: interruption.undoneBy?.displayName ?? '',
            at: instant(interruption.undoneAt),
            reason: interruption.undoneReason || 'none',
          })}
        </p>
      )}
      <ToldLines
        page={page}
        told={interruption.told}
        awaited={interruption.awaited}
        onTell={(audience) => onAct({ kind: 'tell', interruption, incident, audience })}
      />
      {schoolAnswer && (
        <p className={classes.flat}>
          {t('incidents.schoolSaid', { day: day(schoolAnswer.on), answer: answer(schoolAnswer.code) })}{' '}
          {schoolAnswer.note}
        </p>
      )}
      {!undone && (
        <>
          <ReadyTexts page={page} interruption={interruption} />
          <div className="row no-print">
            <Button variant="default" onClick={() => onAct({ kind: 'answer', interruption })}>
              {t('incidents.schoolAnswer')}
            </Button>
            {stay?.state === 'interrupted' && (
              <Button variant="subtle" onClick={() => onAct({ kind: 'resume', interruption })}>
                {t('incidents.resume')}
              </Button>
            )}
          </div>
        </>
      )}
    </article>
  );
}

/** Words for the school and the parents, without any detail of what happened. */
function ReadyTexts({ page, interruption }: { page: FilePage; interruption: Interruption }) {
  const { t } = useT();
  const params = {
    name: name(page.person),
    last: halfDay(interruption.last),
    end: interruption.measureEnd ? day(interruption.measureEnd.slice(0, 10)) : 'none',
  };
  const texts = [
    { label: t('incidents.textForSchool'), words: t('incidents.readySchool', params) },
    { label: t('incidents.textForParents'), words: t('incidents.readyParents', params) },
  ];
  return (
    <details className="no-print">
      <summary>{t('incidents.readyTexts')}</summary>
      <div className="stack">
        {texts.map(({ label, words }) => (
          <Section
            key={label}
            title={label}
            quiet
            actions={
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconCopy size={16} aria-hidden />}
                onClick={() =>
                  void navigator.clipboard.writeText(words).then(
                    () => notify(t('incidents.copied')),
                    () => notify(t('incidents.notCopied'), 'warn'),
                  )
                }
              >
                {t('incidents.copy')}
              </Button>
            }
          >
            <p className={classes.readyText}>{words}</p>
          </Section>
        ))}
      </div>
    </details>
  );
}
