// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { AppLink, StatusBadge } from '@/ui';
import { day, name } from '@/ui/format';
import classes from './Candidates.module.css';
import { evidenceWords, levelTone, levelWords } from './words';

export interface CandidatesProps {
  candidates: Schema<'Candidate'>[];
  /** What the button of each does; without it each is only a link to the file, in another tab. */
  onChoose?: (candidate: Schema<'Candidate'>) => void;
}

/** Young people on file who may be the one described, best first, each with the reasons in words. */
export function Candidates({ candidates, onChoose }: CandidatesProps) {
  const { t } = useT();
  return (
    <ul className={`plain-list ${classes.list}`} aria-label={t('people.candidates')}>
      {candidates.map((candidate) => (
        <li key={candidate.id} className={classes.item} data-level={candidate.level}>
          <div className={classes.words}>
            <div className="row">
              <AppLink href={`/dossiers/${candidate.id}`} target="_blank" rel="noopener" className={classes.name}>
                {name(candidate)}
                <span className="visually-hidden"> {t('people.newTab')}</span>
              </AppLink>
              <StatusBadge tone={levelTone(candidate.level)}>{levelWords(candidate.level)}</StatusBadge>
            </div>
            <div className="muted">{aboutOf(candidate, t('people.birthUnknown'))}</div>
            <ul className={classes.evidence}>
              {evidenceWords(candidate.evidence).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
          {onChoose && (
            <Button variant="default" onClick={() => onChoose(candidate)}>
              {t('people.thisOne')}
              <span className="visually-hidden"> : {name(candidate)}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function aboutOf({ birthDate, structureName, className }: Schema<'Candidate'>, unknown: string): string {
  return [birthDate ? day(birthDate) : unknown, structureName, className].filter(Boolean).join(' · ');
}
