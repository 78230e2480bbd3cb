// SPDX-License-Identifier: EUPL-1.2
import { IconBan, IconCheck, IconX } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { type MsgId, useT } from '@/i18n';
import { dialled } from '@/people/words';
import { AppLink, Section, StatusBadge } from '@/ui';
import { name, phone } from '@/ui/format';
import classes from './families.module.css';
import { type FamilyGuardian, reasonWords } from './words';

type Rule = Schema<'ContactRule'>;

const PURPOSES: [keyof Rule & ('call' | 'write' | 'tell' | 'whereabouts' | 'collect'), MsgId][] = [
  ['call', 'families.mayCall'],
  ['write', 'families.mayWrite'],
  ['tell', 'families.mayTell'],
  ['whereabouts', 'families.mayKnowWhere'],
  ['collect', 'families.mayCollect'],
];

/** Who may be told what, today. */
export function Circle({ guardians }: { guardians: FamilyGuardian[] }) {
  const { t } = useT();
  const present = guardians.filter(({ rule }) => !rule.reasons.includes('not_in_force'));
  return (
    <Section title={t('families.circle')}>
      {present.length === 0 && <p className="muted">{t('families.noGuardian')}</p>}
      {present.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('families.person')}</th>
              {PURPOSES.map(([purpose, label]) => (
                <th key={purpose} scope="col">
                  {t(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {present.map((each) => (
              <OneGuardian key={each.guardian.id} each={each} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function OneGuardian({ each: { guardian, rule, reach } }: { each: FamilyGuardian }) {
  const { t } = useT();
  const relation = useLabel('guardian_relation');
  const authority = useLabel('authority');
  const language = useLabel('language');
  const numbers = [guardian.phone, guardian.phone2].filter(Boolean);
  return (
    <tr data-restricted={rule.restricted || undefined}>
      <th scope="row">
        <div className={classes.who}>
          <span className="strong">{name(guardian)}</span>
          <span className="muted">
            {relation(guardian.relation)} · {authority(guardian.authority).toLowerCase()}
          </span>
          {numbers.length > 0 && rule.call && (
            <span className={classes.numbers}>
              {numbers.map((number) => (
                <AppLink key={number} href={dialled(number)}>
                  {phone(number)}
                </AppLink>
              ))}
            </span>
          )}
          {rule.reasons.map((reason) => (
            <span key={reason} className={rule.restricted ? classes.forbidden : 'muted small'}>
              {rule.restricted && <IconBan size={16} aria-hidden />}
              {reasonWords(reason)}
            </span>
          ))}
          <span className="row">
            {reach.unreachable && (
              <StatusBadge tone="bad">
                {t('families.unreachable', { attempts: reach.attempts, means: reach.means })}
              </StatusBadge>
            )}
            {guardian.interpreter && (
              <StatusBadge tone="warn">
                {t('families.interpreterFor', { language: language(guardian.language).toLowerCase() })}
              </StatusBadge>
            )}
          </span>
        </div>
      </th>
      {PURPOSES.map(([purpose, label]) => (
        <td key={purpose} data-label={t(label)}>
          <span className={rule[purpose] ? classes.yes : classes.no}>
            {rule[purpose] ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
            {rule[purpose]
              ? purpose === 'write' && rule.restricted
                ? t('families.ownAddressOnly')
                : t('families.yes')
              : t('families.no')}
          </span>
        </td>
      ))}
    </tr>
  );
}
