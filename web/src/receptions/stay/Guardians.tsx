// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useLabel, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { StatusBadge } from '@/ui';
import { name, phone } from '@/ui/format';
import classes from './Guardians.module.css';

type Guardian = Schema<'Guardian'>;

/** Whom to call, and whom not. */
export function Guardians({ guardians }: { guardians: readonly Guardian[] }) {
  const { t } = useT();
  const { today } = useMeta();
  const present = guardians.filter((each) => !each.validTo || each.validTo >= today);
  if (present.length === 0) return <p className="muted">{t('receptions.noGuardian')}</p>;
  return (
    <ul className={`plain-list line-list ${classes.list}`}>
      {present.map((each) => (
        <GuardianLine key={each.id} guardian={each} />
      ))}
    </ul>
  );
}

function GuardianLine({ guardian }: { guardian: Guardian }) {
  const { t } = useT();
  const relation = useLabel('guardian_relation');
  const language = useLabel('language');
  const numbers = [guardian.phone, guardian.phone2].filter(Boolean);
  return (
    <li>
      <div>
        <strong>{name(guardian)}</strong> <span className="muted">{relation(guardian.relation)}</span>{' '}
        <StatusBadge tone={guardian.mayContact ? 'good' : 'bad'}>
          {guardian.mayContact ? t('receptions.mayContact') : t('receptions.mayNotContact')}
        </StatusBadge>
        {guardian.interpreter && (
          <span className="muted"> {t('receptions.interpreter', { language: language(guardian.language) })}</span>
        )}
      </div>
      <div className={classes.numbers}>
        {numbers.map((number) =>
          guardian.mayContact ? (
            <a key={number} href={`tel:${number.replace(/[^\d+]/g, '')}`}>
              {phone(number)}
            </a>
          ) : (
            <span key={number} className="muted">
              {phone(number)}
            </span>
          ),
        )}
      </div>
    </li>
  );
}
