// SPDX-License-Identifier: EUPL-1.2
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { phone as phoneWords } from '@/ui/format';
import classes from './tasks.module.css';

/** What a telephone dials. */
export function dialled(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

/** Whom to call, one touch each. Those who may not be contacted are named without their number. */
export function Phones({ phones }: { phones: readonly Schema<'PhoneEntry'>[] }) {
  const { t } = useT();
  const relation = useLabel('guardian_relation');
  const who = ({ name, relation: code }: Schema<'PhoneEntry'>) =>
    code && code !== 'school' ? t('tasks.relative', { name, relation: relation(code).toLowerCase() }) : name;
  const barred = [...new Set(phones.filter((entry) => !entry.mayContact).map(who))];
  return (
    <ul className={classes.phones}>
      {phones
        .filter((entry) => entry.mayContact)
        .map((entry) => (
          <li key={`${entry.name} ${entry.phone}`}>
            <a className={classes.phone} href={dialled(entry.phone)}>
              <IconPhone size={16} aria-hidden />
              <span>
                {who(entry)} <span className="num nowrap">{phoneWords(entry.phone)}</span>
              </span>
            </a>
          </li>
        ))}
      {barred.map((name) => (
        <li key={name} className={classes.barred}>
          <IconPhoneOff size={16} aria-hidden />
          {t('tasks.mayNotContact', { name })}
        </li>
      ))}
    </ul>
  );
}
