// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { Candidates } from '@/people/Candidates';
import { measurePeriod, referralStateWords } from '@/receptions/words';
import { AppLink, StatusBadge } from '@/ui';
import { day, period } from '@/ui/format';
import classes from './exchange.module.css';
import { LineEditor } from './LineEditor';
import { asksForPupil, confirmed, type Line, openQuestions } from './lines';
import { findingText, nameOf, verdictTone, verdictWords } from './words';

interface LineCardProps {
  line: Line;
  onChange: (change: Partial<Pick<Line, 'cells' | 'decision'>>) => void;
}

/** One line: what it says, what was found, what the person chooses. */
export const LineCard = memo(
  function LineCard({ line, onChange }: LineCardProps) {
    const { t } = useT();
    const [editing, setEditing] = useState(false);
    const { verdict, becomes, findings, decision } = line;
    const told = findings.filter(({ severity }) => severity !== 'note');
    const notes = findings.filter(({ severity }) => severity === 'note');
    return (
      <li className={classes.line} data-verdict={verdict}>
        <div className="row row-apart">
          <h3 className={classes.name}>
            <span className="muted num">{t('exchange.line', { line: line.line })}</span> {nameOf(line)}
          </h3>
          <span className="row">
            <StatusBadge tone={verdictTone(verdict)}>{verdictWords(verdict)}</StatusBadge>
            {becomes && <span className="small">{t(`exchange.becomes_${becomes}`)}</span>}
          </span>
        </div>
        <Facts line={line} />
        {verdict !== 'left_out' && (told.length > 0 || notes.length > 0) && (
          <ul className={classes.findings}>
            {told.map((finding) => (
              <li key={`${finding.field}${finding.code}`} data-severity={finding.severity}>
                {findingText(finding)}
              </li>
            ))}
            {notes.length > 0 && <li className="muted">{notes.map(findingText).join(' · ')}</li>}
          </ul>
        )}
        {verdict !== 'left_out' && <Beside line={line} onChange={onChange} />}
        {editing ? (
          <LineEditor
            cells={line.cells}
            onCancel={() => setEditing(false)}
            onApply={(cells) => {
              setEditing(false);
              onChange({ cells, decision: { ...decision, confirmed: [] } });
            }}
          />
        ) : (
          <Acts line={line} onEdit={() => setEditing(true)} onChange={onChange} />
        )}
      </li>
    );
  },
  (before, after) => before.line === after.line,
);

function Facts({ line }: { line: Line }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const motive = useLabel('motive');
  const { pupil, measure, cells } = line;
  const words = [
    pupil.birthDate ? t('exchange.born', { day: day(pupil.birthDate) }) : cells.birthDate,
    pupil.className,
    measure.kind ? kind(measure.kind) : cells.measureKind,
    measure.start && period(measure.start, measure.end),
    measure.motive ? motive(measure.motive) : cells.motive,
  ].filter(Boolean);
  return <p className={`${classes.facts} num`}>{words.join(' · ')}</p>;
}

/** Who or what it may be, side by side with the line. */
function Beside({ line, onChange }: LineCardProps) {
  const { t } = useT();
  const { decision } = line;
  const asks = asksForPupil(line);
  return (
    <>
      {line.referrals.length > 0 && (
        <ul className={`plain-list ${classes.beside}`} aria-label={t('exchange.knownReferrals')}>
          {line.referrals.map((one) => (
            <li key={one.referralId}>
              <KnownReferral referral={one} />
            </li>
          ))}
        </ul>
      )}
      {asks && line.candidates.length > 0 && (
        <Candidates
          candidates={line.candidates}
          onChoose={({ id }) => onChange({ decision: { ...decision, pupil: 'known', personId: id } })}
        />
      )}
      {asks && (
        <div className="row">
          <Button
            variant="default"
            onClick={() => onChange({ decision: { ...decision, pupil: 'new', personId: null } })}
          >
            {t('exchange.anotherPupil')}
          </Button>
        </div>
      )}
      {decision.pupil && (
        <p className="row small">
          {t(decision.pupil === 'known' ? 'exchange.choseKnown' : 'exchange.choseNew')}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange({ decision: { ...decision, pupil: '', personId: null } })}
          >
            {t('exchange.chooseAgain')}
          </Button>
        </p>
      )}
    </>
  );
}

function KnownReferral({ referral }: { referral: Schema<'ReferralCandidate'> }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  return (
    <>
      <AppLink href={`/saisines/${referral.referralId}`} target="_blank" rel="noopener">
        {referral.personName}
        <span className="visually-hidden"> {t('people.newTab')}</span>
      </AppLink>{' '}
      <span className="muted">
        {[
          referral.structureName,
          referral.className,
          kind(referral.measure.kind),
          measurePeriod(referral.measure),
          referralStateWords(referral.state),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

interface ActsProps extends LineCardProps {
  onEdit: () => void;
}

function Acts({ line, onEdit, onChange }: ActsProps) {
  const { t } = useT();
  const { decision, verdict } = line;
  const about = <span className="visually-hidden"> : {nameOf(line)}</span>;
  if (decision.leaveOut)
    return (
      <div className="row">
        <Button variant="default" onClick={() => onChange({ decision: { ...decision, leaveOut: false } })}>
          {t('exchange.takeAgain')}
          {about}
        </Button>
      </div>
    );
  const passable = verdict !== 'refused' && openQuestions(line).length > 0;
  const known = line.referrals[0]?.personId;
  const keep = () => {
    const next = confirmed(line);
    // An announcement on file says whose it is, unless the person has said otherwise.
    onChange({
      decision: verdict === 'duplicate' && known && !next.pupil ? { ...next, pupil: 'known', personId: known } : next,
    });
  };
  return (
    <div className="row">
      {passable && (
        <Button variant="default" onClick={keep}>
          {t(verdict === 'duplicate' ? 'exchange.keepDuplicate' : 'exchange.confirmReading')}
          {about}
        </Button>
      )}
      <Button variant="default" onClick={onEdit}>
        {t('exchange.correct')}
        {about}
      </Button>
      <Button variant="default" onClick={() => onChange({ decision: { ...decision, leaveOut: true } })}>
        {t('exchange.leaveOut')}
        {about}
      </Button>
    </div>
  );
}
