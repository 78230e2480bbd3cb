// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { useGuardianName } from '@/people/useGuardianName';
import { day, period } from '@/ui/format';
import classes from './Restrictions.module.css';

type Restriction = Schema<'Restriction'>;

interface RestrictionsProps {
  restrictions: Restriction[];
  guardians: Schema<'Guardian'>[];
  /** Absent on paper. */
  onEdit?: (restriction: Restriction) => void;
}

/** What a judge forbids, before anything else on the page. */
export function Restrictions({ restrictions, guardians, onEdit }: RestrictionsProps) {
  const { t } = useT();
  const active = restrictions.filter((restriction) => restriction.active);
  const others = restrictions.filter((restriction) => !restriction.active);
  return (
    <>
      {active.length > 0 && (
        <section className={classes.banner} aria-label={t('files.restrictions', { count: active.length })}>
          <IconShieldExclamation className={classes.icon} size={28} aria-hidden />
          <ul className="plain-list">
            {active.map((restriction) => (
              <OneRestriction key={restriction.id} restriction={restriction} guardians={guardians} onEdit={onEdit} />
            ))}
          </ul>
        </section>
      )}
      {onEdit && others.length > 0 && (
        <details className={`${classes.others} no-print`}>
          <summary>{t('files.otherRestrictions', { count: others.length })}</summary>
          <ul className="plain-list">
            {others.map((restriction) => (
              <OneRestriction key={restriction.id} restriction={restriction} guardians={guardians} onEdit={onEdit} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface OneRestrictionProps extends Omit<RestrictionsProps, 'restrictions'> {
  restriction: Restriction;
}

function OneRestriction({ restriction, guardians, onEdit }: OneRestrictionProps) {
  const { t } = useT();
  const kind = useLabel('restriction_kind')(restriction.kind);
  const nameOf = useGuardianName(guardians);
  const { guardianId, reference, seenOn, validFrom, validTo, note } = restriction;
  const facts = [
    guardianId && t('files.concerns', { name: nameOf(guardianId) }),
    reference && t('files.reference', { reference }),
    seenOn ? t('files.seenOn', { day: day(seenOn) }) : t('files.notSeen'),
    period(validFrom, validTo),
  ].filter(Boolean);
  return (
    <li className={classes.item}>
      <div className={classes.words}>
        <strong>{kind}</strong>
        <span className={classes.facts}>{facts.join(' · ')}</span>
        {note && <span className="written">{note}</span>}
      </div>
      {onEdit && (
        <Button variant="subtle" size="compact-sm" className="no-print" onClick={() => onEdit(restriction)}>
          {t('files.edit')}
          <span className="visually-hidden"> : {kind}</span>
        </Button>
      )}
    </li>
  );
}
