// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, ChoiceCards, SelectField } from '@/ui';
import { day } from '@/ui/format';
import { callerWords, evidenceWords, measurePeriod } from '../words';
import classes from './DuplicatePanel.module.css';

export interface Announced {
  personId: string | null;
  personName: string;
  birthDate: string | null;
  structureName: string;
  className: string;
  caller: Schema<'Caller'>;
  receivedOn: string | null;
  measure: Schema<'Measure'>;
}

export interface DuplicatePanelProps {
  duplicates: readonly Schema<'ReferralCandidate'>[];
  /** The announcement being written. */
  mine: Announced;
  decision: Schema<'DuplicateDecision'> | null;
  onChange: (decision: Schema<'DuplicateDecision'> | null) => void;
  error?: string;
}

type Kind = Schema<'DuplicateDecision'>['kind'];

/** Two announcements of what may be one measure, side by side: a person says which. */
export function DuplicatePanel({ duplicates, mine, decision, onChange, error }: DuplicatePanelProps) {
  const { t } = useT();
  const [first] = duplicates;
  const other = duplicates.find((each) => each.referralId === decision?.referralId) ?? first;
  if (!other) return null;
  const choose = (kind: string | null) => onChange(kind ? { kind: kind as Kind, referralId: other.referralId } : null);
  return (
    <div className={classes.panel}>
      <p className={classes.lead}>
        <strong>{t('receptions.duplicateFound')}</strong> {evidenceWords(other.evidence)}
      </p>
      {duplicates.length > 1 && (
        <SelectField
          label={t('receptions.compareWith')}
          value={other.referralId}
          options={duplicates.map((each) => ({
            value: each.referralId,
            label: `${each.personName}, ${measurePeriod(each.measure)}`,
          }))}
          onChange={(referralId) => referralId && onChange({ kind: decision?.kind ?? 'same', referralId })}
        />
      )}
      <Comparison other={other} mine={mine} />
      <ChoiceCards
        id="f-duplicateDecision"
        label={t('receptions.duplicateQuestion')}
        value={decision?.kind ?? null}
        onChange={choose}
        error={error}
        options={[
          { value: 'same', label: t('receptions.duplicateSame'), hint: t('receptions.duplicateSameHint') },
          {
            value: 'correction',
            label: t('receptions.duplicateCorrection'),
            hint: t('receptions.duplicateCorrectionHint'),
          },
          { value: 'new', label: t('receptions.duplicateNew'), hint: t('receptions.duplicateNewHint') },
        ]}
      />
    </div>
  );
}

function pick({ personName, birthDate }: Schema<'ReferralCandidate'>) {
  return { personName, birthDate };
}

function Comparison({ other, mine }: { other: Schema<'ReferralCandidate'>; mine: Announced }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const functions = useLabel('caller_function');
  const channels = useLabel('channel');
  const lines = (said: Announced): [string, string][] => [
    [t('receptions.pupil'), [said.personName, said.birthDate && day(said.birthDate)].filter(Boolean).join(', ')],
    [t('receptions.school'), [said.structureName, said.className].filter(Boolean).join(', ')],
    [t('receptions.caller'), callerWords(said.caller, functions, channels)],
    [t('receptions.receivedOn'), said.receivedOn ? day(said.receivedOn) : ''],
    [t('receptions.measureKind'), said.measure.kind ? kind(said.measure.kind) : ''],
    [t('receptions.dates'), measurePeriod(said.measure)],
  ];
  const theirs = lines(other);
  // One and the same file is no difference, however its name is written.
  const own = lines(mine.personId === other.personId ? { ...mine, ...pick(other) } : mine);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <AppLink href={`/saisines/${other.referralId}`} target="_blank" rel="noreferrer">
              {t('receptions.alreadyThere')}
            </AppLink>
          </th>
          <th scope="col">{t('receptions.thisOne')}</th>
        </tr>
      </thead>
      <tbody>
        {theirs.map(([label, value], index) => {
          const ownValue = own[index]?.[1] ?? '';
          // Lists write surnames in capitals; that is no other spelling.
          const differs = value.toLocaleLowerCase() !== ownValue.toLocaleLowerCase();
          return (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value || '—'}</td>
              <td data-differs={differs || undefined}>
                <Marked when={differs} words={t('receptions.differs')}>
                  {ownValue || '—'}
                </Marked>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Marked({ when, words, children }: { when: boolean; words: string; children: ReactNode }) {
  if (!when) return <>{children}</>;
  return (
    <>
      <strong>{children}</strong> <span className="visually-hidden">({words})</span>
    </>
  );
}
