// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { Section, StatusBadge } from '@/ui';
import { day, name } from '@/ui/format';
import type { Act } from './FamilyDialogs';
import classes from './families.module.css';
import {
  answerWords,
  type Family,
  type FamilyGuardian,
  standingTone,
  standingWords,
  useKindWords,
  useWho,
} from './words';

type Row = Schema<'AuthorisationRow'>;

/** Kind by kind: how it stands, and what each one said. */
export function Authorisations({ family, onAct }: { family: Family; onAct: (act: Act) => void }) {
  const { t } = useT();
  const answered = new Set(family.matrix.flatMap((row) => row.cells.map((cell) => cell.guardianId)));
  const columns = family.guardians.filter(
    ({ guardian, rule }) =>
      answered.has(guardian.id) || (guardian.authority !== 'no' && !rule.reasons.includes('not_in_force')),
  );
  return (
    <Section
      title={t('families.authorisations')}
      actions={
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconSignature size={16} aria-hidden />}
          onClick={() => onAct({ kind: 'signing' })}
        >
          {t('families.sign')}
        </Button>
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('families.kind')}</th>
            <th scope="col">{t('families.standing')}</th>
            {columns.map(({ guardian }) => (
              <th key={guardian.id} scope="col">
                {name(guardian)}
              </th>
            ))}
            <th scope="col">{t('families.young')}</th>
          </tr>
        </thead>
        <tbody>
          {family.matrix.map((row) => (
            <MatrixRow key={`${row.kind} ${row.scope}`} row={row} columns={columns} family={family} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function MatrixRow({ row, columns, family }: { row: Row; columns: FamilyGuardian[]; family: Family }) {
  const { t } = useT();
  const kind = useKindWords();
  const who = useWho(family.guardians);
  const missing = [...row.missing.map(who), ...(row.youngMissing ? [who(null)] : [])];
  const awaited = ['incomplete', 'not_answered'].includes(row.standing) ? missing : [];
  return (
    <tr>
      <th scope="row">
        {kind(row.kind, row.scope)}
        {(row.both || row.young) && (
          <span className={`muted small ${classes.below}`}>
            {[row.both && t('families.needsBoth'), row.young && t('families.needsYoung')].filter(Boolean).join(' · ')}
          </span>
        )}
      </th>
      <td data-label={t('families.standing')}>
        <StatusBadge tone={row.expected && row.standing === 'not_asked' ? 'warn' : standingTone(row.standing)}>
          {standingWords(row.standing)}
        </StatusBadge>
        {row.validUntil && (
          <span className={`muted small ${classes.below}`}>{t('families.until', { day: day(row.validUntil) })}</span>
        )}
        {awaited.length > 0 && (
          <span className={`small ${classes.below}`}>{t('families.awaited', { who: awaited.join(', ') })}</span>
        )}
      </td>
      {columns.map(({ guardian }) => (
        <Cell key={guardian.id} row={row} guardianId={guardian.id} label={name(guardian)} />
      ))}
      <Cell row={row} guardianId={null} label={t('families.young')} />
    </tr>
  );
}

function Cell({ row, guardianId, label }: { row: Row; guardianId: string | null; label: string }) {
  const { t } = useT();
  const cell = row.cells.find((each) => each.guardianId === guardianId);
  return (
    <td data-label={label} data-empty={!cell || undefined}>
      {cell ? (
        <>
          {answerWords(cell.answer)}
          <span className={`muted small ${classes.below}`}>
            {t(cell.answer === 'asked' ? 'families.askedOn' : 'families.on', { day: day(cell.on) })}
          </span>
        </>
      ) : (
        <span className="muted">–</span>
      )}
    </td>
  );
}
