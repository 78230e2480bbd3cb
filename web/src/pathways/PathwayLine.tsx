// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import classes from './pathways.module.css';
import { openingHref, pathwayHref } from './search';
import { exitTone, useExitWords } from './words';

interface PathwayLineProps {
  personId: string;
  pathway: Schema<'CaseFile'>['pathway'];
}

/** Where the long follow-up stands, on the file itself. */
export function PathwayLine({ personId, pathway }: PathwayLineProps) {
  const { t } = useT();
  const kind = useLabel('pathway_kind');
  const classWords = useLabel('pathway_exit_class');
  const exitWords = useExitWords();
  const open = pathway?.exitClass === null;
  return (
    <Section
      title={t('pathways.part')}
      actions={!open && <AppLink href={openingHref(personId)}>{t('pathways.open')}</AppLink>}
    >
      {pathway ? (
        <p className={classes.flat}>
          <AppLink href={pathwayHref(personId)}>
            {kind(pathway.kind)}, {t('pathways.sinceDay', { day: day(pathway.enteredOn) })}
          </AppLink>
          <br />
          {pathway.exitClass ? (
            <>
              <StatusBadge tone={exitTone(pathway.exitClass)}>{classWords(pathway.exitClass)}</StatusBadge>{' '}
              {exitWords(pathway.exitClass, pathway.exitCode ?? '')}, {day(pathway.exitOn ?? '')}
            </>
          ) : (
            <>
              {[
                t('pathways.objectivesReached', { reached: pathway.reached, count: pathway.objectives }),
                pathway.referent?.displayName,
                !pathway.reviewOverdue &&
                  pathway.nextReviewOn &&
                  t('pathways.reviewOn', { day: day(pathway.nextReviewOn) }),
              ]
                .filter(Boolean)
                .join(' · ')}{' '}
              {pathway.reviewOverdue && (
                <StatusBadge tone="bad">
                  {t('pathways.overdueSince', { day: day(pathway.nextReviewOn ?? '') })}
                </StatusBadge>
              )}
            </>
          )}
        </p>
      ) : (
        <p className={`muted ${classes.flat}`}>{t('pathways.none')}</p>
      )}
    </Section>
  );
}
