// SPDX-License-Identifier: EUPL-1.2
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import classes from './families.module.css';
import { type Family, useWho } from './words';

/** Calls received; their words are in the journal. */
export function Calls({ family }: { family: Family }) {
  const { t } = useT();
  const request = useLabel('call_request');
  const who = useWho(family.guardians);
  if (family.calls.length === 0) return null;
  return (
    <Section title={t('families.calls')}>
      <ul className="plain-list line-list">
        {family.calls.map((call) => (
          <li key={call.id} className={classes.item}>
            <div className={classes.line}>
              <span>
                <span className="num">{day(call.on)}</span> · {call.guardianId ? who(call.guardianId) : call.callerName}
              </span>
              <StatusBadge tone={call.told ? 'good' : 'quiet'}>
                {t(call.told ? 'families.told' : 'families.notTold')}
              </StatusBadge>
            </div>
            <p className={`muted ${classes.flat}`}>{call.asked.map(request).join(' · ')}</p>
            {call.toldReason && <p className={`written ${classes.flat}`}>{call.toldReason}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
