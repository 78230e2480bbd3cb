// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { ActionMenu, AppLink, Section } from '@/ui';
import { day } from '@/ui/format';
import classes from './files.module.css';

type Incompatibility = Schema<'Incompatibility'>;

interface IncompatibilitiesProps {
  personId: string;
  incompatibilities: Incompatibility[];
  onAdd: () => void;
  onEdit: (one: Incompatibility) => void;
  onEnd: (one: Incompatibility) => void;
  onResume: (one: Incompatibility) => void;
}

/** Whom this young person must not meet. The only place of the program that says why. */
export function Incompatibilities({ incompatibilities, onAdd, ...acts }: IncompatibilitiesProps) {
  const { t } = useT();
  const inForce = incompatibilities.filter((one) => one.active);
  const others = incompatibilities.filter((one) => !one.active);
  const list = (some: Incompatibility[]) => (
    <ul className="plain-list line-list">
      {some.map((one) => (
        <OneIncompatibility key={one.id} one={one} {...acts} />
      ))}
    </ul>
  );
  return (
    <Section
      title={t('files.incompatibilities')}
      actions={
        <May right="files_keep">
          <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
            {t('files.add')}
            <span className="visually-hidden"> {t('files.anIncompatibility')}</span>
          </Button>
        </May>
      }
    >
      {incompatibilities.length === 0 && <p className={`muted ${classes.flat}`}>{t('files.noIncompatibility')}</p>}
      {inForce.length > 0 && list(inForce)}
      {others.length > 0 && (
        <details>
          <summary>{t('files.otherIncompatibilities', { count: others.length })}</summary>
          {list(others)}
        </details>
      )}
    </Section>
  );
}

interface OneProps extends Omit<IncompatibilitiesProps, 'incompatibilities' | 'onAdd'> {
  one: Incompatibility;
}

function OneIncompatibility({ one, personId, onEdit, onEnd, onResume }: OneProps) {
  const { t } = useT();
  const reason = useLabel('incompatibility_reason')(one.reason);
  const other = one.people.find(({ id }) => id !== personId);
  const until = one.endedOn
    ? t('files.apartEnded', { day: day(one.endedOn), reason: one.endReason })
    : t('files.apartUntil', { from: day(one.validFrom), to: day(one.validTo) });
  const ending = one.endedOn
    ? { label: t('files.apartResume'), onClick: () => onResume(one) }
    : { label: t('files.apartEnd'), onClick: () => onEnd(one) };
  return (
    <li>
      <div className="row row-apart">
        {other?.id ? (
          <AppLink href={`/dossiers/${other.id}`}>{other.name}</AppLink>
        ) : (
          <span>{t('files.apartUnnamed')}</span>
        )}
        {other?.id && (
          <May right="files_keep">
            <ActionMenu
              compact
              label={t('files.apartActions', { name: other?.name ?? '' })}
              items={[{ label: t('files.edit'), onClick: () => onEdit(one) }, ending]}
            />
          </May>
        )}
      </div>
      <div>{until}</div>
      <div className="muted small">
        {[reason, one.source && t('files.apartSource', { source: one.source, day: day(one.saidOn) })]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {one.note && <div className="written">{one.note}</div>}
    </li>
  );
}
