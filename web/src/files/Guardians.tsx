// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconBan, IconPhone, IconPlus } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { HiddenAddress } from '@/people/HiddenAddress';
import { inForce } from '@/people/values';
import { dialled } from '@/people/words';
import { ActionMenu, Section, StatusBadge, useToday } from '@/ui';
import { name, period, phone } from '@/ui/format';
import classes from './Guardians.module.css';

type Guardian = Schema<'Guardian'>;

interface GuardiansProps {
  guardians: Guardian[];
  restrictions: Schema<'Restriction'>[];
  onAdd: () => void;
  onEdit: (guardian: Guardian) => void;
}

export function Guardians({ guardians, restrictions, onAdd, onEdit }: GuardiansProps) {
  const { t } = useT();
  const today = useToday();
  const present = guardians.filter((guardian) => inForce(guardian, today));
  const others = guardians.filter((guardian) => !inForce(guardian, today));
  const restricted = new Set(restrictions.filter((each) => each.active).map((each) => each.guardianId));
  const list = (some: Guardian[]) => (
    <ul className="plain-list line-list">
      {some.map((guardian) => (
        <OneGuardian
          key={guardian.id}
          guardian={guardian}
          restricted={restricted.has(guardian.id)}
          onEdit={() => onEdit(guardian)}
        />
      ))}
    </ul>
  );
  return (
    <Section
      title={t('files.guardians')}
      actions={
        <May right="files_keep">
          <Button variant="subtle" size="compact-md" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
            {t('files.add')}
            <span className="visually-hidden"> {t('files.aGuardian')}</span>
          </Button>
        </May>
      }
    >
      {guardians.length === 0 && <p className={`muted ${classes.flat}`}>{t('files.noGuardian')}</p>}
      {list(present)}
      {others.length > 0 && (
        <details>
          <summary>{t('files.otherGuardians', { count: others.length })}</summary>
          {list(others)}
        </details>
      )}
    </Section>
  );
}

interface OneGuardianProps {
  guardian: Guardian;
  restricted: boolean;
  onEdit: () => void;
}

function OneGuardian({ guardian, restricted, onEdit }: OneGuardianProps) {
  const { t } = useT();
  const relation = useLabel('guardian_relation')(guardian.relation);
  const who = name(guardian);
  return (
    <li className={classes.guardian}>
      <div className={classes.line}>
        <div>
          <span className="strong">{who}</span> <span className="muted">· {relation}</span>
        </div>
        <May right="files_keep">
          <ActionMenu
            compact
            label={t('files.actionsOn', { name: who })}
            items={[{ label: t('files.editGuardian'), onClick: onEdit }]}
          />
        </May>
      </div>
      {(!guardian.mayContact || restricted) && (
        <p className={classes.forbidden}>
          <IconBan size={18} aria-hidden />
          {guardian.mayContact ? t('files.restricted') : t('files.mayNotContact')}
        </p>
      )}
      <Phones guardian={guardian} />
      <Rights guardian={guardian} />
      <Words guardian={guardian} />
    </li>
  );
}

/** Numbers to tap; those of somebody who must not be called are only shown. */
function Phones({ guardian }: { guardian: Guardian }) {
  const numbers = [guardian.phone, guardian.phone2].filter(Boolean);
  if (numbers.length === 0) return null;
  return (
    <div className={classes.phones}>
      {numbers.map((number) =>
        guardian.mayContact ? (
          <a key={number} className={classes.phone} href={dialled(number)}>
            <IconPhone size={16} aria-hidden />
            <span className="num">{phone(number)}</span>
          </a>
        ) : (
          <span key={number} className={`num muted ${classes.plain}`}>
            {phone(number)}
          </span>
        ),
      )}
    </div>
  );
}

function Rights({ guardian }: { guardian: Guardian }) {
  const { t } = useT();
  const authority = useLabel('authority')(guardian.authority);
  const tone = guardian.authority === 'yes' ? 'good' : guardian.authority === 'no' ? 'quiet' : 'warn';
  return (
    <ul className={classes.rights}>
      <li>
        <StatusBadge tone={tone}>{authority}</StatusBadge>
      </li>
      <li>{guardian.mayCollect ? t('files.mayCollect') : t('files.mayNotCollect')}</li>
      <li>{guardian.receivesDocuments ? t('files.documents') : t('files.noDocuments')}</li>
      {guardian.emergency && <li className="strong">{t('files.emergency')}</li>}
    </ul>
  );
}

function Words({ guardian }: { guardian: Guardian }) {
  const { t } = useT();
  const language = useLabel('language');
  const channel = useLabel('preferred_channel');
  const facts = [
    guardian.language &&
      (guardian.language !== 'fr' || guardian.interpreter) &&
      t('files.speaks', { language: language(guardian.language).toLowerCase() }),
    guardian.channel && t('files.prefers', { channel: channel(guardian.channel).toLowerCase() }),
    period(guardian.validFrom, guardian.validTo),
  ].filter(Boolean);
  return (
    <div className={classes.words}>
      {guardian.interpreter && <StatusBadge tone="warn">{t('files.interpreter')}</StatusBadge>}
      {facts.length > 0 && <span>{facts.join(' · ')}</span>}
      {guardian.email && guardian.mayContact && <a href={`mailto:${guardian.email}`}>{guardian.email}</a>}
      <HiddenAddress address={guardian.address} hidden={guardian.addressHidden} />
      {guardian.note && <span className="written muted">{guardian.note}</span>}
    </div>
  );
}
