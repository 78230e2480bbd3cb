// SPDX-License-Identifier: EUPL-1.2
import { IconShieldExclamation } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { familyHref } from '@/families/search';
import { stateTone } from '@/families/words';
import { useT } from '@/i18n';
import { AppLink, Section, StatusBadge } from '@/ui';
import { time } from '@/ui/format';
import classes from './today.module.css';

/** Families awaited today, by the hour. Not shown on a day without any. */
export function Appointments({ today }: { today: Schema<'Today'> }) {
  const { t } = useT();
  if (today.convocations.length === 0) return null;
  return (
    <Section title={t('today.appointments')}>
      <ul className="plain-list line-list">
        {today.convocations.map((row) => (
          <Appointment key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  );
}

function Appointment({ row }: { row: Schema<'ConvocationRow'> }) {
  const { t } = useT();
  const purpose = useLabel('convocation_purpose');
  const state = useLabel('convocation_state');
  const relation = useLabel('guardian_relation');
  const who = [...row.relations.map((code) => relation(code).toLowerCase()), row.young && t('today.youngPerson')];
  return (
    <li className={classes.absent}>
      <div className={classes.line}>
        <span>
          <strong className="num">{time(row.time)}</strong>{' '}
          <AppLink href={familyHref(row.personId)}>{row.personName}</AppLink>{' '}
          <span className="muted">· {purpose(row.purpose)}</span>
        </span>
        <StatusBadge tone={stateTone(row.state)}>{state(row.state)}</StatusBadge>
      </div>
      <div className="row">
        <span className="muted small">
          {t('today.appointmentWho', { who: who.filter(Boolean).join(', '), place: row.place || 'none' })}
        </span>
        {row.interpreter !== 'none' && (
          <StatusBadge tone={row.interpreter === 'booked' ? 'info' : 'warn'}>
            {t(row.interpreter === 'booked' ? 'today.interpreterBooked' : 'today.interpreterToBook')}
          </StatusBadge>
        )}
        {row.restricted && (
          <StatusBadge tone="bad">
            <IconShieldExclamation size={16} aria-hidden /> {t('today.withCare')}
          </StatusBadge>
        )}
      </div>
    </li>
  );
}

/** Those received today whose papers are not complete. */
export function OwedSignatures({ today }: { today: Schema<'Today'> }) {
  const { t } = useT();
  const kind = useLabel('authorisation');
  if (today.owedSignatures.length === 0) return null;
  return (
    <Section title={t('today.owedSignatures')}>
      <ul className="plain-list line-list">
        {today.owedSignatures.map((row) => (
          <li key={row.stayId} className={classes.absent}>
            <div className={classes.line}>
              <AppLink href={familyHref(row.personId)}>{row.personName}</AppLink>
              <AppLink href={familyHref(row.personId, 'signer', row.stayId)}>
                {t('today.collect')}
                <span className="visually-hidden"> : {row.personName}</span>
              </AppLink>
            </div>
            <span className="muted small">
              {t('today.owedKinds', {
                count: row.kinds.length,
                kinds: row.kinds.map((code) => kind(code).toLowerCase()).join(', '),
              })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
